package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that cannot be judged, read or placed in time, from files to verdicts, status and reports.
 */
class UnjudgedRowsTest {
  @TempDir private static Path folder;
  private static TestProject project;
  private static String summary;

  @BeforeAll
  static void compute() {
    project = TestProject.in(folder);
    feed(
        "renamed",
        "format: json",
        "at TIMESTAMP, status INT",
        "by: day",
        "status < 500",
        "status NOT IN (401, 404)");
    feed(
        "gauge",
        "format: json",
        "at TIMESTAMP, ratio DOUBLE",
        "by: day",
        "ratio > 0.999",
        "ratio IS NOT NULL");
    feed(
        "cross",
        "format: csv\nheader: true",
        "at TIMESTAMP, requests BIGINT, answered BIGINT",
        "by: day",
        "answered",
        "requests");
    feed(
        "log",
        "format: csv\nheader: true",
        "at TIMESTAMP, status INT",
        "by: none",
        "status < 500",
        "true");
    feed(
        "junk",
        "format: csv\nheader: true",
        "at TIMESTAMP, status INT",
        "by: none",
        "status < 500",
        "true");
    project.write(
        "telemetry/renamed/day=2026-05-02/a.json",
        lines(40, "{\"at\": \"2026-05-02T10:%02d:00Z\", \"status\": 200}"));
    project.write(
        "telemetry/renamed/day=2026-05-02/b.json",
        lines(40, "{\"at\": \"2026-05-02T10:%02d:00Z\", \"http_status\": 500}"));
    project.write(
        "telemetry/gauge/day=2026-05-02/a.json",
        lines(30, "{\"at\": \"2026-05-02T10:%02d:00Z\", \"ratio\": 1.0}")
            + lines(10, "{\"at\": \"2026-05-02T11:%02d:00Z\", \"ratio\": NaN}"));
    project.write(
        "telemetry/cross/day=2026-05-02/a.csv",
        "at,requests,answered\n"
            + lines(20, "2026-05-02T10:%02d:00Z,10,10")
            + lines(2, "2026-05-02T11:%02d:00Z,10,11"));
    project.write(
        "telemetry/log/a.csv",
        "at,status\n1970-01-01T00:00:00Z,200\n2026-05-01T10:00:00Z,200\n9999-12-31T00:00:00Z,200\n"
            + lines(40, "2026-05-03T10:%02d:00Z,200")
            + "not a row\n0001-01-01T00:00:00Z,500\n");
    project.write("telemetry/junk/a.csv", "at,status\n" + lines(9, "cannot remove a.out %d"));
    summary =
        project
            .run("backfill", "--from", "2026-05-01", "--to", "2026-05-03", "--reason", "test")
            .out();
  }

  private static void feed(
      String name, String format, String schema, String partitions, String good, String total) {
    project.catalog(
        name,
        Feeds.source(
            name,
            """
            %s
            path: telemetry/%s
            schema: %s
            partitions: { %s }
            columns: { event_time: at, service: "'%s'" }
            """
                .formatted(format, name, schema, partitions, name)),
        Feeds.objective(name, name, "0.9", good, total));
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.formatted(i) + "\n")
        .collect(Collectors.joining());
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static String day(String service, String day) {
    return project.value(
        "SELECT good, valid, missing, raw_verdict FROM slo.availability_day WHERE service = '%s' AND day = '%s'"
            .formatted(service, day));
  }

  private static String account(String source, String day) {
    return project.value(
        "SELECT state, rows_read, rows_accepted, rows_quarantined, rows_unjudged FROM core.partition WHERE source = '%s' AND day = '%s'"
            .formatted(source, day));
  }

  private static String reasons(String source) {
    return project.value(
        "SELECT reason, SUM(unjudged_rows) FROM core.unjudged_minute WHERE source = '%s' GROUP BY reason"
            .formatted(source));
  }

  @Test
  void half_of_a_day_without_the_column_is_never_met() {
    assertThat(day("renamed", "2026-05-02")).isEqualTo("40 40 40 Unknown");
    assertThat(account("renamed", "2026-05-02")).isEqualTo("received 80 80 0 40");
    assertThat(reasons("renamed")).isEqualTo("status: no value 40");
  }

  @Test
  void nan_meets_no_limit() {
    assertThat(day("gauge", "2026-05-02")).isEqualTo("30 30 10 Unknown");
    assertThat(reasons("gauge")).isEqualTo("ratio: NaN or infinite 10");
  }

  @Test
  void a_row_of_counts_that_cannot_be_judged_counts_as_the_largest() {
    assertThat(day("cross", "2026-05-02")).isEqualTo("200 200 20 Met");
    assertThat(reasons("cross")).isEqualTo("answered: more than the total 2");
  }

  @Test
  void rows_without_a_believable_time_are_of_the_day_of_the_row_beside_them() {
    assertThat(account("log", "2026-05-01")).isEqualTo("received 3 1 2 0");
    assertThat(account("log", "2026-05-02")).isEqualTo("received 0 0 0 0");
    assertThat(account("log", "2026-05-03")).isEqualTo("received 42 40 2 0");
    assertThat(day("log", "2026-05-02")).isEqualTo("0 0 null Unknown");
    assertThat(day("log", "2026-05-03")).endsWith("Unknown");
    assertThat(
            project.rows(
                "SELECT day, row_number, reason FROM core.quarantine WHERE source = 'log' ORDER BY row_number"))
        .containsExactly(
            "2026-05-01 2 event_time is before 2000 or more than a day after the run",
            "2026-05-01 4 event_time is before 2000 or more than a day after the run",
            "2026-05-03 45 malformed CSV: 1 value for 2 columns",
            "2026-05-03 46 event_time is before 2000 or more than a day after the run");
  }

  @Test
  void a_source_without_a_readable_row_is_rejected() {
    assertThat(account("junk", "2026-05-01")).isEqualTo("rejected 9 0 9 0");
    assertThat(account("junk", "2026-05-02")).isEqualTo("rejected 0 0 0 0");
    assertThat(day("junk", "2026-05-02")).endsWith("Unknown");
  }

  @Test
  void status_and_the_run_say_what_cannot_be_judged() {
    assertThat(project.run("status").out())
        .contains("Rows that an objective cannot judge, neither good nor bad:")
        .contains("renamed, renamed/renamed-availability: 40 rows: status: no value");
    assertThat(summary)
        .contains("of the accepted rows, 52 cannot be judged by at least one objective");
  }
}
