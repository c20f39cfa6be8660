package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify --from-raw --engine duckdb} over one project with a feed of each format. */
class RecountTest {
  private static final String[] VERIFY = {"verify", "--from-raw", "--engine", "duckdb"};
  private static final List<Requests.Request> REQUESTS =
      Requests.from("2026-05-01T00:00:00Z", Duration.ofMinutes(5), 288);
  private static final String FILE = "telemetry/{odd} [0-9]*/%1$s/day=2026-05-01/part 1.%1$s";

  @TempDir private static Path folder;
  private static TestProject project;

  @BeforeAll
  static void publish() throws IOException {
    project = TestProject.in(folder);
    List<Requests.Request> twice = new ArrayList<>(REQUESTS);
    twice.addAll(REQUESTS.subList(100, 110));
    Files.createDirectories(folder.resolve(FILE).getParent());
    Requests.parquet(twice, folder.resolve(FILE.formatted("parquet")));
    feed("parquet", "key: id\n");
    project.write(FILE.formatted("json"), Requests.lines(REQUESTS, Requests.Request::json));
    feed("json", "schema: " + Requests.SCHEMA + "\n");
    project.write(
        FILE.formatted("csv"),
        "\uFEFF\"id\",\"ts\",\"other\",\"route\",\"country\",\"account\",\"millis\",\"status\"\r\n\r\n"
            + Requests.lines(REQUESTS, RecountTest::csv));
    feed("csv", "schema: " + Requests.SCHEMA + "\n");
    project.write("telemetry/text/day=2026-05-01/part.log", "200\n");
    project.catalog(
        "text",
        Feeds.source(
            "text",
            "format: text\npath: telemetry/text\npattern: '(?<status>.*)'\npartitions: { by: day }\n"
                + "columns: { event_time: \"timestamp'2026-05-01T00:00:00Z'\", service: \"'text'\" }"),
        Feeds.objective("text", "text", "0.9", "status = '200'", "true"));
    project.backfill("2026-05-01", "2026-05-03");
    project.succeed("report", "--week", "2026-W18");
  }

  private static void feed(String format, String more) {
    project.catalog(
        format,
        Feeds.source(
            format,
            "format: %s\npath: 'telemetry/{odd} [0-9]*/%s'\npartitions: { by: day }\n%s%s"
                .formatted(format, format, more, Requests.COLUMNS.formatted(format))),
        Feeds.objective(format, format, "0.9", "status < 500", "status NOT IN (401, 404)"));
  }

  private static String csv(Requests.Request request) {
    return "%s,%s,\"a, \"\"b\"\"\",%s,%s,,%d,%d\r"
        .formatted(
            request.id(),
            request.time(),
            request.route(),
            request.country(),
            request.millis(),
            request.status());
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @Test
  void duckdb_counts_what_the_record_has_and_names_what_it_cannot_count() {
    Outcome verified = project.run(VERIFY);

    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.out())
        .isEqualToIgnoringNewLines(
            "1 edition: documents, recorded figures, published tables and DuckDB's count of 3 days of"
                + " objectives in raw telemetry agree");
    assertThat(verified.err())
        .contains(
            "2026-W18/edition-1: not counted again: text on 2026-05-01: text files: this check reads"
                + " parquet, json and csv");
  }

  /** As if Spark had read another value than stands in the file. */
  @Test
  void one_value_that_spark_read_wrongly_is_found() throws IOException {
    Outcome found =
        changed(
            Path.of(FILE.formatted("json")),
            text -> once(text, "\"status\":200", "\"status\":503"));

    assertThat(found.exit()).isEqualTo(50);
    assertThat(found.err())
        .contains(
            "2026-W18/edition-1: 2026-05-01, json-availability: the record has 10 good of 12, DuckDB"
                + " counts 9 good of 12 in the hour from 2026-05-01T",
            "examine these rows of json");
  }

  /** The sum of the day is the same. */
  @Test
  void a_time_that_spark_read_wrongly_is_found() throws IOException {
    Outcome found =
        changed(
            Path.of(FILE.formatted("json")),
            text -> once(text, "2026-05-01T03:00:00Z", "2026-05-01T07:00:00Z"));

    assertThat(found.exit()).isEqualTo(50);
    assertThat(found.err())
        .contains("in the hour from 2026-05-01T03:00:00Z, and one more hour differs");
  }

  @Test
  void telemetry_that_is_gone_is_no_difference() throws IOException {
    Path file = folder.resolve(FILE.formatted("json"));
    Path away = Files.move(file, folder.resolve("away"));
    Outcome verified = project.run(VERIFY);
    Files.move(away, file);

    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.err()).contains("json on 2026-05-01: its raw telemetry is gone");
  }

  @Test
  void telemetry_that_changed_since_is_not_compared() throws IOException {
    Path file = folder.resolve(FILE.formatted("csv"));
    byte[] before = Files.readAllBytes(file);
    FileTime written = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(written.toMillis() + 1000));
    Outcome verified = project.run(VERIFY);
    Files.write(file, before);
    Files.setLastModifiedTime(file, written);

    assertThat(verified.exit()).as(verified.err()).isZero();
    assertThat(verified.out()).contains("DuckDB's count of 2 days");
    assertThat(verified.err())
        .contains(
            "csv on 2026-05-01: its telemetry or its definitions are not as recorded any more");
  }

  @Test
  void an_engine_without_raw_telemetry_is_refused() {
    Outcome outcome = project.run("verify", "--engine", "duckdb");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("add --from-raw or leave it out");
  }

  private static String once(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replaceFirst(from, to);
  }

  /** Verifies while a file has other bytes, of the same number and age. */
  private static Outcome changed(Path name, UnaryOperator<String> change) throws IOException {
    Path file = folder.resolve(name);
    String before = Files.readString(file);
    FileTime written = Files.getLastModifiedTime(file);
    Files.writeString(file, change.apply(before), StandardCharsets.UTF_8);
    Files.setLastModifiedTime(file, written);
    Outcome outcome = project.run(VERIFY);
    Files.writeString(file, before);
    Files.setLastModifiedTime(file, written);
    return outcome;
  }
}
