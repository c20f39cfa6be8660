package dev.servicehealth.runreport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.servicehealth.record.Run.Account;
import dev.servicehealth.runreport.RunReport.Outcome;
import java.time.Duration;

/** A run report as one JSON object; what is not known is null. */
final class RunReportJson {
  private RunReportJson() {}

  static String of(RunReport report) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("run", report.run().orElse(null));
    json.put("kind", report.kind());
    json.put("firstDay", report.range().map(range -> range.first().toString()).orElse(null));
    json.put("lastDay", report.range().map(range -> range.last().toString()).orElse(null));
    json.put("reason", report.reason().orElse(null));
    json.put("why", report.outcome().map(Outcome::why).orElse(null));
    json.put("started", report.started().toString());
    json.put("ended", report.ended().toString());
    json.put("exitCode", report.exitCode());
    json.put("exitReason", report.exitReason().orElse(null));
    json.put("files", report.outcome().map(Outcome::files).orElse(null));
    json.put("bytes", report.outcome().map(Outcome::bytes).orElse(null));
    json.set("rows", report.outcome().map(outcome -> rows(outcome.account())).orElse(null));
    json.put("seconds", seconds(report.total()));
    ArrayNode stages = json.putArray("stages");
    report
        .stages()
        .forEach(
            (stage, duration) ->
                stages.addObject().put("stage", stage).put("seconds", seconds(duration)));
    ObjectNode rollups = json.putObject("rollups");
    report.rollups().forEach(rollups::put);
    ObjectNode checks = json.putObject("checks");
    checks.put("passed", report.checks().passed());
    checks.put("warned", report.checks().warnings().size());
    ArrayNode warnings = checks.putArray("warnings");
    report.checks().warnings().forEach(warnings::add);
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode rows(Account account) {
    return new ObjectMapper()
        .createObjectNode()
        .put("read", account.read())
        .put("accepted", account.accepted())
        .put("quarantined", account.quarantined())
        .put("duplicate", account.duplicate())
        .put("late", account.late())
        .put("unjudged", account.unjudged());
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }
}
