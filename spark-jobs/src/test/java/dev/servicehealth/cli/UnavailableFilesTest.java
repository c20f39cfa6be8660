package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read now is waited for, and never recorded as broken. */
class UnavailableFilesTest {
  private static final List<Requests.Request> REQUESTS =
      Requests.from("2026-05-01T00:00:00Z", Duration.ofMinutes(10), 144);

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    AwayFiles.fail("events", 0);
    TestProject.detach();
  }

  @Test
  void what_times_out_twice_is_recorded_and_what_stays_away_is_recorded_when_it_comes()
      throws IOException {
    TestProject project = project();
    AwayFiles.fail("calls", 2);
    AwayFiles.fail("sheets", 2);
    AwayFiles.fail("events", Integer.MAX_VALUE);

    Outcome away = backfill(project);
    List<String> recorded = recorded(project);
    AwayFiles.fail("events", 0);
    Outcome back = backfill(project);

    assertThat(away.exit()).as(away.err()).isEqualTo(20);
    assertThat(away.err())
        .contains(
            "calls/day=2026-05-01/part.parquet: Read timed out; trying again in 4 s",
            "sheets/day=2026-05-01/part.csv: Read timed out; trying again in 4 s",
            "events/day=2026-05-01/part.json: Read timed out; trying again in 15 s",
            "Cannot read data source events now: away:",
            "Nothing of it was recorded; run again when it can be read.");
    assertThat(recorded).containsExactly("calls received 144", "sheets received 144");
    assertThat(back.exit()).as(back.err()).isZero();
    assertThat(recorded(project))
        .containsExactly("calls received 144", "events received 144", "sheets received 144");
  }

  private TestProject project() throws IOException {
    TestProject project = TestProject.in(folder);
    String files = AwayFiles.class.getName();
    Path configuration = project.configuration();
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace("spark: {", "spark: { spark.hadoop.fs.away.impl: " + files + ","));
    // A session that other tests opened has the settings of the first.
    TestSession.get().sparkContext().hadoopConfiguration().set("fs.away.impl", files);
    feed(project, "calls", "parquet", "");
    feed(project, "events", "json", "schema: " + Requests.SCHEMA);
    feed(project, "sheets", "csv", "schema: " + Requests.SCHEMA);
    Requests.parquet(REQUESTS, folder.resolve("telemetry/calls/day=2026-05-01/part.parquet"));
    project.write(
        "telemetry/events/day=2026-05-01/part.json",
        Requests.lines(REQUESTS, Requests.Request::json));
    project.write(
        "telemetry/sheets/day=2026-05-01/part.csv",
        "ts,id,route,country,account,status,millis\n"
            + Requests.lines(REQUESTS, Requests.Request::csv));
    return project;
  }

  private void feed(TestProject project, String name, String format, String more) {
    project.catalog(
        name,
        Feeds.source(
            name,
            "format: %s\n%s\npath: away://%s/telemetry/%s\npartitions: { by: day }\n%s"
                .formatted(format, more, folder, name, Requests.COLUMNS.formatted(name))),
        Feeds.objective(name, name, "0.9", "status < 500", "true"));
  }

  private static Outcome backfill(TestProject project) {
    return project.run(
        "backfill", "--from", "2026-05-01", "--to", "2026-05-01", "--reason", "test");
  }

  private static List<String> recorded(TestProject project) {
    return project.rows(
        "SELECT source, state, rows_accepted FROM core.partition WHERE day = DATE '2026-05-01'"
            + " ORDER BY source");
  }
}
