package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.servicehealth.catalog.Budgeting;
import dev.servicehealth.catalog.Budgeting.Method;
import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Indicator.Counts;
import dev.servicehealth.catalog.Indicator.Unit;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.catalog.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of OpenSLO is accepted, and what it becomes. */
class ValidObjectiveTest {
  private static final String RATIO =
      """
        ratioMetric:
          good: { metricSource: { metricSourceRef: store-requests, spec: { value: "status < 500" } } }
          total: { metricSource: { metricSourceRef: store-requests, spec: { value: "status NOT IN (401, 404)" } } }
      """;

  @TempDir Path folder;
  private ProjectFiles files;

  @BeforeEach
  void write() {
    files = ProjectFiles.valid(folder);
  }

  private List<Slo> slos() {
    return Project.load(files.configuration()).catalog().slos();
  }

  private Slo edited(String old, String replacement) {
    files = ProjectFiles.valid(folder);
    files.edit(STORE, old, replacement);
    return slos().get(0);
  }

  private static String metric(String value) {
    return "{ metricSource: { metricSourceRef: store-requests, type: telemetry, spec: { value: \"%s\" } } }"
        .formatted(value);
  }

  @ParameterizedTest
  @CsvSource({
    "target: 0,                    0",
    "target: 0.9999,               0.9999",
    "target: 0.999999999,          0.999999999",
    "target: 1,                    1",
    "target: 1.0,                  1",
    "targetPercent: 0,             0",
    "targetPercent: 0.9999,        0.009999",
    "targetPercent: 99.9999,       0.999999",
    "targetPercent: 99.9999999,    0.999999999",
    "targetPercent: 100,           1"
  })
  void target_is_exact(String written, String target) {
    assertThat(edited("target: 0.999", written).target()).isEqualTo(new BigDecimal(target));
  }

  @ParameterizedTest
  @CsvSource({
    "1d,   DAY,     1",
    "28d,  DAY,     28",
    "24h,  DAY,     1",
    "672h, DAY,     28",
    "1w,   WEEK,    1",
    "4w,   WEEK,    4",
    "1M,   MONTH,   1",
    "3M,   MONTH,   3",
    "1Q,   QUARTER, 1",
    "1Y,   YEAR,    1",
    "10Y,  YEAR,    10"
  })
  void rolling_window_is_days_or_longer(String duration, Window.Unit unit, int count) {
    assertThat(edited("duration: 28d", "duration: " + duration).window())
        .isEqualTo(new Window(unit, count, true));
  }

  @Test
  void window_is_written_as_openslo_writes_it() {
    assertThat(edited("28d", "4w").window().text()).isEqualTo("4w");
    assertThat(edited("28d", "48h").window().text()).isEqualTo("2d");
    assertThat(edited("28d", "1M").window().text()).isEqualTo("1M");
    assertThat(edited("28d", "2Q").window().text()).isEqualTo("2Q");
    assertThat(edited("28d", "1Y").window().text()).isEqualTo("1Y");
  }

  @ParameterizedTest
  @CsvSource({
    "1w, 2026-01-05,          WEEK",
    "1M, 2026-02-01 00:00:00, MONTH",
    "1Q, 2026-04-01T00:00:00, QUARTER",
    "1Y, 2026-01-01,          YEAR"
  })
  void calendar_window_is_a_real_period(String duration, String start, Window.Unit unit) {
    for (String rolling : List.of("", "isRolling: false, ")) {
      Slo slo =
          edited(
              "- duration: 28d\n      isRolling: true",
              "- { duration: %s, %scalendar: { startTime: %s, timeZone: UTC } }"
                  .formatted(duration, rolling, start));

      assertThat(slo.window()).isEqualTo(new Window(unit, 1, false));
      assertThat(slo.window().text()).isEqualTo(duration);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "5, 5",
    "1440, 1440",
    "1m, 1",
    "5m, 5",
    "90m, 90",
    "1h, 60",
    "24h, 1440",
    "1d, 1440"
  })
  void slice_is_a_duration_or_a_bare_number_of_minutes(String written, int minutes) {
    String slices = "%s\n  objectives:\n    - { target: 0.9, %stimeSliceWindow: %s }";
    String old = "Occurrences\n  objectives:\n    - target: 0.999";

    assertThat(
            edited(old, slices.formatted("Timeslices", "timeSliceTarget: 0.10, ", written))
                .budgeting())
        .isEqualTo(new Budgeting(Method.TIMESLICES, Optional.of(new BigDecimal("0.1")), minutes));
    assertThat(edited(old, slices.formatted("RatioTimeslices", "", written)).budgeting())
        .isEqualTo(new Budgeting(Method.RATIO_TIMESLICES, Optional.empty(), minutes));
  }

