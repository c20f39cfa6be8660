package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry, or a whole data source, that is gone. */
class GoneTelemetryTest {
  private static final String[] BOTH = {"2026-05-01", "2026-05-02"};

  @TempDir private Path folder;
  private TestProject project;
  private Map<String, List<String>> recorded;

  @BeforeEach
  void recordTwoDays() {
    project = TestProject.in(folder);
    project.shop("");
    for (String day : BOTH) {
      project.requests(day, 10);
    }
    project.backfill(BOTH[0], BOTH[1]);
    recorded = project.tables();
  }

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_place_that_is_not_there_is_no_reason_to_record_that_all_is_gone() throws IOException {
    Files.move(folder.resolve("telemetry"), folder.resolve("elsewhere"));

    Outcome outcome = project.run("backfill", "--from", BOTH[0], "--to", BOTH[1], "--reason", "x");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("Cannot record requests: ", "telemetry is not there, and 2 days were recorded");
    assertThat(project.tables()).isEqualTo(recorded);
  }

  @Test
  void facts_outlive_raw_telemetry_past_its_retention_and_figures_are_computed_of_them()
      throws IOException {
    project.shop("retention: 7d\n");
    Files.delete(folder.resolve("telemetry/day=2026-05-01/part.json"));
    Files.delete(folder.resolve("telemetry/day=2026-05-02/part.json"));
    assertThat(project.backfill(BOTH[0], BOTH[1])).contains("nothing changed");

    Path catalog = folder.resolve("catalog/shop.yaml");
    Files.writeString(
        catalog, Files.readString(catalog).replace("target: 0.9 ", "target: 0.99999 "));
    project.backfill(BOTH[0], BOTH[1]);

    assertThat(
            project.rows(
                "SELECT day, valid, target, coverage FROM slo.availability_day ORDER BY 1"))
        .containsExactly(
            "2026-05-01 144 0.999990000 1.000000000", "2026-05-02 144 0.999990000 1.000000000");
  }

  @Test
  void a_renamed_data_source_is_counted_once() throws IOException {
    Path catalog = folder.resolve("catalog/shop.yaml");
    Files.writeString(
        catalog,
        Files.readString(catalog)
            .replace("{ name: requests }", "{ name: calls }")
            .replace("metricSourceRef: requests", "metricSourceRef: calls"));

    assertThat(project.backfill(BOTH[0], BOTH[1])).contains("data source removed (2 days)");

    assertThat(project.rows("SELECT DISTINCT source FROM core.partition")).containsExactly("calls");
    assertThat(project.table("slo.latency_day")).isEqualTo(recorded.get("slo.latency_day"));
    assertThat(withoutDefinition(project.table("slo.availability_slice_day")))
        .isEqualTo(withoutDefinition(recorded.get("slo.availability_slice_day")));
    assertThat(project.backfill(BOTH[0], BOTH[1])).contains("nothing changed");
  }

  /** A definition names its data source. */
  private static List<String> withoutDefinition(List<String> rows) {
    return rows.stream()
        .map(row -> row.replaceAll("\"definition\":\"[0-9a-f]{64}\"", "definition"))
        .toList();
  }
}
