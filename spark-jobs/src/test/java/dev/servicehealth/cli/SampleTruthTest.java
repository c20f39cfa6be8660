package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.sample.Fleet;
import dev.servicehealth.sample.FleetReader;
import dev.servicehealth.sample.Generator;
import dev.servicehealth.sample.Scope;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixteen days of the sample, with lost hours, broken lines, repeated calls and late readers,
 * against what its generator counted while it wrote.
 */
class SampleTruthTest {
  private static final Path SAMPLE = Path.of("..", "sample-data");
  private static final LocalDate FIRST = LocalDate.parse("2026-08-11");
  private static final LocalDate LAST = LocalDate.parse("2026-08-26");

  @TempDir private static Path folder;
  private static TestProject project;

  @BeforeAll
  static void compute() throws IOException {
    project = TestProject.in(folder.resolve("sample"));
    try (Stream<Path> files = Files.list(SAMPLE.resolve("catalog"))) {
      for (Path file : files.toList()) {
        project.write("catalog/" + file.getFileName(), Files.readString(file));
      }
    }
    Fleet fleet = FleetReader.read(SAMPLE.resolve("fleet.yaml"));
    Scope scope = Scope.all(fleet).withDays(FIRST, LAST).withRowsADay(1200);
    Path telemetry = folder.resolve("demo/telemetry");
    Files.createDirectories(telemetry);
    Generator.generate(TestSession.get(), fleet, telemetry, scope, line -> {});
    project.now("2026-09-01T06:00:00Z");
    // The first partitions bring what happened up to two days before them.
    project.backfill(FIRST.minusDays(2).toString(), LAST.toString());
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @Test
  void every_day_of_every_objective_is_the_truth() throws IOException {
    List<String> expected = truth("availability_day.csv");
    assertThat(expected).hasSize(16 * 8);
    assertThat(
            project.rows(
                "SELECT CONCAT_WS(',', day, service, slo, good, bad, valid,"
                    + " CASE no_telemetry_minutes WHEN 0 THEN 'full' WHEN 1440 THEN 'none'"
                    + " ELSE 'partial' END, no_traffic_minutes, no_telemetry_minutes)"
                    + " FROM slo.availability_day WHERE day >= DATE '"
                    + FIRST
                    + "'"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void every_row_of_every_partition_is_accounted_for_as_in_the_truth() throws IOException {
    List<String> expected = truth("partitions.csv");
    assertThat(expected).hasSize(16 * (24 + 6)).anyMatch(row -> row.endsWith("missing"));
    // The truth names partitions by their time, whatever their folders: 2026-08-17T10.
    assertThat(
            project.rows(
                "SELECT CONCAT_WS(',', source, DATE_FORMAT(starts,"
                    + " IF(source = 'store-requests', \"yyyy-MM-dd'T'HH\", 'yyyy-MM-dd')),"
                    + " SUM(rows_read), SUM(rows_accepted), SUM(rows_quarantined),"
                    + " SUM(rows_duplicate), SUM(rows_late),"
                    + " MAX(IF(state = 'received', 'ok', state)))"
                    + " FROM core.partition WHERE starts >= TIMESTAMP '"
                    + FIRST
                    + "' AND starts < TIMESTAMP '"
                    + LAST.plusDays(1)
                    + "' GROUP BY source, partition, starts"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void the_days_hold_every_fault_that_the_sample_tells_of() {
    assertThat(
            project.rows(
                "SELECT SUM(rows_quarantined) > 0, SUM(rows_duplicate) > 0, SUM(rows_late) > 0,"
                    + " COUNT_IF(state = 'missing') > 0 FROM core.partition"))
        .containsExactly("true true true true");
  }

  private static List<String> truth(String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("demo/telemetry/truth").resolve(file));
    return lines.subList(1, lines.size());
  }
}
