package dev.servicehealth.cli;

/** Catalog documents for tests. */
final class Feeds {
  private Feeds() {}

  /**
   * @param details {@code connectionDetails}, not indented
   */
  static String source(String name, String details) {
    return """
    apiVersion: openslo/v1
    kind: DataSource
    metadata: { name: %s }
    spec:
      type: telemetry
      connectionDetails:
    %s"""
        .formatted(name, details.indent(4));
  }

  static String service(String name) {
    return """
    apiVersion: openslo/v1
    kind: Service
    metadata: { name: "%s" }
    spec: {}
    """
        .formatted(name);
  }

  /** A service of the same name as its objective, judged by two expressions over a source. */
  static String objective(String service, String source, String target, String good, String total) {
    return service(service)
        + """
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: %1$s-availability }
        spec:
          service: %1$s
          indicator:
            metadata: { name: %1$s-indicator }
            spec:
              ratioMetric:
                good:  { metricSource: { metricSourceRef: %2$s, spec: { value: "%4$s" } } }
                total: { metricSource: { metricSourceRef: %2$s, spec: { value: "%5$s" } } }
          timeWindow: [ { duration: 4w, isRolling: true } ]
          budgetingMethod: Occurrences
          objectives: [ { displayName: Answered, target: %3$s } ]
        """
            .formatted(service, source, target, good, total);
  }
}
