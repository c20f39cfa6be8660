package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thresholds and measured ratios, from the catalog to counts. */
class IndicatorKindsTest {
  @TempDir private static Path folder;
  private static TestProject project;

  @BeforeAll
  static void compute() {
    project = TestProject.in(folder);
    project.catalog(
        "probe",
        Feeds.source(
            "probes",
            """
            format: json
            path: telemetry/probes
            schema: at TIMESTAMP, up DOUBLE, ms DOUBLE
            partitions: { by: day }
            columns: { event_time: at, service: "'probe'" }
            """),
        Feeds.service("probe"),
        slo("up", "ratioMetric: { rawType: success, raw: %s }", "up", "target: 0.9"),
        slo("down", "ratioMetric: { rawType: failure, raw: %s }", "up", "target: 0.9"),
        slo("fast", "thresholdMetric: %s", "ms", "target: 0.9, op: lt, value: 450"),
        slo("exact", "thresholdMetric: %s", "ms", "target: 0.9, op: gte, value: 449.9"));
    project.write(
        "telemetry/probes/day=2026-05-01/probes.json",
        """
        {"at": "2026-05-01T10:00:00Z", "up": 1, "ms": 100}
        {"at": "2026-05-01T10:01:00Z", "up": 0.5, "ms": 450}
        {"at": "2026-05-01T10:02:00Z", "up": 0.1234567, "ms": 449.9}
        {"at": "2026-05-01T10:03:00Z"}
        {"at": "2026-05-01T10:04:00Z", "up": 1.5, "ms": 1}
        {"at": "2026-05-01T10:05:00Z", "up": -0.5, "ms": 1}
        """);
    project.backfill("2026-05-01", "2026-05-01");
  }

  private static String slo(String name, String indicator, String value, String objective) {
    String metric =
        "{ metricSource: { metricSourceRef: probes, spec: { value: %s } } }".formatted(value);
    return """
    apiVersion: openslo/v1
    kind: SLO
    metadata: { name: %s }
    spec:
      service: probe
      indicator: { spec: { %s } }
      timeWindow: [ { duration: 4w, isRolling: true } ]
      budgetingMethod: Occurrences
      objectives: [ { %s } ]
    """
        .formatted(name, indicator.formatted(metric), objective);
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static String counts(String slo) {
    return project.value(
        "SELECT good, bad, valid FROM slo.availability_day WHERE slo = '" + slo + "'");
  }

  @Test
  void a_measured_ratio_counts_in_millionths_and_what_is_lost_is_bad() {
    assertThat(counts("up")).isEqualTo("1623456 1376544 3000000");
    assertThat(counts("down")).isEqualTo("1376543 1623457 3000000");
  }

  @Test
  void a_value_is_compared_exactly() {
    assertThat(counts("fast")).isEqualTo("4 1 5");
    assertThat(counts("exact")).isEqualTo("2 3 5");
  }

  @Test
  void rows_without_a_value_and_ratios_outside_of_0_to_1_cannot_be_judged() {
    assertThat(
            project.rows(
                "SELECT slo, DATE_FORMAT(minute, 'HH:mm'), reason, unjudged_rows"
                    + " FROM core.unjudged_minute ORDER BY slo, minute"))
        .containsExactly(
            "down 10:03 up: no value 1",
            "down 10:04 up: more than the total 1",
            "down 10:05 up: negative 1",
            "exact 10:03 ms: no value 1",
            "fast 10:03 ms: no value 1",
            "up 10:03 up: no value 1",
            "up 10:04 up: more than the total 1",
            "up 10:05 up: negative 1");
    assertThat(
            project.value(
                "SELECT rows_read, rows_accepted, rows_quarantined, rows_unjudged FROM core.partition"))
        .isEqualTo("6 6 0 3");
  }
}
