package dev.servicehealth.runreport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run as OpenLineage sees it (spec 2-0-2): a START event and how it ended, a line of JSON each.
 *
 * @param inputs the roots of the data sources that runs read
 * @param outputs the locations of the tables that they write
 */
record Lineage(List<String> inputs, List<String> outputs) {
  private static final String SCHEMA =
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

  /** Both events of a run. */
  String events(RunReport report) {
    String end = report.exitCode() == 0 ? "COMPLETE" : "FAIL";
    return event("START", report.started(), report) + event(end, report.ended(), report);
  }

  private String event(String type, Instant time, RunReport report) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("eventType", type);
    json.put("eventTime", time.toString());
    json.putObject("run").put("runId", id(report).toString());
    json.putObject("job")
        .put("namespace", "service-health")
        .put("name", "service-health." + report.kind());
    datasets(inputs, json.putArray("inputs"));
    datasets(outputs, json.putArray("outputs"));
    json.put("producer", "urn:dev.servicehealth");
    json.put("schemaURL", SCHEMA);
    return json + "\n";
  }

  /** An id that both events of a run share, and nothing else has. */
  private static UUID id(RunReport report) {
    String name = report.run().orElse(report.kind() + report.started());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Named as OpenLineage names files: by scheme and authority, and by path. */
  private static void datasets(List<String> locations, ArrayNode json) {
    for (String location : locations) {
      URI uri = URI.create(location.replace(" ", "%20"));
      String scheme = uri.getScheme() == null ? "file" : uri.getScheme();
      String authority = uri.getAuthority() == null ? "" : "://" + uri.getAuthority();
      json.addObject().put("namespace", scheme + authority).put("name", uri.getPath());
    }
  }
}
