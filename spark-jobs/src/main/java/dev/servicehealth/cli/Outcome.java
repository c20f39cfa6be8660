package dev.servicehealth.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.servicehealth.edition.Period;
import dev.servicehealth.record.Run;
import dev.servicehealth.runreport.ExitReason;
import dev.servicehealth.runreport.RunReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a scheduler how a command ended and what it made, in a file of JSON. The exit code alone
 * does not do: what submits to a cluster reports it as text or not at all, and it names no run. A
 * process that was killed leaves no file. Nothing in it comes from a raw row.
 */
final class Outcome {
  private final Map<String, String> editions = new LinkedHashMap<>();
  private Optional<RunReportWriter> reports = Optional.empty();
  private Optional<String> sentence = Optional.empty();

  /** The runs of the command, and their reports, are those of this writer. */
  void follow(RunReportWriter writer) {
    reports = Optional.of(writer);
  }

  /** An edition was published. */
  void published(Period period, String folder) {
    editions.put(period.name(), folder);
  }

  void failed(Throwable thrown) {
    sentence = Optional.of(ExitReason.of(thrown));
  }

  /** Replaces the file in one step, so that nobody reads half of it. */
  void write(Path file, int exitCode) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path draft = Files.createTempFile(target.getParent(), ".outcome", null);
    Files.writeString(draft, json(exitCode).toPrettyString() + "\n");
    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private ObjectNode json(int exitCode) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("exitCode", exitCode);
    json.put("sentence", sentence.orElse(null));
    ArrayNode runs = json.putArray("runs");
    reports.map(RunReportWriter::runs).orElse(List.of()).forEach(run -> add(run, runs));
    ArrayNode published = json.putArray("editions");
    editions.forEach(
        (period, folder) -> published.addObject().put("period", period).put("folder", folder));
    ArrayNode files = json.putArray("reports");
    reports.map(RunReportWriter::files).orElse(List.of()).forEach(files::add);
    return json;
  }

  private static void add(Run run, ArrayNode runs) {
    ObjectNode json =
        runs.addObject()
            .put("run", run.id())
            .put("firstDay", run.range().first().toString())
            .put("lastDay", run.range().last().toString());
    ObjectNode versions = json.putObject("tables");
    run.tableVersions().forEach(versions::put);
  }
}
