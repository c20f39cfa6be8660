package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that come late, and rows that come twice. */
class ArrivalAndKeysTest {
  private static final String LINE =
      "{\"ts\":\"2026-05-%s\",\"id\":%s,\"route\":\"/\",\"country\":\"DE\",\"status\":%d,\"millis\":5}\n";

  @TempDir private static Path folder;
  private static TestProject project;

  @BeforeAll
  static void compute() {
    project = TestProject.in(folder);
    feed("arrivals", "partitions: { by: day, time: arrival, lateness: 1d }");
    project.write(
        "telemetry/arrivals/day=2026-05-02/part.json",
        line("02T10:00:00Z", null, 200)
            + line("01T00:00:00Z", null, 200) // as late as can be
            + line("01T23:59:59.999Z", null, 503)
            + line("30T23:59:59.999Z", null, 503).replace("2026-05-30", "2026-04-30") // too late
            + line("03T00:00:00Z", null, 503)); // happened after it arrived
    project.write("telemetry/arrivals/day=2026-05-01/part.json", line("01T12:00:00Z", null, 200));

    // One row twice: in one file, in two files, in two partitions of a day, and on two days.
    String first = line("01T00:10:00Z", "one", 503) + line("01T00:10:00Z", "one", 503);
    String second = line("01T00:30:00Z", "one", 200) + line("01T00:40:00Z", null, 200);
    String third = line("01T05:00:00Z", "one", 200) + line("01T05:00:00Z", null, 200);
    String fourth = line("02T05:00:00Z", "one", 200);
    for (String name : List.of("keyed", "reversed")) {
      boolean reversed = name.equals("reversed");
      feed(name, "key: id\npartitions: { by: day/hour }");
      String at = "telemetry/" + name + "/day=2026-05-0";
      project.write(at + "1/hour=00/a.json", reversed ? second : first);
      project.write(at + "1/hour=00/b.json", reversed ? first : second);
      project.write(at + "1/hour=05/part.json", third + line("01T05:00:00Z", null, 200));
      project.write(at + "2/hour=05/part.json", fourth + line("01T05:00:00Z", "one", 200));
    }
    feed("unkeyed", "partitions: { by: day }");
    project.write("telemetry/unkeyed/day=2026-05-01/part.json", first + second + third);
    project.backfill("2026-04-30", "2026-05-02");
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @Test
  void a_row_counts_on_the_day_it_happened_up_to_the_lateness_of_its_feed() {
    assertThat(counts("arrivals"))
        .containsExactly("2026-04-30 0 0", "2026-05-01 2 3", "2026-05-02 1 1");
    assertThat(account("arrivals"))
        .containsExactly(
            "day=2026-05-01 1 1 0 0 0 {}",
            "day=2026-05-02 5 3 1 0 1 {event_time is after the partition's arrival -> 1}");
  }

  @Test
  void an_equal_key_counts_once_a_day_by_what_happened_first_whatever_the_order_of_files() {
    // On 1 May: the failed row of 00:10, and three rows without a key.
    List<String> expected = List.of("2026-04-30 0 0", "2026-05-01 3 4", "2026-05-02 1 1");
    assertThat(counts("keyed")).isEqualTo(expected);
    assertThat(counts("reversed")).isEqualTo(expected);
    assertThat(account("keyed")).isEqualTo(account("reversed"));
    assertThat(
            project.value(
                "SELECT SUM(rows_duplicate), SUM(rows_quarantined) FROM core.partition"
                    + " WHERE source = 'keyed'"))
        .isEqualTo("3 1");
  }

  @Test
  void equal_rows_without_a_key_are_different_events() {
    assertThat(counts("unkeyed")).contains("2026-05-01 4 6");
  }

  private static List<String> counts(String service) {
    return project.rows(
        "SELECT day, good, valid FROM slo.availability_day WHERE service = '%s' ORDER BY day"
            .formatted(service));
  }

  private static List<String> account(String source) {
    return project
        .rows(
            ("SELECT partition, SUM(rows_read), SUM(rows_accepted), SUM(rows_quarantined),"
                    + " SUM(rows_duplicate), SUM(rows_late), MAX_BY(quarantined_by_reason,"
                    + " rows_quarantined) FROM core.partition WHERE source = '%s' AND rows_read > 0"
                    + " GROUP BY partition ORDER BY partition")
                .formatted(source))
        .stream()
        .map(row -> row.replaceAll("Map\\((.*)\\)$", "{$1}"))
        .toList();
  }

  private static String line(String time, String id, int status) {
    return LINE.formatted(time, id == null ? "null" : "\"" + id + "\"", status);
  }

  private static void feed(String name, String more) {
    project.catalog(
        name,
        Feeds.source(
            name,
            "format: json\nschema: %s\npath: telemetry/%s\n%s\n%s"
                .formatted(Requests.SCHEMA, name, more, Requests.COLUMNS.formatted(name))),
        Feeds.objective(name, name, "0.9", "status < 500", "true"));
  }
}
