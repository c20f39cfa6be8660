package dev.servicehealth.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of several formats, read through a mapping. */
class MappingTest {
  private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

  @TempDir private Path folder;

  static Mapping mapping(String yaml) {
    YamlProblems problems = new YamlProblems();
    Mapping mapping =
        MappingReader.incidents(
            YamlReader.parse("test.yaml", yaml, problems)
                .get(0)
                .mapping(MappingReader.KEYS)
                .orElseThrow());
    assertThat(problems.isEmpty()).as(problems.sorted().toString()).isTrue();
    return mapping;
  }

  @Test
  void csv_has_columns_and_several_services_in_one() {
    Incidents read =
        read(
            "a.csv",
            """
            id,title,severity,services,started,resolved,revised_at,due
            A-1,"Down, again",major,"store; tv",2026-03-02T10:00:00Z,2026-03-02T11:00:00Z,2026-03-02T12:00:00Z,2026-04-01
            A-2,Slow,3,store,2026-03-03T10:00:00+01:00,,2026-03-03T12:00:00Z,
            """,
            MappingReader.ofIncidents());

    assertThat(read.known()).extracting(Revision::incident).containsExactly("A-1", "A-2");
    assertThat(read.known().get(0).services()).containsExactly("store", "tv");
    assertThat(read.known().get(0).story().title()).isEqualTo("Down, again");
    assertThat(read.known().get(0).place()).isEqualTo("a.csv:2");
    assertThat(read.known().get(1).times().started())
        .contains(Instant.parse("2026-03-03T09:00:00Z"));
    assertThat(read.known().get(1).times().resolved()).isEmpty();
  }

  @Test
  void paths_over_the_preset_win_one_by_one() {
    Incidents read =
        read(
            "a.json",
            """
            {"incidents": [{"id": 7, "name": "Down", "impact": "critical", "began": "2026-03-02T09:00:00Z",
              "started_at": "2026-03-02T10:00:00Z", "updated_at": "2026-03-02T12:00:00Z", "components": [{"name": "store"}]}]}
            """,
            mapping("{ path: x, preset: statuspage, mapping: { started: began } }"));

    assertThat(read.known()).hasSize(1);
    assertThat(read.known().get(0).incident()).isEqualTo("7");
    assertThat(read.known().get(0).times().started())
        .contains(Instant.parse("2026-03-02T09:00:00Z"));
  }

  @Test
  void rows_that_cannot_be_true_are_refused_with_their_place() {
    Incidents read =
        read(
            "a.jsonl",
            """
            {"id":"1","services":["store"],"severity":1,"started":"2026-03-02T10:00:00Z","resolved":"2026-03-02T09:00:00Z"}
            {"id":"2","services":["shop"],"severity":1,"started":"2026-03-02T10:00:00Z"}
            {"id":"3","services":["store"],"severity":1,"started":"2026-13-02T10:00:00Z"}
            {"id":"4","services":["store"],"severity":1,"started":"2026-03-02 10:00:00"}
            {"id":"5","services":["store"],"severity":1,
            {"id":"6","services":["store"],"severity":1}
            {"services":["store"],"severity":1,"started":"2026-03-02T10:00:00Z"}
            {"id":"8","services":["store"],"severity":1,"started":"2026-09-02T10:00:00Z"}
            {"id":"9","services":["store","shop"],"severity":"SEV9","started":"2026-03-02T10:00:00Z"}
            """,
            MappingReader.ofIncidents());

    assertThat(read.refused())
        .extracting(each -> each.place() + " " + each.problem().orElseThrow())
        .satisfiesExactlyInAnyOrder(
            each ->
                assertThat(each)
                    .isEqualTo(
                        "a.jsonl:1 resolved 2026-03-02T09:00:00Z is before its start 2026-03-02T10:00:00Z"),
            each ->
                assertThat(each)
                    .isEqualTo(
                        "a.jsonl:2 services names no service of the catalog: shop; add it to the catalog or to services"),
            each ->
                assertThat(each)
                    .isEqualTo("a.jsonl:3 started is not a time: \"2026-13-02T10:00:00Z\""),
            each ->
                assertThat(each)
                    .isEqualTo(
                        "a.jsonl:4 started does not say its offset from UTC: \"2026-03-02 10:00:00\"; name timeZone"),
            each -> assertThat(each).startsWith("a.jsonl:5 is not JSON: "),
            each ->
                assertThat(each)
                    .isEqualTo("a.jsonl:6 started is missing; an incident needs its start"),
            each ->
                assertThat(each)
                    .isEqualTo("a.jsonl:7 id is missing; without it no revision can follow"),
            each ->
                assertThat(each)
                    .isEqualTo(
                        "a.jsonl:8 started is 2026-09-02T10:00:00Z: before 2000 or still to come"));
    assertThat(read.known())
        .extracting(
            each -> each.incident() + " " + each.severity() + " " + each.problem().orElse(""))
        .containsExactly(
            "9 5 unknown service left out: shop; severity \"sev9\" is not in severities; taken as 5");
  }

