package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of objectives and their budgeting. */
class MalformedObjectiveTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource({"targets", "slices", "objectives", "documents"})
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  private static Malformed slo(String old, String replacement, String fragment) {
    return new Malformed(STORE, old, replacement, fragment);
  }

  private static Malformed target(String objective, String fragment) {
    return slo("target: 0.999", objective.contains("▸") ? objective : "▸" + objective, fragment);
  }

  private static Malformed sliced(String method, String objective, String fragment) {
    return slo(
        "Occurrences\n  objectives:\n    - target: 0.999",
        method + "\n  objectives:\n    - " + objective,
        fragment);
  }

  static Stream<Malformed> targets() {
    return Stream.of(
        target("target: 1.5", "must be from 0 to 1, and is 1.5"),
        target("target: 1.000000001", "must be from 0 to 1"),
        target("target: -0.1", "must be from 0 to 1, and is -0.1"),
        target("target: abc", "must be a decimal number such as 0.999, and is \"abc\""),
        target("target: 1e-1", "must be a decimal number such as 0.999"),
        target("target: 99.9", "must be from 0 to 1"),
        target("targetPercent: 100.1", "must be from 0 to 100"),
        target("targetPercent: -0.1", "must be from 0 to 100"),
        target("target: 0.9999999999", "has more than 9 decimals; round it"),
        target("targetPercent: 99.99999999", "the share 0.9999999999 has more than 9 decimals"),
        target("{ target: 0.9, targetPercent: 90 }", "must have one of target and targetPercent"),
        target("displayName: none", "must have one of target and targetPercent"));
  }

  static Stream<Malformed> slices() {
    String window = "target: 0.9, timeSliceTarget: 0.9, ▸timeSliceWindow: ";
    return Stream.of(
        target("target: 0.9\n      ▸timeSliceTarget: 0.9", "no effect on budgetingMethod Occur"),
        target("target: 0.9\n      ▸timeSliceWindow: 5m", "no effect on budgetingMethod Occurren"),
        sliced(
            "RatioTimeslices",
            "{ target: 0.9, ▸timeSliceTarget: 0.9, timeSliceWindow: 5m }",
            "timeSliceTarget has no effect on budgetingMethod RatioTimeslices; remove it"),
        sliced(
            "RatioTimeslices", "▸target: 0.9", "The key \"timeSliceWindow\" is missing in spec.ob"),
        sliced(
            "Timeslices",
            "▸{ target: 0.9, timeSliceTarget: 0.9 }",
            "The key \"timeSliceWindow\" is missing"),
        sliced(
            "Timeslices",
            "▸{ target: 0.9, timeSliceWindow: 5m }",
            "The key \"timeSliceTarget\" is missing"),
        sliced(
            "Timeslices",
            "{ target: 0.9, ▸timeSliceTarget: 0, timeSliceWindow: 5m }",
            "timeSliceTarget must be more than 0 and at most 1, and is 0"),
        sliced(
            "Timeslices",
            "{ target: 0.9, ▸timeSliceTarget: 1.1, timeSliceWindow: 5m }",
            "timeSliceTarget must be from 0 to 1, and is 1.1"),
        sliced("Timeslices", "{ " + window + "1M }", "1M is one month; a minute is 1m"),
        sliced("Timeslices", "{ " + window + "5M }", "5M is 5 months; minutes are 5m"),
        sliced("Timeslices", "{ " + window + "0 }", "a whole number from 1 to 1440"),
        sliced("Timeslices", "{ " + window + "0m }", "must be more than 0"),
        sliced("Timeslices", "{ " + window + "1441 }", "a whole number from 1 to 1440"),
        sliced("Timeslices", "{ " + window + "25h }", "must be from 1 minute to 1 day, such as 5m"),
        sliced("Timeslices", "{ " + window + "1w }", "must be from 1 minute to 1 day"),
        sliced("Timeslices", "{ " + window + "1.5 }", "must be a duration such as"),
        sliced("Timeslices", "{ " + window + "5 m }", "must be a duration such as"));
  }

  static Stream<Malformed> objectives() {
    return Stream.of(
        target("target: 0.9\n      ▸compositeWeight: 2", "every objective is judged by itself"),
        target(
            "{ target: 0.9, displayName: Too Good }\n    - ▸{ target: 0.8, displayName: too-good }",
            "are both named store-availability/too-good; give one of them another displayName"),
        target(
            "{ target: 0.9, displayName: \"2\" }\n    - ▸target: 0.8",
            "objectives[1] and spec.objectives[0] are both named store-availability/2"),
        target(
            "target: 0.9\n      ▸indicatorRef: signup-availability",
            "is a second indicator beside that of the SLO; write it in one of the two places"),
        slo(
            "  indicatorRef: store-availability\n",
            "  indicatorRef: store-availability\n  indicator: { spec: {} }\n",
            "spec of the SLO store-availability must have one of indicator and indicatorRef"),
        slo("  indicatorRef: store-availability\n", "", "must have one of indicator and indi"),
        slo(
            "indicatorRef: store-availability",
            "▸indicatorRef: store-availabilty",
            "There is no SLI \"store-availabilty\"; did you mean \"store-availability\"?"),
        slo("    - target: 0.999\n", "    []\n", "must have one objective, and has none"),
        slo("- target: 0.999", "▸target: 0.999", "objectives must be a list, and is a mapping"),
        slo("  objectives:\n    - target: 0.999\n", "", "The key \"objectives\" is missing"));
  }

  static Stream<Malformed> documents() {
    return Stream.of(
        slo("Occurrences", "▸[Occurrences]", "Occurrences, Timeslices, RatioTimeslices, and is a"),
        slo("Occurrences", "▸Often", "must be one of Occurrences, Timeslices, RatioTimeslices"),
        slo("  budgetingMethod: Occurrences\n", "", "The key \"budgetingMethod\" is missing"),
        slo("  service: store\n", "", "The key \"service\" is missing"),
        slo("service: store\n", "▸service: stor\n", "no Service \"stor\"; did you mean \"store\"?"),
        slo(
            "metadata:\n  name: store-availability\nspec:\n  service",
            "metadata:\n  name: store-availability\n"
                + "  annotations: { ▸service-health/effective-from: May }\nspec:\n  service",
            "must be a day such as 2026-08-17"));
  }
}
