package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of alert policies, their conditions and targets. */
class MalformedAlertTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource({"policies", "conditions", "vain"})
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  /** The store's objective with a policy, its condition and its target as documents. */
  private static Malformed alerting(String from, String to, String fragment) {
    String documents =
        """
            - target: 0.9
          alertPolicies:
            - alertPolicyRef: page
        ---
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata: { name: page }
        spec:
          alertWhenBreaching: true
          conditions:
            - conditionRef: fast-burn
          notificationTargets:
            - targetRef: on-call
        ---
        apiVersion: openslo/v1
        kind: AlertCondition
        metadata: { name: fast-burn }
        spec:
          severity: page
          condition:
            kind: burnrate
            op: gte
            threshold: 9
            lookbackWindow: 1h
            alertAfter: 5m
        ---
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: { name: on-call }
        spec:
          target: email
        """;
    if (!documents.contains(from)) {
      throw new AssertionError("no such text: " + from);
    }
    return new Malformed(STORE, "    - target: 0.999\n", documents.replace(from, to), fragment);
  }

  static Stream<Malformed> policies() {
    String reference = "- alertPolicyRef: page\n";
    String condition = "- conditionRef: fast-burn";
    return Stream.of(
        alerting(reference, "- ▸alertPolicyRef: pager\n", "There is no AlertPolicy \"pager\""),
        alerting(
            reference, "- ▸page\n", "must be a mapping, and is \"page\"; write alertPolicyRef"),
        alerting(reference, "- ▸{}\n", "must have alertPolicyRef, or kind, metadata and spec of"),
        alerting(
            reference, "- { ▸alertPolicyRef: page, spec: {} }\n", "of one AlertPolicy; write one"),
        alerting(
            reference,
            "- { ▸kind: AlertCondition, metadata: { name: x }, spec: { conditions: [ { conditionRef:"
                + " fast-burn } ], notificationTargets: [ { targetRef: on-call } ] } }\n",
            "kind must be one of AlertPolicy"),
        alerting(
            "alertPolicies:\n    " + reference,
            "alertPolicies: ▸page\n",
            "alertPolicies must be a list"),
        alerting("When", "when", "Unknown key \"spec.alertwhenBreaching\"; did you mean"),
        alerting("Breaching: true", "Breaching: ▸sometimes", "alertWhenBreaching must be one of"),
        alerting(condition, "- ▸conditionRef: fastburn", "no AlertCondition \"fastburn\"; did you"),
        alerting(condition, "- ▸foo: bar", "must have conditionRef, or kind, metadata and spec of"),
        alerting(
            condition,
            "▸" + condition + "\n    " + condition,
            "must have exactly one condition, and has 2; write a policy for each"),
        alerting("    " + condition, "    ▸[]", "must have exactly one condition, and has 0"),
        alerting("  conditions:\n    " + condition + "\n", "", "The key \"conditions\" is missing"),
        alerting("targetRef: on-call", "▸targetRef: on-cal", "no AlertNotificationTarget \"on-cal"),
        alerting("    - targetRef: on-call", "    ▸[]", "must have at least one target, and has"),
        alerting(
            "  notificationTargets:\n    - targetRef: on-call\n",
            "",
            "The key \"notificationTargets\" is missing"),
        alerting("  target: email", "  ▸target: \"\"", "target must be text"),
        alerting("  target: email", "  description: x", "The key \"target\" is missing in spec"));
  }

  static Stream<Malformed> conditions() {
    return Stream.of(
        alerting("  severity: page\n", "", "The key \"severity\" is missing in spec"),
        alerting("severity: page", "▸severity: \"\"", "severity must be text"),
        alerting("kind: burnrate", "▸kind: average", "must be one of burnrate, and is \"average\""),
        alerting("op: gte", "▸op: eq", "op must be one of lt, lte, gt, gte"),
        alerting("    threshold: 9\n", "", "The key \"threshold\" is missing in spec.condition"),
        alerting("threshold: 9", "▸threshold: many", "threshold must be a decimal number"),
        alerting("threshold: 9", "▸threshold: -1", "must be 0 or more, as burn rates are, and is"),
        alerting("    lookbackWindow: 1h\n", "", "The key \"lookbackWindow\" is missing"),
        alerting("lookbackWindow: 1h", "▸lookbackWindow: 0m", "must be more than 0"),
        alerting("lookbackWindow: 1h", "▸lookbackWindow: hour", "must be a duration such as"),
        alerting("alertAfter: 5m", "▸alertAfter: 5", "must be a duration such as"),
        alerting(
            "severity: page", "▸description: " + "x".repeat(1051) + "\n  severity: page", "1050"));
  }

  static Stream<Malformed> vain() {
    String never = "The condition fast-burn on the objective store-availability can never fire: ";
    return Stream.of(
        vain("0.9", "gte", "14.4", never + "with target 0.9 the burn rate is from 0 to 10, and"),
        vain("0.9", "gt", "10", "it must be more than 10; change the threshold"),
        vain("0.9", "gte", "10.000000001", "it must be at least 10.000000001; change"),
        vain("0.9", "lt", "0", "it must be less than 0; change the threshold"),
        vain("0.92", "gte", "12.6", "with target 0.92 the burn rate is from 0 to 12.5, and"),
        vain("0.97", "gte", "33.4", "with target 0.97 the burn rate is from 0 to 33.3333…, and"),
        vain("1", "gt", "2", "target 1 leaves an error budget of 0, and any bad event burns it"));
  }

  private static Malformed vain(String target, String operator, String threshold, String fragment) {
    Malformed alert = alerting("- alertPolicyRef", "▸- alertPolicyRef", fragment);
    String documents =
        alert
            .replacement()
            .replace("target: 0.9", "target: " + target)
            .replace("op: gte", "op: " + operator)
            .replace("threshold: 9", "threshold: " + threshold);
    return new Malformed(alert.file(), alert.old(), documents, fragment);
  }
}
