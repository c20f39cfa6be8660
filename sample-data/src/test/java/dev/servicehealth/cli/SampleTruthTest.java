package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generator counts what it writes, apart from the code that reads it. */
class SampleTruthTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  /** A day lost, and a week with late rows, repeats and broken lines. */
  @ParameterizedTest
  @CsvSource({"2026-07-21, 2026-07-21", "2026-08-21, 2026-08-27"})
  void every_figure_equals_the_truth(LocalDate first, LocalDate last) throws IOException {
    mustEqualTheTruth(first, last);
  }

  @Tag("endurance")
  @Test
  void every_figure_of_a_day_that_lost_hours_equals_the_truth() throws IOException {
    LocalDate day = LocalDate.parse("2026-08-11");
    mustEqualTheTruth(day, day);
  }

  private void mustEqualTheTruth(LocalDate first, LocalDate last) throws IOException {
    TestProject project =
        SampleProject.of(folder, range -> range.withDays(first, last).withRowsADay(1_500));

    project.now(last.plusDays(2) + "T06:00:00Z");
    // Two days more, to which rows of the first partitions belong that arrived late.
    project.backfill(first.minusDays(2).toString(), last.toString());

    assertThat(
            project.rows(
                "SELECT CONCAT_WS(',', day, service, slo, good, bad, valid,"
                    + " CASE WHEN no_telemetry_minutes = 0 THEN 'full' WHEN coverage = 0 THEN 'none' ELSE 'partial' END,"
                    + " no_traffic_minutes, no_telemetry_minutes, unit) FROM slo.availability_day WHERE day >= '"
                    + first
                    + "' ORDER BY day, service, slo"))
        .isEqualTo(truth(SampleProject.telemetry(folder), "availability_day.csv"));
    assertThat(
            project.rows(
                "SELECT CONCAT_WS(',', source, name, SUM(rows_read), SUM(rows_accepted), SUM(rows_quarantined),"
                    + " SUM(rows_duplicate), SUM(rows_late), IF(MAX(state) = 'received', 'ok', MAX(state)))"
                    + " FROM (SELECT *, IF(source = 'store-requests', REPLACE(partition, '/', 'T'),"
                    + " REPLACE(REPLACE(partition, 'day=', ''), '/', '-')) AS name FROM core.partition)"
                    + " WHERE starts >= TIMESTAMP '"
                    + first
                    + "' AND starts < TIMESTAMP '"
                    + last.plusDays(1)
                    + "' GROUP BY source, name ORDER BY source, name"))
        .isEqualTo(truth(SampleProject.telemetry(folder), "partitions.csv"));
  }

  private static List<String> truth(Path telemetry, String file) throws IOException {
    List<String> lines = Files.readAllLines(telemetry.resolve("truth").resolve(file));
    return lines.subList(1, lines.size()).stream().sorted().toList();
  }
}
