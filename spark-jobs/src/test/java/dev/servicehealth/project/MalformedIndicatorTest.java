package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.FEEDS;
import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of indicators, and of the limits that objectives set on them. */
class MalformedIndicatorTest {
  private static final String GOOD = metric("good", "store-requests", "status < 500");
  private static final String TOTAL = metric("total", "store-requests", "status NOT IN (401, 404)");
  private static final String RATIO = "  ratioMetric:\n    " + GOOD + "\n    " + TOTAL + "\n";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource({"ratios", "raw", "thresholds", "sources"})
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  private static String metric(String key, String source, String sql) {
    return "%s: { metricSource: { metricSourceRef: %s, spec: { value: \"%s\" } } }"
        .formatted(key, source, sql);
  }

  private static Malformed store(String old, String replacement, String fragment) {
    return new Malformed(STORE, old, replacement, fragment);
  }

  private static Malformed signup(String ratio, String fragment) {
    String written =
        """
            counter: true
            bad: { metricSource: { metricSourceRef: signup-requests, spec: { value: "status >= 500" } } }
            total: { metricSource: { metricSourceRef: signup-requests, spec: { value: true } } }
        """;
    return new Malformed(FEEDS, written, ratio, fragment);
  }

  static Stream<Malformed> ratios() {
    String bad = GOOD.replace("good:", "bad:");
    return Stream.of(
        store(GOOD, GOOD + "\n    " + bad, "must have one of good and bad; write one of them"),
        store("    " + GOOD + "\n", "", "must have one of good and bad"),
        store("    " + TOTAL + "\n", "", "The key \"total\" is missing"),
        store("    " + TOTAL + "\n", "    " + bad + "\n", "must have one of good and bad"),
        store(GOOD, GOOD + "\n    ▸rawType: success", "rawType has no effect without raw"),
        store(
            RATIO,
            "  thresholdMetric:\n    metricSource: {}\n" + RATIO,
            "must have one of ratioMetric and thresholdMetric; write one of them"),
        store(RATIO, "  description: none\n", "must have one of ratioMetric and thresholdMetric"),
        store(
            GOOD.substring(5),
            "▸" + GOOD.substring(5).replace("store-requests", "edge-log"),
            "names edge-log and total names store-requests; both must be counted from the same"),
        store(GOOD, GOOD + "\n    counter: ▸maybe", "counter must be one of"),
        store(
            "    " + GOOD,
            "    ▸counter: true\n    " + metric("good", "store-requests", "successes"),
            "rows hold readings of a growing counter, and rows are summed"),
        signup(
            "    ▸counter: true\n    "
                + metric("bad", "signup-requests", "status")
                + "\n    "
                + metric("total", "signup-requests", "status + 1")
                + "\n",
            "let each row hold its own events and remove counter"));
  }

  static Stream<Malformed> raw() {
    String raw = metric("raw", "signup-requests", "status / 100");
    return Stream.of(
        signup("    " + raw + "\n", "The key \"rawType\" is missing"),
        signup("    " + raw + "\n    ▸rawType: good\n", "rawType must be one of"),
        signup(
            "    rawType: success\n    " + raw + "\n    ▸" + raw.replace("raw:", "total:") + "\n",
            "total cannot stand beside raw; remove one of them"),
        signup(
            "    rawType: success\n    " + raw + "\n    ▸" + raw.replace("raw:", "bad:") + "\n",
            "bad cannot stand beside raw; remove one of them"),
        signup(
            "    rawType: success\n    ▸" + raw.replace("status / 100", "status < 500") + "\n",
            "is a condition, and raw is a ratio from 0 to 1; write good and total"),
        signup(
            "    rawType: success\n    ▸" + raw.replace("status / 100", "upper(name)") + "\n",
            "write a condition or a number of events"));
  }

  static Stream<Malformed> thresholds() {
    String threshold =
        "  thresholdMetric: { metricSource: { metricSourceRef: store-requests, spec: { value: ms }"
            + " } }\n";
    String signup = threshold.replace("store-requests", "signup-requests");
    return Stream.of(
        store("target: 0.999", "target: 0.999\n      ▸op: lte", "op compares a thresholdMetric"),
        store(
            "target: 0.999", "target: 0.999\n      ▸value: 1", "value compares a thresholdMetric"),
        limited(threshold, "▸{ target: 0.9, value: 450 }", "The key \"op\" is missing in spec.ob"),
        limited(threshold, "▸{ target: 0.9, op: lt }", "The key \"value\" is missing in spec.ob"),
        limited(
            threshold, "{ target: 0.9, value: 1, op: ▸eq }", "op must be one of lt, lte, gt, gte"),
        limited(
            threshold, "{ target: 0.9, op: lt, value: ▸fast }", "value must be a decimal number"),
        limited(
            threshold, "{ target: 0.9, op: lt, value: ▸1e3 }", "value must be a decimal number"),
        limited(
            threshold,
            "{ target: 0.9, op: lt, value: ▸12345678901234567890.12345678901234567891 }",
            "must have at most 38 digits"),
        new Malformed(
            FEEDS,
            signupRatio(),
            signup.replace("value: ms", "▸value: status > 1"),
            "is a condition, and a thresholdMetric compares a number"),
        new Malformed(
            FEEDS,
            signupRatio(),
            signup.replace("value: ms", "▸value: milliseconds"),
            "the data source has no column milliseconds"));
  }

  private static String signupRatio() {
    return """
      ratioMetric:
        counter: true
        bad: { metricSource: { metricSourceRef: signup-requests, spec: { value: "status >= 500" } } }
        total: { metricSource: { metricSourceRef: signup-requests, spec: { value: true } } }
    """;
  }

  /** The indicator of the store's objective becomes a threshold. */
  private static Malformed limited(String threshold, String objective, String fragment) {
    String middle =
        """
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: store-availability
        spec:
          service: store
          indicatorRef: store-availability
          timeWindow:
            - duration: 28d
              isRolling: true
          budgetingMethod: Occurrences
          objectives:
            - \
        """;
    return store(RATIO + middle + "target: 0.999", threshold + middle + objective, fragment);
  }

  static Stream<Malformed> sources() {
    String source =
        "metricSource: { metricSourceRef: store-requests, spec: { value: \"status < 500";
    return Stream.of(
        store(
            source,
            "▸" + source.replace("store-requests", "store-request"),
            "There is no DataSource \"store-request\"; did you mean \"store-requests\"?"),
        store(
            source,
            "▸" + source.replace("metricSourceRef: store-requests, ", ""),
            "names no DataSource, and only rows of one can be counted; add metricSourceRef"),
        store(
            source,
            "▸" + source.replace("spec:", "type: Prometheus, spec:"),
            "type must be one of telemetry, and is \"Prometheus\""),
        store(source, "▸" + source.replace("value:", "query:"), "Unknown key \"spec.ratioMetric.g"),
        store(
            source + "\" }",
            "▸metricSource: { metricSourceRef: store-requests",
            "The key \"spec\" is missing"));
  }
}
