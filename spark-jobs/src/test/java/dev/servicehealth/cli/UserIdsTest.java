package dev.servicehealth.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User ids are in the telemetry, and nowhere else. */
class UserIdsTest {
  private static final String DAY = "2026-05-06";

  /** A report waits for the last day of its week. */
  private static final String LAST = "2026-05-10";

  private static final Pattern USER = Pattern.compile("u-\\d{7}");

  @TempDir private Path folder;

  @Test
  void no_user_id_is_in_the_warehouse_the_reports_or_the_log() throws IOException {
    TestProject project = TestProject.in(folder);
    List<Requests.Request> requests =
        Requests.from("2026-05-06T00:00:00Z", Duration.ofMinutes(5), 288);
    feed(project, "plain", "parquet", "");
    Requests.parquet(requests, folder.resolve("telemetry/plain/day=2026-05-06/part.parquet"));
    feed(project, "broken", "parquet", "");
    Requests.parquet(requests, folder.resolve("telemetry/broken/day=2026-05-06/part.parquet"));
    Path damaged = folder.resolve("telemetry/broken/day=2026-05-06/part.parquet");
    byte[] bytes = Files.readAllBytes(damaged);
    Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length - 100));
    feed(project, "keyed", "json", "key: account\nschema: " + Requests.SCHEMA);
    project.write(
        "telemetry/keyed/day=2026-05-06/part.json",
        Requests.lines(requests, Requests.Request::json)
            + """
            {"account":"u-7654321","ts":
            {"ts":"u-7654322","status":200}
            {"ts":"2026-05-06T00:00:00Z","account":"u-7654323","status":"u-7654324"}
            """);
    feed(project, "access", "text", "pattern: '^(?<ts>\\S+) (?<account>\\S+) (?<status>\\d+)$'");
    project.write(
        "telemetry/access/day=2026-05-06/part.log",
        """
        2026-05-06T00:00:00Z u-1111111 200
        u-2222222 is broken
        2026-05-07T00:00:00Z u-3333333 200
        """);

    try (WorkerJvm worker = logging(folder.resolve("printed"))) {
      run(worker, project, "backfill", "--from", DAY, "--to", DAY, "--reason", "test");
      run(worker, project, "backfill", "--from", LAST, "--to", LAST, "--reason", "test");
      run(worker, project, "report", "--week", "2026-W19");
      run(worker, project, "status");
      run(worker, project, "sql", "SELECT * FROM core.quarantine");
      run(worker, project, "sql", "--format", "json", "SELECT * FROM core.user_day");
      wide(project);
      run(worker, project, "nightly", "--day", DAY);
    }

    assertThat(
            project.rows(
                "SELECT source, SUM(rows_accepted), SUM(rows_quarantined) FROM core.partition"
                    + " GROUP BY source ORDER BY source"))
        .containsExactly("access 1 2", "broken 0 0", "keyed 82 3", "plain 288 0", "wide 0 1");
    assertThat(
            project.value(
                "SELECT CAST(THETA_SKETCH_ESTIMATE(users) AS INT) FROM core.user_day"
                    + " WHERE source = 'plain'"))
        .isEqualTo("40");
    assertThat(found(folder.resolve("telemetry")))
        .as("the search finds what is there")
        .isNotEmpty();
    assertThat(found(project.warehouse())).isEmpty();
    assertThat(foundByReading(project.warehouse())).isEmpty();
    assertThat(found(folder.resolve("reports"))).isEmpty();
    assertThat(folder.resolve("reports/index.html")).exists();
    assertThat(found(folder.resolve("printed"))).isEmpty();
    TestProject.detach();
  }

  /** Spark logs all that it has to say. */
  private static WorkerJvm logging(Path output) {
    return WorkerJvm.start(output, List.of("spark.master=local[2]", "service-health.log=info"));
  }

  /** Errors come with their stack traces. */
  private static void run(WorkerJvm worker, TestProject project, String... arguments) {
    List<String> all = new ArrayList<>(List.of(project.complete(arguments)));
    all.add("--debug");
    worker.tell(all.toArray(String[]::new));
    assertThat(worker.exit()).as(String.join(" ", arguments)).isZero();
  }

  /** A row with more values than Spark's own reader takes, whose message would quote it. */
  private static void wide(TestProject project) {
    feed(project, "wide", "csv", "header: false\nschema: " + Requests.SCHEMA);
    project.write(
        "telemetry/wide/day=2026-05-06/part.csv",
        "2026-05-06T00:00:00Z" + ",u-1234567".repeat(30_000) + "\n");
  }

  private static void feed(TestProject project, String name, String format, String more) {
    String columns =
        format.equals("text")
            ? "columns: { event_time: try_to_timestamp(ts), service: \"'access'\", user_id: account }\n"
            : Requests.COLUMNS.formatted(name);
    project.catalog(
        name,
        Feeds.source(
            name,
            "format: %s\npath: telemetry/%s\npartitions: { by: day }\n%s\n%s"
                .formatted(format, name, more, columns)),
        Feeds.objective(name, name, "0.9", "CAST(status AS INT) < 500", "true"));
  }

  /** Ids in the bytes of files. */
  private static List<String> found(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher user =
            USER.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        while (user.find()) {
          found.add(user.group() + " in " + file);
        }
      }
    }
    return found;
  }

  /**
   * Ids in the values of Parquet files, which are compressed. Files of a folder have one schema.
   */
  private static List<String> foundByReading(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Map<Path, List<String>> folders;
    try (Stream<Path> files = Files.walk(root)) {
      folders =
          files
              .filter(path -> path.toString().endsWith(".parquet"))
              .collect(groupingBy(Path::getParent, mapping(Path::toString, toList())));
    }
    assertThat(folders).hasSizeGreaterThan(5);
    folders.forEach(
        (folder, files) -> {
          Dataset<Row> rows = TestSession.get().read().parquet(files.toArray(String[]::new));
          for (String row : rows.toJSON().collectAsList()) {
            if (USER.matcher(row).find()) {
              found.add(row + " in " + folder);
            }
          }
          for (Row row : rows.select(binaryColumns(rows)).collectAsList()) {
            for (int i = 0; i < row.size(); i++) {
              byte[] bytes = row.isNullAt(i) ? new byte[0] : row.getAs(i);
              if (USER.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
                found.add("a binary value in " + folder);
              }
            }
          }
        });
    return found;
  }

  private static Column[] binaryColumns(Dataset<Row> rows) {
    return Stream.of(rows.schema().fields())
        .filter(field -> field.dataType().typeName().equals("binary"))
        .map(field -> rows.col(field.name()))
        .toArray(Column[]::new);
  }
}
