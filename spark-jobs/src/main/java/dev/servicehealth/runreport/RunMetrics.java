package dev.servicehealth.runreport;

import dev.servicehealth.record.Run.Account;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A run report in the text format of Prometheus, for its node exporter's textfile collector. */
final class RunMetrics {
  static final String PUBLISHED = "service_health_published_timestamp_seconds";

  private final StringBuilder text = new StringBuilder();

  private RunMetrics() {}

  /**
   * @param publishedBefore the time of the newest run that was published before this one
   */
  static String of(RunReport report, Optional<String> publishedBefore) {
    RunMetrics metrics = new RunMetrics();
    String kind = "kind=\"" + escaped(report.kind()) + "\"";
    metrics.gauge("run_exit_code", "Exit code of the newest run that wrote something or failed.");
    metrics.sample("run_exit_code", kind, String.valueOf(report.exitCode()));
    metrics.gauge("run_ended_timestamp_seconds", "When that run ended.");
    metrics.sample("run_ended_timestamp_seconds", kind, seconds(report.ended()));
    metrics.gauge("run_duration_seconds", "How long it took.");
    metrics.sample("run_duration_seconds", kind, duration(RunReportJson.seconds(report.total())));
    metrics.gauge("run_stage_seconds", "How long each of its stages took.");
    report
        .stages()
        .forEach(
            (stage, time) ->
                metrics.sample(
                    "run_stage_seconds",
                    kind + ",stage=\"" + escaped(stage) + "\"",
                    duration(RunReportJson.seconds(time))));
    report.outcome().ifPresent(outcome -> metrics.rows(kind, outcome.account()));
    metrics.gauge("run_check_warnings", "Checks that warned.");
    metrics.sample("run_check_warnings", kind, String.valueOf(report.checks().warnings().size()));
    Optional<String> published =
        report.run().isPresent() ? Optional.of(seconds(report.ended())) : publishedBefore;
    published.ifPresent(metrics::published);
    return metrics.text.toString();
  }

  private void rows(String kind, Account account) {
    gauge("run_rows", "Raw rows that it read, by what became of them.");
    Map.of(
            "accepted", account.accepted(),
            "quarantined", account.quarantined(),
            "duplicate", account.duplicate(),
            "late", account.late())
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            rows ->
                sample(
                    "run_rows",
                    kind + ",outcome=\"" + rows.getKey() + "\"",
                    String.valueOf(rows.getValue())));
    gauge("run_unjudged_rows", "Accepted rows that at least one objective cannot judge.");
    sample("run_unjudged_rows", kind, String.valueOf(account.unjudged()));
  }

  private void published(String seconds) {
    gauge("published_timestamp_seconds", "When a run was last published.");
    text.append(PUBLISHED).append(' ').append(seconds).append('\n');
  }

  private void gauge(String name, String help) {
    text.append("# HELP service_health_%s %s%n".formatted(name, help).replace("\r", ""));
    text.append("# TYPE service_health_%s gauge%n".formatted(name).replace("\r", ""));
  }

  private void sample(String name, String labels, String value) {
    text.append("service_health_").append(name);
    text.append('{').append(labels).append("} ").append(value).append('\n');
  }

  private static String seconds(Instant time) {
    return duration(time.toEpochMilli() / 1e3);
  }

  private static String duration(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