  @Test
  void slice_may_have_to_be_wholly_good() {
    Slo slo =
        edited(
            "Occurrences\n  objectives:\n    - target: 0.999",
            "Timeslices\n  objectives:\n    - target: 0.9\n      timeSliceTarget: 1.0\n"
                + "      timeSliceWindow: 5m");

    assertThat(slo.budgeting().sliceTarget()).contains(BigDecimal.ONE);
    assertThat(slo.budgeting().word()).isEqualTo("Timeslices");
  }

  @ParameterizedTest
  @CsvSource({
    "lt,  450,                  latency < 450",
    "lte, 450.50,               latency <= 450.5BD",
    "gt,  -0.1,                 latency > -0.1BD",
    "gte, 0,                    latency >= 0",
    "lt,  12345678901234567890, latency < 12345678901234567890"
  })
  void threshold_becomes_a_condition_on_each_row(String op, String value, String condition) {
    files.edit(STORE, RATIO, "  thresholdMetric: " + metric("latency") + "\n");
    files.edit(STORE, "target: 0.999", "{ target: 0.99, op: %s, value: %s }".formatted(op, value));

    assertThat(slos().get(0).indicator())
        .isEqualTo(
            new Indicator(
                "store-availability",
                "store-requests",
                Counts.GOOD,
                condition.replace("latency", "(latency)"),
                "true",
                Unit.EVENTS));
  }

  @Test
  void several_limits_on_one_metric_are_several_objectives() {
    files.edit(STORE, RATIO, "  thresholdMetric: " + metric("ms") + "\n");
    files.edit(
        STORE,
        "- target: 0.999",
        """
        - { displayName: "Fast: under 450 ms", target: 0.9, op: lt, value: 450 }
            - { targetPercent: 99, op: lt, value: 900 }
            - { displayName: "…", target: 1, op: lte, value: 60000 }\
        """);

    assertThat(slos())
        .extracting(Slo::name, Slo::title, slo -> slo.indicator().part(), Slo::target)
        .containsExactly(
            tuple(
                "store-availability/2",
                "store-availability: objective 2",
                "(ms) < 900",
                new BigDecimal("0.99")),
            tuple("store-availability/3", "store-availability: …", "(ms) <= 60000", BigDecimal.ONE),
            tuple(
                "store-availability/fast-under-450-ms",
                "store-availability: Fast: under 450 ms",
                "(ms) < 450",
                new BigDecimal("0.9")));
    assertThat(slos()).extracting(Slo::definition).doesNotHaveDuplicates();
  }

  @Test
  void measured_ratio_counts_a_million_a_row() {
    files.edit(
        STORE, RATIO, "  ratioMetric: { rawType: success, raw: " + metric("up / 100") + " }\n");
    Indicator success = slos().get(0).indicator();
    files.edit(STORE, "rawType: success", "counter: true, rawType: failure");
    Indicator failure = slos().get(0).indicator();

    assertThat(success)
        .isEqualTo(
            new Indicator(
                "store-availability",
                "store-requests",
                Counts.GOOD,
                "floor(CAST((up / 100) AS DECIMAL(18, 9)) * 1000000)",
                "1000000",
                Unit.MEASUREMENTS));
    assertThat(failure.counts()).isEqualTo(Counts.BAD);
    assertThat(failure.part()).isEqualTo("ceil(CAST((up / 100) AS DECIMAL(18, 9)) * 1000000)");
    assertThat(failure.total()).isEqualTo(success.total());
  }

  @Test
  void counter_may_be_said_of_conditions_whose_rows_are_counted() {
    files.edit(STORE, "  ratioMetric:\n", "  ratioMetric:\n    counter: true\n");

    assertThat(slos()).hasSize(1);
  }

  @Test
  void each_objective_may_have_an_indicator_of_its_own() {
    files.edit(STORE, "  indicatorRef: store-availability\n", "");
    files.edit(
        STORE,
        "- target: 0.999",
        """
        - { displayName: Answers, target: 0.999, indicatorRef: store-availability }
            - displayName: Signups
              target: 0.99
              indicator:
                metadata: { name: failures }
                spec:
                  description: Failures of all requests.
                  ratioMetric: { bad: %s, total: %s }\
        """
            .formatted(metric("failures"), metric("requests")));

    assertThat(slos())
        .extracting(Slo::name, slo -> slo.indicator().name(), slo -> slo.indicator().part())
        .containsExactly(
            tuple("store-availability/answers", "store-availability", "status < 500"),
            tuple("store-availability/signups", "failures", "failures"));
  }

