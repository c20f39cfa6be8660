package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyTest {
  @TempDir private Path folder;
  private TestProject project;

  @BeforeEach
  void write() {
    project = TestProject.in(folder);
    feed("shop", "partitions: { by: day }");
    feed("cinema", "partitions: { by: day, complete: { marker: _SUCCESS } }");
    for (int day = 1; day <= 3; day++) {
      for (String name : List.of("shop", "cinema")) {
        telemetry(name, day, "part-0.json", 144);
        project.write("telemetry/%s/day=2026-05-0%d/_SUCCESS".formatted(name, day), "");
      }
    }
    project.now("2026-05-04T06:00:00Z");
  }

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void running_a_night_again_changes_nothing_and_a_late_file_changes_its_day_alone()
      throws IOException {
    project.backfill("2026-05-01", "2026-05-02");
    assertThat(project.nightly("2026-05-03")).contains("recorded 2026-05-03 in");
    assertThat(TestSession.temporaryViews()).isEmpty();
    Map<String, List<String>> first = project.tables();
    Map<String, String> versions = project.versions();

    assertThat(project.nightly("2026-05-03"))
        .isEqualToIgnoringNewLines(
            "2026-05-01 to 2026-05-03: nothing changed since it was recorded");
    assertThat(project.versions()).isEqualTo(versions);

    Path late = telemetry("shop", 1, "part-1.json", 10);
    assertThat(project.nightly("2026-05-03")).contains("recorded 2026-05-01 in", "154 rows read");
    assertThat(project.rows("SELECT MAP_KEYS(fingerprints) FROM record.run ORDER BY number").get(2))
        .contains("shop/2026-05-01")
        .doesNotContain("cinema", "2026-05-02", "2026-05-03");
    Map<String, List<String>> restated = project.tables();
    assertThat(others(restated)).isEqualTo(others(first));
    assertThat(
            project.value(
                "SELECT valid FROM slo.availability_day"
                    + " WHERE day = DATE '2026-05-01' AND service = 'shop'"))
        .isEqualTo("154");

    Files.delete(late);
    assertThat(project.nightly("2026-05-03")).contains("recorded 2026-05-01 in", "144 rows read");
    assertThat(project.tables()).isEqualTo(first);
  }

  @Test
  void a_night_waits_for_the_day_to_end_and_for_its_telemetry() throws IOException {
    project.now("2026-05-03T23:59:59Z");
    refuses("the day ends at 2026-05-04T00:00:00Z");
    project.now("2026-05-04T00:00:00Z");
    Files.delete(folder.resolve("telemetry/cinema/day=2026-05-03/_SUCCESS"));
    refuses("telemetry/cinema/day=2026-05-03: no _SUCCESS");
    hours();
    refuses("telemetry/hours/day=2026-05-03/hour=07 and 1 more: no file");

    project.nightly("2026-05-03", "--accept-incomplete");

    assertThat(
            project.rows(
                "SELECT source, partition, state, reason, rows_read FROM core.partition"
                    + " WHERE state <> 'received' ORDER BY source, partition"))
        .containsExactly(
            "cinema day=2026-05-03 incomplete no _SUCCESS 144",
            "hours day=2026-05-03/hour=07 missing no file 0",
            "hours day=2026-05-03/hour=23 missing no file 0");
    assertThat(
            project.rows(
                "SELECT service, valid, no_telemetry_minutes FROM slo.availability_day"
                    + " ORDER BY service"))
        .containsExactly("cinema 144 1440", "hours 132 120", "shop 144 0");
    assertThat(project.value("SELECT kind FROM record.run")).isEqualTo("nightly");

    project.write("telemetry/cinema/day=2026-05-03/_SUCCESS", "");
    project.nightly("2026-05-03", "--accept-incomplete");
    assertThat(
            project.value(
                "SELECT valid, no_telemetry_minutes FROM slo.availability_day"
                    + " WHERE service = 'cinema'"))
        .isEqualTo("144 0");
  }

  private void hours() {
    feed("hours", "partitions: { by: day/hour, complete: every-hour }");
    for (int hour = 0; hour < 23; hour++) {
      if (hour != 7) {
        project.write(
            "telemetry/hours/day=2026-05-03/hour=%02d/part.json".formatted(hour),
            Requests.lines(
                Requests.from("2026-05-03T%02d:00:00Z".formatted(hour), Duration.ofMinutes(10), 6),
                Requests.Request::json));
      }
    }
  }

  private void refuses(String why) {
    Outcome outcome = project.run("nightly", "--day", "2026-05-03");
    assertThat(outcome.exit()).isEqualTo(20);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("Cannot compute 2026-05-03: ").contains(why);
    assertThat(project.rows("SELECT * FROM record.run")).isEmpty();
  }

  /** All rows but those that tell of the shop on 1 May, or of windows that hold it. */
  private static Map<String, List<String>> others(Map<String, List<String>> tables) {
    Map<String, List<String>> others = new TreeMap<>();
    tables.forEach(
        (table, rows) ->
            others.put(
                table,
                rows.stream()
                    .filter(row -> !row.contains("\"shop\"") || !isOfShop(table, row))
                    .toList()));
    return others;
  }

  private static boolean isOfShop(String table, String row) {
    return row.contains("\"2026-05-01\"")
        || table.contains("budget")
        || table.equals("slo.burn_day")
        || table.equals("slo.period_day");
  }

  private Path telemetry(String feed, int day, String file, int rows) {
    return project.write(
        "telemetry/%s/day=2026-05-0%d/%s".formatted(feed, day, file),
        Requests.lines(
            Requests.from("2026-05-0%dT00:00:00Z".formatted(day), Duration.ofMinutes(10), rows),
            Requests.Request::json));
  }

  private void feed(String name, String partitions) {
    project.catalog(
        name,
        Feeds.source(
            name,
            "format: json\nschema: %s\npath: telemetry/%s\n%s\n%s"
                .formatted(Requests.SCHEMA, name, partitions, Requests.COLUMNS.formatted(name))),
        Feeds.objective(name, name, "0.9", "status < 500", "true"));
  }
}