  @Test
  void the_newest_believed_revision_counts_and_all_are_fresh_once() {
    String rows =
        """
        {"id":"1","services":["store"],"severity":2,"started":"2026-03-02T10:00:00Z","revised_at":"2026-03-02T10:10:00Z"}
        {"id":"1","services":["store"],"severity":1,"started":"2026-03-02T09:00:00Z","revised_at":"2026-03-03T10:10:00Z"}
        {"id":"1","services":["store"],"severity":1,"started":"2025-03-02T09:00:00Z","revised_at":"2026-03-04T10:10:00Z"}
        {"id":"1","services":["store"],"severity":3,"started":"2026-03-02T09:00:00Z","revised_at":"2026-05-04T10:10:00Z"}
        """;

    Incidents first = read("a.jsonl", rows, MappingReader.ofIncidents());
    assertThat(first.known()).extracting(Revision::severity).containsExactly(1);
    assertThat(first.fresh()).hasSize(3); // the fourth is not written yet
    assertThat(first.refused()).hasSize(1);
    assertThat(first.refused().get(0).problem().orElseThrow())
        .startsWith("the start moves by 365 days");

    Incidents second =
        feed("a.jsonl", MappingReader.ofIncidents()).read(first.fresh(), NOW.plusSeconds(60));
    assertThat(second.fresh()).isEmpty();
    assertThat(second.known()).isEqualTo(first.known());
  }

  @Test
  void an_incident_that_an_export_drops_later_counts_no_longer() {
    Mapping mapping = mapping("{ path: x, drop: { state: [cancelled] }, mapping: { id: id } }");
    String open =
        "{\"id\":\"1\",\"services\":[\"store\"],\"severity\":2,\"started\":\"2026-03-02T10:00:00Z\",\"state\":\"%s\",\"revised_at\":\"%s\"}\n";

    Incidents first = read("a.jsonl", open.formatted("open", "2026-03-02T10:10:00Z"), mapping);
    write("a.jsonl", open.formatted("Cancelled", "2026-03-02T12:10:00Z"));
    Incidents second = feed("a.jsonl", mapping).read(first.fresh(), NOW);

    assertThat(first.known()).hasSize(1);
    assertThat(second.known()).isEmpty();
    assertThat(second.fresh())
        .extracting(Revision::status)
        .containsExactly(Revision.Status.DROPPED);
  }

  @Test
  void a_mark_before_the_text_and_surplus_values_are_seen() throws IOException {
    Incidents read =
        read(
            "a.csv",
            "\uFEFF"
                + """
                id,services,started,severity
                A-1,store,2026-03-02T10:00:00Z,1
                A-2,store,2026-03-02T10:00:00Z,1,2
                """,
            MappingReader.ofIncidents());
    assertThat(read.known()).extracting(Revision::incident).containsExactly("A-1");
    assertThat(read.refused())
        .extracting(each -> each.place() + " " + each.problem().orElseThrow())
        .containsExactly("a.csv:3 has 5 values for 4 columns");

    Files.write(folder.resolve("a.csv"), "id;ü".getBytes(StandardCharsets.UTF_16));
    Incidents other = feed("a.csv", MappingReader.ofIncidents()).read(List.of(), NOW);
    assertThat(other.refused())
        .extracting(each -> each.place() + " " + each.problem().orElseThrow())
        .containsExactly("a.csv:1 is not UTF-8 text; save it as UTF-8");
  }

  @Test
  void an_export_of_nothing_but_maintenance_is_no_incident() {
    Incidents read =
        read(
            "a.json",
            "[{\"id\": \"M-1\", \"impact\": \"maintenance\", \"created_at\": \"2026-03-02T10:00:00Z\"}]",
            mapping("{ path: x, preset: statuspage }"));
    assertThat(read.feed().told()).isEqualTo("received");
    assertThat(read.known()).isEmpty();
    assertThat(read.refused()).isEmpty();
  }

  @Test
  void a_folder_is_read_file_by_file() {
    write(
        "b.jsonl",
        "{\"id\":\"2\",\"services\":[\"tv\"],\"severity\":1,\"started\":\"2026-03-02T10:00:00Z\"}");
    write("notes.txt", "not read");

    Incidents read =
        read(
            "a.json",
            "[{\"id\":\"1\",\"services\":[\"store\"],\"severity\":1,\"started\":\"2026-03-02T10:00:00Z\"}]",
            MappingReader.ofIncidents(),
            folder);

    assertThat(read.known()).extracting(Revision::incident).containsExactly("1", "2");
  }

  @Test
  void changes_leave_out_the_rows_that_their_mapping_drops() {
    write(
        "changes.jsonl",
        """
        {"at":"2026-03-02T10:00:00Z","title":"Deploy","services":["store"],"kind":"deploy"}
        {"at":"2026-03-02T11:00:00Z","title":"Trial","services":["store"],"kind":"Test"}
        {"title":"A trial without a time","services":["store"],"kind":"test"}
        """);
    Mapping mapping =
        MappingReader.changes(
            YamlReader.parse("test.yaml", "{ path: x, drop: { kind: [test] } }", new YamlProblems())
                .get(0)
                .mapping(MappingReader.KEYS)
                .orElseThrow());
    List<String> problems = new ArrayList<>();
    assertThat(
            new ChangeFeed(
                    Optional.of(new Feed(folder.resolve("changes.jsonl"), mapping)),
                    Set.of("store"))
                .read(problems::add))
        .extracting(Change::title)
        .containsExactly("Deploy");
    assertThat(problems).isEmpty();
  }

  private Incidents read(String name, String content, Mapping mapping) {
    return read(name, content, mapping, folder.resolve(name));
  }

  private Incidents read(String name, String content, Mapping mapping, Path path) {
    write(name, content);
    return new IncidentFeed(Optional.of(new Feed(path, mapping)), Set.of("store", "tv"))
        .read(List.of(), NOW);
  }

  private IncidentFeed feed(String name, Mapping mapping) {
    return new IncidentFeed(
        Optional.of(new Feed(folder.resolve(name), mapping)), Set.of("store", "tv"));
  }

  private void write(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
