package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be read cost their own partition and nothing else. */
class BrokenFilesTest {
  private static final int ROWS = 400;

  @TempDir private static Path folder;
  private static TestProject project;
  private static String printed;

  @BeforeAll
  static void compute() throws IOException {
    project = TestProject.in(folder);
    project.catalog("calls", feed("calls", "parquet", ""), objective("calls"));
    project.catalog(
        "events", feed("events", "json", "schema: " + Requests.SCHEMA), objective("events"));
    project.catalog(
        "sheets", feed("sheets", "csv", "schema: " + Requests.SCHEMA), objective("sheets"));
    csvDays();
    parquetDays();
    gzipDays();
    printed = project.backfill("2026-05-01", "2026-05-08");
  }

  private static void parquetDays() throws IOException {
    for (int day = 1; day <= 8; day++) {
      if (day != 5) {
        Requests.parquet(requests(day), file("calls", day, "part-0.parquet"));
      }
    }
    // Halves of a day: the good one must not count either.
    Path second = file("calls", 2, "part-1.parquet");
    Files.write(second, head(file("calls", 2, "part-0.parquet")));
    Files.write(file("calls", 3, "part-1.parquet"), new byte[0]);
    garble(file("calls", 4, "part-0.parquet"));
    Requests.parquet(
        requests(5),
        file("calls", 5, "part-0.parquet"),
        "ts",
        "route",
        "country",
        "account",
        "CAST(status AS STRING) AS status",
        "millis");
    Files.delete(file("calls", 6, "part-0.parquet"));
    Requests.parquet(
        requests(6), file("calls", 6, "part-0.parquet"), "*", "1 AS a_column_nobody_uses");
    Files.delete(file("calls", 7, "part-0.parquet"));
    Requests.parquet(
        requests(7),
        file("calls", 7, "part-0.parquet"),
        "ts",
        "12 AS id",
        "route",
        "country",
        "account",
        "CAST(status AS SMALLINT) AS status",
        "CAST(millis AS INT) AS millis");
    Files.write(file("calls", 8, "part-0.parquet"), head(file("calls", 8, "part-0.parquet")));
  }

  /** Of four days, one whose header spells a column in another way, and one in UTF-16. */
  private static void csvDays() throws IOException {
    String header = "ts,id,route,country,account,Status,millis\n";
    for (int day = 1; day <= 4; day++) {
      String named = day == 2 ? header.replace("Status", "Status Code") : header;
      String text = named + Requests.lines(requests(day), Requests.Request::csv);
      Path file = file("sheets", day, "part-0.csv");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, day == 3 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }
  }

  private static void gzipDays() throws IOException {
    for (int day = 1; day <= 8; day++) {
      byte[] bytes = gzip(Requests.lines(requests(day), Requests.Request::json));
      Path file = file("events", day, "part-0.json.gz");
      Files.createDirectories(file.getParent());
      Files.write(file, day == 2 ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
    }
    Path wide = file("events", 3, "part-0.json.gz").resolveSibling("part-1.json");
    Files.writeString(
        wide, Requests.lines(requests(3), Requests.Request::json), StandardCharsets.UTF_16LE);
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @Test
  void a_broken_file_rejects_its_partition_and_the_reason_names_it() {
    assertThat(
            project.rows(
                "SELECT source, partition, rows_read, reason FROM core.partition"
                    + " WHERE state = 'rejected' ORDER BY source, partition"))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("calls day=2026-05-02 0 part-1.parquet: "),
            row ->
                assertThat(row)
                    .isEqualTo("calls day=2026-05-03 0 part-1.parquet: the file is empty"),
            row -> assertThat(row).startsWith("calls day=2026-05-04 0 part-0.parquet: "),
            row -> assertThat(row).startsWith("calls day=2026-05-08 0 part-0.parquet: "),
            row -> assertThat(row).startsWith("events day=2026-05-02 0 part-0.json.gz: "),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "events day=2026-05-03 0 part-1.json: the file is UTF-16; write it as"
                            + " UTF-8"),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "sheets day=2026-05-02 0 part-0.csv: the header has no column status: it"
                            + " has ts, id, route, country, account, Status Code, millis; add it"
                            + " to the file, or correct the schema"),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "sheets day=2026-05-03 0 part-0.csv: the file is UTF-16; write it as"
                            + " UTF-8"));
  }

  @Test
  void the_other_partitions_count() {
    assertThat(printed).contains("4,800 rows read = 4,800 accepted + 0 quarantined");
    assertThat(
            project.rows(
                "SELECT service, DAY(day), good, valid FROM slo.availability_day"
                    + " WHERE valid > 0 ORDER BY service, day"))
        .containsExactly(
            "calls 1 360 400",
            "calls 5 360 400",
            "calls 6 360 400",
            "calls 7 360 400",
            "events 1 360 400",
            "events 4 360 400",
            "events 5 360 400",
            "events 6 360 400",
            "events 7 360 400",
            "events 8 360 400",
            "sheets 1 360 400",
            "sheets 4 360 400");
  }

  @Test
  void the_minutes_of_a_rejected_partition_are_without_telemetry() {
    assertThat(
            project.rows(
                "SELECT DISTINCT valid, no_traffic_minutes, no_telemetry_minutes, availability"
                    + " FROM slo.availability_day WHERE (service, DAY(day)) IN"
                    + " (('calls', 2), ('calls', 3), ('calls', 4), ('calls', 8),"
                    + " ('events', 2), ('events', 3), ('sheets', 2), ('sheets', 3))"))
        .containsExactly("0 0 1440 null");
  }

  @Test
  void nothing_is_tried_again_until_a_file_changes() {
    assertThat(project.backfill("2026-05-01", "2026-05-08")).contains("nothing changed");
  }

  private static List<Requests.Request> requests(int day) {
    return Requests.from("2026-05-0%dT00:00:00Z".formatted(day), Duration.ofMinutes(3), ROWS);
  }

  private static Path file(String feed, int day, String name) {
    return folder.resolve("telemetry/%s/day=2026-05-0%d/%s".formatted(feed, day, name));
  }

  private static byte[] head(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** Overwrites bytes of the first column's page, behind its header. */
  private static void garble(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 60, 400, (byte) 0xA5);
    Files.write(file, bytes);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String feed(String name, String format, String more) {
    return Feeds.source(
        name,
        "format: %s\n%s\npath: telemetry/%s\npartitions: { by: day }\n%s"
            .formatted(format, more, name, Requests.COLUMNS.formatted(name)));
  }

  private static String objective(String name) {
    return Feeds.objective(name, name, "0.9", "status < 500", "true");
  }
}
