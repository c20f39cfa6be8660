package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An incident from its first revision to a restated edition, through the command line. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncidentsTest {
  private static final String OPEN =
      "{\"id\":\"INC-1\",\"title\":\"The shop fails\",\"severity\":1,\"services\":[\"shop\"],"
          + "\"started\":\"2026-05-09T02:00:00Z\",\"revised_at\":\"2026-05-09T08:00:00Z\"}\n";
  private static final String RESOLVED =
      "{\"id\":\"INC-1\",\"title\":\"The shop failed\",\"severity\":1,\"services\":[\"shop\"],"
          + "\"started\":\"2026-05-09T00:30:00Z\",\"resolved\":\"2026-05-09T03:00:00Z\",\"final\":true,"
          + "\"cause\":\"A full disk\",\"next_step\":\"Watch the disk\",\"due\":\"2026-05-20\","
          + "\"revised_at\":\"2026-05-14T08:00:00Z\"}\n";
  private static final String SLIP =
      "{\"id\":\"INC-1\",\"title\":\"The shop failed\",\"severity\":1,\"services\":[\"shop\"],"
          + "\"started\":\"2025-05-09T00:30:00Z\",\"resolved\":\"2026-05-09T03:00:00Z\","
          + "\"revised_at\":\"2026-05-10T08:00:00Z\"}\n";

  @TempDir private static Path folder;
  private static TestProject project;

  @BeforeAll
  static void start() {
    project = TestProject.in(folder);
    project.shop("");
    project.configured("incidents: incidents.jsonl");
    for (int day = 4; day <= 10; day++) {
      project.requests("2026-05-%02d".formatted(day), 5);
    }
    project.now("2026-05-11T06:00:00Z");
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static String ledger() {
    return String.join(
        "; ",
        project.rows(
            "SELECT CONCAT_WS(' ', incident, bad, valid) FROM slo.incident_impact"
                + " WHERE day = '2026-05-09' ORDER BY incident"));
  }

  @Test
  @Order(1)
  void a_feed_that_is_not_there_is_not_received() {
    project.backfill("2026-05-04", "2026-05-10");
    project.succeed("report", "--week", "2026-W19");

    assertThat(project.value("SELECT incident_feed FROM record.run")).isEqualTo("not received");
    assertThat(project.table("record.incident_revision")).isEmpty();
    assertThat(page(1))
        .contains(
            "The feed of incidents was not received: nobody knows whether there was an incident.");
    assertThat(ledger()).startsWith("unattributed ");
  }

  @Test
  @Order(2)
  void an_incident_takes_its_minutes_from_the_rest_and_restates_the_edition() {
    String before = ledger();
    project.write("incidents.jsonl", OPEN + SLIP);

    assertThat(project.succeed("plan", "--from", "2026-05-04", "--to", "2026-05-10"))
        .contains("incident revised", "2026-W19");
    assertThat(ledger()).isEqualTo(before); // a plan changes nothing

    project.backfill("2026-05-04", "2026-05-10");
    project.succeed("report", "--week", "2026-W19");

    assertThat(ledger()).startsWith("INC-1 ").contains("; unattributed ");
    assertThat(
            project.rows(
                "SELECT figure, was, why FROM record.restatement WHERE edition = 2"
                    + " AND figure LIKE 'bad of%'"))
        .allSatisfy(row -> assertThat(row).contains("bad of INC-1", "incident revised"));
    assertThat(page(2))
        .contains(
            "The shop fails (INC-1)",
            "Preliminary, open",
            "Not yet recorded.",
            "the start moves by 365 days");
    assertThat(
            project.rows(
                "SELECT status, problem IS NULL FROM record.incident_revision ORDER BY revised_at"))
        .hasSize(2);
  }

  @Test
  @Order(3)
  void a_revision_is_planned_recorded_and_told_with_its_cause() {
    project.now("2026-05-15T06:00:00Z");
    project.write("incidents.jsonl", RESOLVED); // an export holds the newest state alone
    String plan =
        project.succeed("plan", "--from", "2026-05-04", "--to", "2026-05-10", "--effects");
    project.backfill("2026-05-04", "2026-05-10");
    project.succeed("report", "--week", "2026-W19");

    assertThat(plan).contains("bad of INC-1");
    assertThat(
            project.rows(
                "SELECT CONCAT_WS(' ', status, title) FROM record.incident_revision ORDER BY revised_at"))
        .containsExactly(
            "counted The shop fails", "refused The shop failed", "counted The shop failed");
    assertThat(page(3))
        .contains(
            "A full disk (incident INC-1, final).",
            "Sat 9 May 00:30 - 03:00 UTC, 2 h 30 min",
            "Watch the disk",
            "an incident was revised");
    assertThat(project.succeed("verify")).contains("agree");
  }

  @Test
  @Order(4)
  void a_feed_that_is_unreadable_or_gone_costs_nothing_that_was_known() throws IOException {
    String before = ledger();
    project.write("incidents.jsonl", "{\"number\": 1}\n");
    assertThat(project.succeed("plan", "--from", "2026-05-04", "--to", "2026-05-10"))
        .contains("nothing changed");

    Files.delete(folder.resolve("incidents.jsonl"));
    assertThat(project.succeed("plan", "--from", "2026-05-04", "--to", "2026-05-10"))
        .contains("nothing changed");
    assertThat(ledger()).isEqualTo(before);
  }

  /** The words of a page. */
  private static String page(int edition) {
    try {
      String html =
          Files.readString(
              project.reports().resolve("2026-W19/edition-" + edition + "/index.html"));
      return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
