package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions of an SLO that leave in doubt which of them judges a day. */
class MalformedVersionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  /** Two versions of the store's SLO. */
  private static Malformed versions(String first, String second, String fragment) {
    String old = "apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: store-availability\n";
    String version =
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: store-availability
          annotations: { %s }
        """;
    String rest =
        """
        spec:
          service: store
          indicatorRef: store-availability
          timeWindow: [ { duration: 28d } ]
          budgetingMethod: Occurrences
          objectives: [ { target: 0.9 } ]
        ---
        """;
    String both = place(first) + version.formatted(unmarked(first)) + rest;
    return new Malformed(
        STORE, old, both + place(second) + version.formatted(unmarked(second)), fragment);
  }

  private static String place(String annotations) {
    return annotations.startsWith("▸") ? "▸" : "";
  }

  private static String unmarked(String annotations) {
    return annotations
        .replace("▸", "")
        .replace("from", "service-health/effective-from")
        .replace("until", "service-health/effective-until");
  }

  static Stream<Malformed> cases() {
    return Stream.of(
        versions(
            "from: 2026-01-01",
            "▸from: 2026-01-01",
            "has two versions in effect from 2026-01-01, the other at"),
        versions("", "▸until: 2026-01-31", "has two versions in effect since ever, the other at"),
        versions(
            "▸until: 2026-03-01",
            "from: 2026-03-01",
            "is in effect until 2026-03-01, and its version at"),
        versions(
            "from: 2026-03-02",
            "▸from: 2026-01-01, until: 2026-03-02",
            "from 2026-03-02 on, which overlap; remove service-health/effective-until"),
        versions(
            "until: 2026-02-27",
            "▸from: 2026-03-01",
            "has a gap from 2026-02-28 to 2026-02-28, after its version at"),
        versions(
            "from: 2026-01-01, until: 2026-01-31",
            "▸from: 2026-03-01",
            "has a gap from 2026-02-01 to 2026-02-28, after its version at"),
        versions(
            "from: 2026-01-01",
            "▸from: 2026-03-02, until: 2026-03-01",
            "is in effect from 2026-03-02 until 2026-03-01, which is before; correct one"),
        new Malformed(
            STORE,
            "  name: store\nspec",
            "  name: store\n  annotations: { ▸service-health/effective-until: 2026-01-01 }\nspec",
            "Unknown annotation \"service-health/effective-until\" of a Service"));
  }
}
