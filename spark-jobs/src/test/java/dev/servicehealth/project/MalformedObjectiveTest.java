package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of indicators and objectives. */
class MalformedObjectiveTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  private static Malformed slo(String old, String replacement, String fragment) {
    return new Malformed(STORE, old, replacement, fragment);
  }

  private static Malformed target(String objective, String fragment) {
    return slo("target: 0.999", objective.contains("▸") ? objective : "▸" + objective, fragment);
  }

  static Stream<Malformed> cases() {
    String window = "- duration: 28d\n      isRolling: true";
    String good =
        "good: { metricSource: { metricSourceRef: store-requests,"
            + " spec: { value: \"status < 500\" } } }";
    return Stream.of(
        target("target: 1.5", "must be from 0 to 1, and is 1.5"),
        target("target: -1", "must be from 0 to 1, and is -1"),
        target("target: abc", "must be a decimal number such as 0.999, and is \"abc\""),
        target("target: 1e-1", "must be a decimal number such as 0.999"),
        target("target: 99.9", "must be from 0 to 1"),
        target("targetPercent: 100.1", "must be from 0 to 100"),
        target("target: 0.9999999999", "has more than 9 decimals; round it"),
        target("{ target: 0.9, targetPercent: 90 }", "must have one of target and targetPercent"),
        target("displayName: none", "must have one of target and targetPercent"),
        target("target: 0.9\n      ▸op: lte", "op is not supported yet"),
        target("target: 0.9\n      ▸timeSliceTarget: 0.9", "timeSliceTarget is not supported yet"),
        target("target: 0.9\n    - ▸target: 0.8", "More than one objective is not supported yet"),
        slo("    - target: 0.999\n", "    []\n", "must have one objective, and has none"),
        slo("  objectives:\n    - target: 0.999\n", "", "The key \"objectives\" is missing"),
        slo("Occurrences", "▸Timeslices", "budgetingMethod Timeslices is not supported yet"),
        slo("Occurrences", "▸RatioTimeslices", "RatioTimeslices is not supported yet"),
        slo("Occurrences", "▸[Occurrences]", "must be one of Occurrences, and is a list"),
        slo("Occurrences", "▸Often", "must be one of Occurrences"),
        slo("service: store\n", "▸service: stor\n", "no Service \"stor\"; did you mean \"store\"?"),
        slo(
            "indicatorRef: store-availability",
            "▸indicatorRef: store-avail",
            "There is no SLI \"store-avail\""),
        slo("  indicatorRef: store-availability\n", "", "must have one of indicator and indi"),
        slo(window, window + "\n    " + window, "must have exactly one window, and has 2"),
        slo(window, "- isRolling: true", "The key \"duration\" is missing"),
        slo("28d", "▸36h", "must be whole days such as 28d, and is \"36h\""),
        slo("isRolling: true", "isRolling: false", "must be rolling (isRolling: true) or have"),
        slo(
            window,
            "- { duration: 1M, ▸calendar: { startTime: 2026-01-15 00:00:00, timeZone: UTC } }",
            "must be the first moment of a calendar month"),
        slo(
            window,
            "- { duration: 1M, ▸calendar: { startTime: 2026-01-01, timeZone: Asia/Tokyo } }",
            "must be the reporting calendar's UTC"),
        slo(
            window,
            "- { ▸duration: 1d, calendar: { startTime: 2026-01-01, timeZone: UTC } }",
            "must be one of 1w, 1M, 1Q, 1Y"),
        slo(
            "metadata:\n  name: store-availability\nspec:\n  service",
            "metadata:\n  name: store-availability\n"
                + "  annotations: { ▸service-health/effective-from: May }\nspec:\n  service",
            "must be a day such as 2026-08-17"),
        slo(good, "▸" + good.replace("store-requests", "store-request"), "no DataSource"),
        slo(good, good + "\n    " + good.replace("good:", "bad:"), "one of good and bad"),
        slo("    " + good + "\n", "", "one of good and bad"),
        slo(good, "▸" + good.replace("store-requests", "edge-log"), "two sources in one indicator"),
        slo(good, "▸raw: {}", "raw is not supported yet; write a ratioMetric"),
        slo("ratioMetric:", "▸thresholdMetric: {}\n  ratioMetric:", "is not supported yet"));
  }
}
