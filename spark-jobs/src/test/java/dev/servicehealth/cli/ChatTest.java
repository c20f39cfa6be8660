package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.delivery.ChatServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a refused message reaches its app with the next command; the build posts without Spark.
 */
@Tag("endurance")
class ChatTest {
  private static final String[] REPORT = {"report", "--week", "2026-W18", "--chat"};

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_report_whose_message_was_refused_is_published_and_posted_by_the_next_one()
      throws IOException {
    TestProject project = TestProject.in(folder);
    project.shop("");
    project.requests("2026-05-01", 60);
    project.backfill("2026-04-27", "2026-05-03");
    assertThat(project.run(REPORT).err()).contains("no webhook is configured");
    assertThat(project.reports()).doesNotExist();
    Files.writeString(
        folder.resolve("service-health.yaml"),
        "chat: { slack: \"file:hook\" }\n",
        StandardOpenOption.APPEND);
    try (ChatServer server = new ChatServer(403)) {
      Files.writeString(folder.resolve("hook"), server.address());

      Outcome refused = project.run(REPORT);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err())
          .contains("Cannot post the edition in ", "chat.slack (file:", "status 403", "published")
          .doesNotContain("s3cr3t");
      String again = project.succeed(REPORT);

      assertThat(again).contains("nothing changed since its newest edition");
      Path published = project.reports().resolve("2026-W18/edition-1/chat/slack.json");
      assertThat(server.messages()).hasSize(2).containsOnly(Files.readString(published));
    }
  }
}
