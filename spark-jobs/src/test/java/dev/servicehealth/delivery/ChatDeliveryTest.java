package dev.servicehealth.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.servicehealth.Failure;
import dev.servicehealth.config.SecretReference;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatDeliveryTest {
  @TempDir private Path folder;

  @BeforeEach
  void publish() throws IOException {
    Files.createDirectories(folder.resolve("edition/chat"));
    Files.writeString(folder.resolve("edition/chat/slack.json"), "{\"text\":\"Grüße\"}");
    Files.writeString(folder.resolve("edition/chat/teams.json"), "{\"type\":\"message\"}");
  }

  private SecretReference secret(String app, String address) {
    try {
      return new SecretReference("file:" + Files.writeString(folder.resolve(app), address + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void post(Map<String, SecretReference> webhooks) {
    new ChatDelivery(webhooks, Duration.ZERO).post(folder.resolve("edition"), sentence -> {});
  }

  private Failure refusal(Map<String, SecretReference> webhooks) {
    Failure failure = catchThrowableOfType(Failure.class, () -> post(webhooks));
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain("s3cr3t").doesNotContain("localhost");
    return failure;
  }

  @Test
  void every_app_gets_its_message_as_it_was_published() {
    try (ChatServer slack = new ChatServer();
        ChatServer teams = new ChatServer(202)) {
      post(
          Map.of(
              "slack", secret("slack", slack.address()),
              "teams", secret("teams", teams.address())));
      assertThat(slack.messages()).containsExactly("{\"text\":\"Grüße\"}");
      assertThat(teams.messages()).containsExactly("{\"type\":\"message\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void a_busy_server_is_tried_three_times(int status) {
    try (ChatServer server = new ChatServer(status, status)) {
      post(Map.of("slack", secret("slack", server.address())));
      assertThat(server.messages()).hasSize(3);
    }
    try (ChatServer server = new ChatServer(status, status, status)) {
      assertThat(refusal(Map.of("slack", secret("slack", server.address()))))
          .hasMessageContaining("chat.slack (file:" + folder.resolve("slack") + "): it answered")
          .hasMessageContaining("with status " + status + ", 3 times")
          .hasMessageContaining("It is published.");
      assertThat(server.messages()).hasSize(3);
    }
  }

  @Test
  void a_message_that_was_refused_is_not_sent_again() {
    try (ChatServer server = new ChatServer(404)) {
      assertThat(refusal(Map.of("slack", secret("slack", server.address()))))
          .hasMessageContaining("it answered with status 404.");
      assertThat(server.messages()).hasSize(1);
    }
  }

  @Test
  void an_app_that_cannot_be_reached_keeps_the_message_from_no_other() {
    ChatServer gone = new ChatServer();
    String address = gone.address();
    gone.close();
    try (ChatServer teams = new ChatServer()) {
      assertThat(
              refusal(
                  Map.of(
                      "slack", secret("slack", address),
                      "teams", secret("teams", teams.address()))))
          .hasMessageContaining("it did not answer (ConnectException), 3 times");
      assertThat(teams.messages()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com/s3cr3t", "s3cr3t", "ftp://x/s3cr3t", "https://a b/s3cr3t"})
  void an_address_without_encryption_or_none_at_all_is_refused_and_not_told(String address) {
    Failure failure = refusal(Map.of("slack", secret("slack", address)));
    assertThat(failure.getMessage())
        .containsAnyOf("it is not an https address", "it is not an address");
  }

  @Test
  void secrets_and_messages_that_are_not_there_are_told() throws IOException {
    assertThatThrownBy(() -> post(Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no webhook is configured");
    assertThatThrownBy(() -> post(Map.of("slack", new SecretReference("file:" + folder + "/no"))))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("there is no such file");
    Files.delete(folder.resolve("edition/chat/slack.json"));
    try (ChatServer server = new ChatServer()) {
      Map<String, SecretReference> slack = Map.of("slack", secret("slack", server.address()));
      assertThatThrownBy(() -> post(slack)).hasMessageContaining("earlier version of this program");
      assertThat(server.messages()).isEqualTo(List.of());
    }
  }
}
