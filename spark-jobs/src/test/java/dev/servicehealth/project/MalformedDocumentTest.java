package dev.servicehealth.project;

import static dev.servicehealth.project.ProjectFiles.FEEDS;
import static dev.servicehealth.project.ProjectFiles.STORE;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of what all catalog documents have in common. */
class MalformedDocumentTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("cases")
  void is_refused_with_its_line_and_a_remedy(Malformed malformed) {
    malformed.assertRefused(folder);
  }

  static Stream<Malformed> cases() {
    return Stream.of(
        new Malformed(
            FEEDS, "kind: SLI\n", "▸kind: SLA\n", "kind must be one of Service, SLI, SLO"),
        new Malformed(
            STORE,
            "apiVersion: openslo/v1\nkind: Service",
            "▸apiVersion: openslo/v2alpha\nkind: Service",
            "apiVersion must be one of openslo/v1, and is \"openslo/v2alpha\""),
        new Malformed(STORE, "spec: {}", "▸specs: {}\nspec: {}", "did you mean \"spec\"?"),
        new Malformed(STORE, "spec: {}", "spec: { ▸descr: x }", "Unknown key \"spec.descr\""),
        new Malformed(
            STORE, "spec: {}", "spec: { ▸description: " + "x".repeat(1051) + " }", "may have 1050"),
        new Malformed(STORE, "name: store\n", "name: store\n  ▸title: x\n", "Unknown key"),
        new Malformed(
            FEEDS,
            "name: signup-availability\n",
            "▸name: Signup_availability\n",
            "must be at most 63 of"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  annotations: { ▸service-health/teir: 1 }\n",
            "did you mean \"service-health/tier\"?"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  annotations: { ▸service-health/tier: 4 }\n",
            "must be a whole number from 1 to 3"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  annotations: { ▸service-health/effective-from: 2026-01-01 }\n",
            "Unknown annotation \"service-health/effective-from\" of a Service"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  annotations: { ▸service-health/tier: [1] }\n",
            "must be a whole number from 1 to 3, and is a list"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  annotations: { ▸service-health/check-objective: store-availability }\n",
            "must be an objective of the service store that counts events of another data source"
                + " than its main objective store-availability, but there is none, and is"),
        new Malformed(
            STORE,
            "spec: {}\n",
            """
            spec: {}
            ---
            ▸apiVersion: openslo/v1
            kind: Service
            metadata: { name: store }
            spec: {}
            """,
            "The Service store is already defined at"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  labels: { ▸team lead: a }\n",
            "The label \"team lead\" must be at most 63 of letters"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  labels: { ▸team: { lead: a } }\n",
            "metadata.labels.team must be a single value, and is a mapping"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  annotations: { ▸Example.com/x: a }\n",
            "The annotation \"Example.com/x\" must be at most 63 of letters"),
        new Malformed(
            STORE,
            "name: store\n",
            "name: store\n  annotations: { example.com/x: ▸[a] }\n",
            "must be a single value, and is a list"),
        new Malformed(
            STORE,
            "apiVersion: openslo/v1\nkind: Service",
            "▸version: prometheus/v1\nkind: Service",
            "The key \"apiVersion\" is missing in the document; only openslo/v1 is read"),
        new Malformed(
            STORE,
            "apiVersion: openslo/v1\nkind: SLI",
            "▸apiVersion: openslo/v1alpha\nkind: SLI",
            "apiVersion must be one of openslo/v1, and is \"openslo/v1alpha\""),
        new Malformed(
            STORE,
            "apiVersion: openslo/v1\nkind: DataSource",
            "▸apiVersion: openslo.com/v2alpha\nkind: DataSource",
            "apiVersion must be one of openslo/v1"),
        new Malformed(
            STORE,
            "type: telemetry\n",
            "▸type: Prometheus\n",
            "spec.type must be one of telemetry, and is \"Prometheus\""),
        new Malformed(STORE, "spec: {}\n", "spec: {}\n---\n▸[]\n", "is an empty list"),
        new Malformed(STORE, "spec: {}\n", "spec: {}\n---\n▸a\n", "must be a mapping"),
        new Malformed(STORE, "spec: {}\n", "spec: {}\n---\n▸- a\n", "[0] must be a mapping"));
  }
}
