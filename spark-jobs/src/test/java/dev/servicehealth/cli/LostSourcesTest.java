package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data source that cannot be read costs itself, and the others are recorded. */
class LostSourcesTest {
  private static final String DAY = "2026-05-01";
  private static final String[] NIGHT = {"nightly", "--day", DAY};
  private static final String VERDICTS =
      "SELECT service, valid, no_telemetry_minutes FROM slo.availability_day WHERE day = '"
          + DAY
          + "' ORDER BY service";

  @TempDir private Path folder;
  private TestProject project;

  @BeforeEach
  void shopAndCalls() {
    project = TestProject.in(folder);
    project.shop("");
    project.requests(DAY, 10);
    calls("status < 500");
    Requests.parquet(requests(), folder.resolve("telemetry-calls/day=" + DAY + "/part.parquet"));
  }

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void an_expression_that_is_no_count_costs_its_own_data_source_until_it_is_put_right()
      throws IOException {
    calls("upper(route)");

    Outcome outcome = project.run(NIGHT);

    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains("`upper(route)` of data source calls");
    assertThat(project.rows(VERDICTS)).containsExactly("calls 0 1440", "shop 144 0");
    assertThat(project.rows("SELECT ARRAY_SORT(MAP_KEYS(fingerprints)) FROM record.run"))
        .singleElement()
        .asString()
        .contains("requests/" + DAY)
        .doesNotContain("calls/");
    assertThat(newestReport())
        .contains("\"exitCode\" : 2", "upper(route)", "\"run\" : \"2026-06-01T06:00:00Z-");

    assertThat(project.run(NIGHT).exit()).isEqualTo(2);
    assertThat(project.value("SELECT COUNT(*) FROM record.run")).isEqualTo("1");

    calls("status < 500");
    project.succeed(NIGHT);
    assertThat(project.rows(VERDICTS)).containsExactly("calls 144 0", "shop 144 0");
  }

  @Test
  void an_old_figure_does_not_stand_for_a_new_definition() {
    project.succeed(NIGHT);
    project.requests(DAY, 20);
    calls("upper(route)");

    assertThat(project.run(NIGHT).exit()).isEqualTo(2);
    assertThat(project.rows(VERDICTS)).containsExactly("calls 0 1440", "shop 72 0");

    calls("status < 500");
    project.succeed(NIGHT);
    assertThat(project.rows(VERDICTS)).containsExactly("calls 144 0", "shop 72 0");
  }

  @Test
  void a_broken_delta_log_costs_its_own_data_source() throws IOException {
    Path table = folder.resolve("telemetry-delta");
    Requests.rows(requests())
        .withColumn("day", org.apache.spark.sql.functions.lit(DAY))
        .write()
        .format("delta")
        .partitionBy("day")
        .save(table.toString());
    project.catalog("calls", source("delta", "telemetry-delta"), objective("status < 500"));
    Files.writeString(table.resolve("_delta_log/%020d.json".formatted(0)), "{\"add\": u-17");
    DeltaLog.clearCache();

    Outcome plan = project.run("plan", "--from", DAY, "--to", DAY);
    Outcome night = project.run(NIGHT);

    for (Outcome outcome : List.of(plan, night)) {
      assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
      assertThat(outcome.err()).contains("Cannot read data source calls: ").doesNotContain("u-17");
    }
    assertThat(plan.out()).contains("requests");
    assertThat(project.rows(VERDICTS)).containsExactly("calls 0 1440", "shop 144 0");
    assertThat(newestReport()).contains("\"exitCode\" : 1", "data source calls");
  }

  @Test
  void a_place_that_is_not_there_leaves_the_other_data_sources_and_its_own_days_alone()
      throws IOException {
    project.succeed(NIGHT);
    project.requests(DAY, 20);
    Files.move(folder.resolve("telemetry-calls"), folder.resolve("elsewhere"));

    Outcome outcome = project.run("nightly", "--day", DAY, "--accept-incomplete");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("Cannot record calls: ", "its days stay as they were");
    assertThat(project.rows(VERDICTS)).containsExactly("calls 144 0", "shop 72 0");
  }

  private void calls(String good) {
    project.catalog("calls", source("parquet", "telemetry-calls"), objective(good));
  }

  private static String source(String format, String path) {
    return Feeds.source(
        "calls",
        "format: %s\npath: %s\npartitions: { by: day }\n%s"
            .formatted(format, path, Requests.COLUMNS.formatted("calls")));
  }

  private static String objective(String good) {
    return Feeds.objective("calls", "calls", "0.9", good, "true");
  }

  private static List<Requests.Request> requests() {
    TestSession.get();
    return Requests.from(DAY + "T00:00:00Z", Duration.ofMinutes(10), 144);
  }

  private String newestReport() throws IOException {
    try (Stream<Path> files = Files.list(project.warehouse().resolve("record/_reports"))) {
      Path newest =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .max(java.util.Comparator.comparing(file -> file.toFile().lastModified()))
              .orElseThrow();
      return Files.readString(newest);
    }
  }
}
