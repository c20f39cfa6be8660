package dev.servicehealth.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.servicehealth.cli.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's public incidents of four years, with every revision of them. */
class GithubIncidentsTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Instant LATER = Instant.parse("2026-09-01T00:00:00Z");

  @TempDir private static Path folder;
  private static Path data;

  @BeforeAll
  static void find() {
    data = SharedData.folder("github_status");
  }

  @Test
  void three_windows_with_a_slip_in_month_or_year_are_refused() throws IOException {
    List<String> rows = new ArrayList<>();
    for (JsonNode incident : incidents()) {
      rows.add(row(incident, incident.get("published_at").asText(), "started_at", "resolved_at"));
      if (!incident.get("impact_window").isNull()) {
        rows.add(
            row(incident, LATER.minusSeconds(60).toString(), "downtime_start", "downtime_end"));
      }
    }
    Incidents read = read(rows, LATER);

    JsonNode truth =
        MAPPER
            .readTree(data.resolve("truth.json").toFile())
            .get("restatement")
            .get("implausible_windows (start moved over 2 days; real typos in month or year)");
    assertThat(read.refused())
        .extracting(Revision::incident)
        .containsExactlyInAnyOrderElementsOf(truth.findValuesAsText("id"));
    assertThat(read.refused())
        .allSatisfy(each -> assertThat(each.problem().orElseThrow()).contains("the start moves by"))
        .allSatisfy(each -> assertThat(each.place()).matches("github.jsonl:\\d+"));
  }

  /** Of every revision that was seen, the incident as it stood: open until it was resolved. */
  @Test
  void replaying_revisions_gives_what_was_known_on_any_day() throws IOException {
    Map<String, JsonNode> byId = new HashMap<>();
    incidents().forEach(incident -> byId.put(incident.get("id").asText(), incident));
    List<String[]> revisions =
        Files.readAllLines(data.resolve("revisions.csv")).stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .filter(revision -> byId.containsKey(revision[1]))
            .toList();
    List<String> rows =
        revisions.stream().map(each -> row(byId.get(each[1]), each[0], each[3])).toList();

    List<Revision> recorded = new ArrayList<>();
    for (Instant day = Instant.parse("2022-07-01T00:00:00Z");
        day.isBefore(LATER);
        day = day.plusSeconds(97 * 86_400L)) {
      Map<String, String> statuses = new HashMap<>();
      for (String[] revision : revisions) {
        if (!Instant.parse(revision[0].replace("+00:00", "Z")).isAfter(day)) {
          statuses.put(revision[1], revision[3]);
        }
      }
      Incidents known = new IncidentFeed(feed(rows), Set.of("github")).read(recorded, day);
      recorded.addAll(known.fresh());

      assertThat(known.known()).as("%s", day).hasSameSizeAs(statuses.keySet());
      assertThat(known.known())
          .as("%s", day)
          .allSatisfy(
              each ->
                  assertThat(each.times().resolved().isPresent())
                      .isEqualTo(isResolved(statuses.get(each.incident()))));
    }
    assertThat(recorded).hasSizeGreaterThan(800);
  }

  private static boolean isResolved(String status) {
    return status.equals("Resolved") || status.equals("Completed");
  }

  private static List<JsonNode> incidents() throws IOException {
    List<JsonNode> incidents = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve("incidents.jsonl"))) {
      incidents.add(MAPPER.readTree(line));
    }
    return incidents;
  }

  private static String row(JsonNode incident, String revisedAt, String status) {
    ObjectNode row =
        common(incident, revisedAt).put("started", incident.get("started_at").asText());
    return (isResolved(status) ? row.put("resolved", incident.get("resolved_at").asText()) : row)
        .toString();
  }

  private static String row(JsonNode incident, String revisedAt, String started, String resolved) {
    return common(incident, revisedAt)
        .put("started", incident.get(started).asText())
        .put("resolved", incident.get(resolved).asText())
        .toString();
  }

  private static ObjectNode common(JsonNode incident, String revisedAt) {
    return MAPPER
        .createObjectNode()
        .put("id", incident.get("id").asText())
        .put("title", incident.get("title").asText())
        .put("services", "github")
        .put("severity", incident.get("impact").asText())
        .put("revised_at", revisedAt);
  }

  private static Incidents read(List<String> rows, Instant now) throws IOException {
    return new IncidentFeed(feed(rows), Set.of("github")).read(List.of(), now);
  }

  private static Optional<Feed> feed(List<String> rows) throws IOException {
    Path file = Files.write(folder.resolve("github.jsonl"), rows);
    return Optional.of(new Feed(file, MappingReader.ofIncidents()));
  }
}