  @Test
  void everything_that_decides_a_figure_decides_the_definition() {
    String definition = slos().get(0).definition();

    assertThat(edited("target: 0.999", "targetPercent: 99.90").definition()).isEqualTo(definition);
    assertThat(edited("target: 0.999", "target: 0.999\n      displayName: x").definition())
        .isEqualTo(definition);
    assertThat(
            List.of(
                edited("target: 0.999", "target: 0.99").definition(),
                edited("status < 500", "status < 400").definition(),
                edited("(401, 404)", "(401)").definition(),
                edited("    good:", "    bad:").definition(),
                edited("28d", "29d").definition(),
                edited("- duration: 28d\n      isRolling: true", "- duration: 1M").definition(),
                edited(
                        "- duration: 28d\n      isRolling: true",
                        "- { duration: 1M, calendar: { startTime: 2026-01-01, timeZone: UTC } }")
                    .definition(),
                edited(
                        "Occurrences\n  objectives:\n    - target: 0.999",
                        "RatioTimeslices\n  objectives:\n    - { target: 0.999, timeSliceWindow: 5 }")
                    .definition(),
                edited(
                        "Occurrences\n  objectives:\n    - target: 0.999",
                        "RatioTimeslices\n  objectives:\n    - { target: 0.999, timeSliceWindow: 6 }")
                    .definition()))
        .doesNotHaveDuplicates()
        .doesNotContain(definition);
  }

  @Test
  void the_next_version_ends_every_objective_of_the_one_before() {
    String slo = files.read(STORE).split("---\n", -1)[3];
    files.write(
        "catalog/next.yaml",
        slo.replace(
                "name: store-availability\n",
                "name: store-availability\n  annotations: { service-health/effective-from:"
                    + " 2026-03-01, service-health/effective-until: 2026-03-31 }\n")
            .replace("- target: 0.999", "- target: 0.99\n    - target: 0.999"));
    files.write(
        "catalog/last.yaml",
        slo.replace(
            "name: store-availability\n",
            "name: store-availability\n  annotations: { service-health/effective-from:"
                + " 2026-04-01, service-health/effective-until: 2026-12-31 }\n"));
    List<Slo> slos = slos();

    assertThat(slos)
        .extracting(Slo::name, version -> version.effectiveUntil(slos))
        .containsExactly(
            tuple("store-availability", Optional.of(LocalDate.of(2026, 2, 28))),
            tuple("store-availability", Optional.of(LocalDate.of(2026, 12, 31))),
            tuple("store-availability/1", Optional.of(LocalDate.of(2026, 3, 31))),
            tuple("store-availability/2", Optional.of(LocalDate.of(2026, 3, 31))));
    assertThat(slos.get(1).isEffectiveOn(LocalDate.of(2026, 12, 31), slos)).isTrue();
    assertThat(slos.get(1).isEffectiveOn(LocalDate.of(2027, 1, 1), slos)).isFalse();
    assertThat(slos.get(0).isEffectiveOn(LocalDate.of(2020, 1, 1), slos)).isTrue();
  }

  @Test
  void objects_may_stand_in_a_list_with_labels_and_descriptions_of_full_length() {
    files.write(
        "catalog/list.yaml",
        """
        - apiVersion: openslo/v1
          kind: Service
          metadata:
            name: signup
            labels: { env: prod, teams: [team-a, team-b], Cost_Centre.1: "7" }
            annotations: { openslo.com/key1: value, plain: "true" }
          spec:
            description: %s
        - apiVersion: openslo/v1
          kind: Service
          metadata: { name: without-spec }
        """
            .formatted("x".repeat(1050)));

    assertThat(Project.load(files.configuration()).catalog().services()).hasSize(3);
  }

  @Test
  void alerts_may_be_documents_or_stand_inside() {
    files.edit(
        STORE,
        "    - target: 0.999\n",
        """
            - target: 0.9
          alertPolicies:
            - alertPolicyRef: page
            - kind: AlertPolicy
              metadata: { name: ticket, displayName: Ticket }
              spec:
                alertWhenResolved: true
                conditions:
                  - kind: AlertCondition
                    metadata: { name: slow-burn }
                    spec:
                      severity: ticket
                      condition: { op: gte, threshold: 10, lookbackWindow: 3d, alertAfter: 0m }
                notificationTargets:
                  - kind: AlertNotificationTarget
                    metadata: { name: board }
                    spec: { target: web-hook, description: A board. }
        ---
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata: { name: page }
        spec:
          conditions: [ { conditionRef: calm } ]
          notificationTargets: [ { targetRef: mail }, { targetRef: mail } ]
        ---
        apiVersion: openslo/v1
        kind: AlertCondition
        metadata: { name: calm }
        spec:
          severity: page
          condition: { kind: burnrate, op: lte, threshold: 0, lookbackWindow: 1h }
        ---
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: { name: mail }
        spec: { target: email }
        """);

    assertThat(slos()).hasSize(1);
  }

  @Test
  void key_without_alert_policies_is_none() {
    assertThat(edited("target: 0.999\n", "target: 0.999\n  alertPolicies:\n").name())
        .isEqualTo("store-availability");
  }
}
