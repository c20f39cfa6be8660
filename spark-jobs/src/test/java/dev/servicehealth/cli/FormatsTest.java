package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same 200 requests, however they are written, are the same facts. */
class FormatsTest {
  private static final List<Requests.Request> REQUESTS =
      Requests.from("2026-05-04T22:00:00Z", Duration.ofMinutes(1), 200);

  private static final String PATTERN =
      "^(?<country>[A-Z]{2}) \\[(?<time>[^\\]]+)\\] \"(?<route>[^\"]*)\" (?<id>\\S+) (?<user>\\S+)"
          + " (?<status>\\d+) (?<millis>\\d+)ms$";

  private static final String TEXT_COLUMNS =
      Requests.COLUMNS
          .replace("event_time: ts", "event_time: try_to_timestamp(time)")
          .replace("user_id: account", "user_id: nullif(user, '-')")
          .replace("latency_ms: millis", "latency_ms: CAST(millis AS DOUBLE)");

  @TempDir private static Path folder;
  private static TestProject project;

  @BeforeAll
  static void compute() throws IOException {
    project = TestProject.in(folder);
    Requests.parquet(REQUESTS, folder.resolve("telemetry/parquet/part.parquet"));
    feed("parquet", "parquet", "telemetry/parquet", "");
    Requests.rows(REQUESTS)
        .repartition(3)
        .write()
        .format("delta")
        .save(folder.resolve("telemetry/delta").toString());
    feed("delta", "delta", "telemetry/delta", "");
    lines();
    awkwardLines();
    project.backfill("2026-05-04", "2026-05-05");
  }

  private static void lines() {
    String schema = "schema: " + Requests.SCHEMA;
    project.write("telemetry/json/part.json", Requests.lines(REQUESTS, Requests.Request::json));
    feed("json", "json", "telemetry/json", schema);
    project.write(
        "telemetry/csv/part.csv",
        "ts,id,route,country,account,status,millis\n"
            + Requests.lines(REQUESTS, Requests.Request::csv));
    feed("csv", "csv", "telemetry/csv", "header: true\n" + schema);
    project.write("telemetry/text/part.log", Requests.lines(REQUESTS, Requests.Request::text));
    feed("text", "text", "telemetry/text", "pattern: '" + PATTERN + "'");
  }

  private static void awkwardLines() throws IOException {
    String schema = "schema: " + Requests.SCHEMA;
    project.write(
        "telemetry/wind ows [x]/{a,b}*/part 1.csv",
        "\uFEFF\"ts\",\"id\",\"route\",\"country\",\"account\",\"status\",\"millis\"\r\n\r\n"
            + Requests.lines(REQUESTS, Requests.Request::csv).replace("\n", "\r\n")
            + "\r\n  \r\n");
    feed("windows", "csv", "telemetry/wind ows [x]/{a,b}*", "header: true\n" + schema);
    project.write(
        "telemetry/100% # ?/part 1.json",
        "\n" + Requests.lines(REQUESTS, Requests.Request::json).replace("\n", "\r\n\n"));
    feed("blank", "json", "telemetry/100% # ?", schema);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      String text = Requests.lines(REQUESTS, Requests.Request::text).replace("\n", "\r\n");
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    project.write("telemetry/zipped/part.log.gz", bytes.toByteArray());
    feed("zipped", "text", "telemetry/zipped", "pattern: '" + PATTERN + "'");
    Requests.parquet(REQUESTS, folder.resolve("telemetry/{odd} [0-9]/part 1.parquet"));
    feed("odd", "parquet", "telemetry/{odd} [0-9]", "");
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @ParameterizedTest
  @ValueSource(strings = {"delta", "json", "csv", "text", "windows", "blank", "zipped", "odd"})
  void a_format_gives_the_facts_of_any_other(String format) {
    for (String fact :
        List.of(
            "minute, good, valid, HEX(failed_users) FROM core.sli_minute",
            "hour, dimension, value, good, valid FROM core.slice_hour",
            "hour, operation, bucket, requests FROM core.latency_hour",
            "row_count, HEX(users) FROM core.user_day",
            "rows_read, rows_accepted, state FROM core.partition")) {
      List<String> rows = rows(fact, format);
      assertThat(rows).as(fact).isNotEmpty().isEqualTo(rows(fact, "parquet"));
    }
    assertThat(
            project.value(
                "SELECT SUM(rows_read), SUM(rows_accepted) FROM core.partition WHERE source = '%s'"
                    .formatted(format)))
        .isEqualTo("200 200");
  }

  private static List<String> rows(String fact, String source) {
    return project.rows("SELECT day, %s WHERE source = '%s' ORDER BY ALL".formatted(fact, source));
  }

  private static void feed(String name, String format, String path, String more) {
    String columns = format.equals("text") ? TEXT_COLUMNS : Requests.COLUMNS;
    project.catalog(
        name,
        Feeds.source(
            name,
            "format: %s\npath: '%s'\n%s\n%s"
                .formatted(format, path, more, columns.formatted(name))),
        Feeds.objective(
            name, name, "0.9", "CAST(status AS INT) < 500", "CAST(status AS INT) <> 404"));
  }
}
