package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.servicehealth.cli.TestProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week of a feed, planned, computed, published, and then changed in every way. */
class PlanTest {
  private static final String[] WEEK = {"--from", "2026-04-27", "--to", "2026-05-03"};

  private static final String OBJECTIVE =
      Feeds.objective("shop", "shop", "0.8", "status < 500", "true");

  @TempDir private Path drafts;
  @TempDir private Path folder;
  private TestProject project;

  @BeforeEach
  void write() throws IOException {
    project = TestProject.in(folder);
    project.write(
        "service-health.yaml",
        Files.readString(project.configuration()) + "\nexclusions: exclusions.yaml\n");
    project.write("exclusions.yaml", "exclusions: []\n");
    project.catalog(
        "feed",
        Feeds.source(
            "shop",
            "format: json\nschema: %s\npath: telemetry\npartitions: { by: day }\n%s"
                .formatted(Requests.SCHEMA, Requests.COLUMNS.formatted("shop"))));
    project.catalog("objective", OBJECTIVE);
    for (int day = 27; day <= 33; day++) {
      telemetry(day <= 30 ? "2026-04-" + day : "2026-05-0" + (day - 30), "part-0.json", 144);
    }
    telemetry("2026-04-28", "part-1.json", 10);
    project.now("2026-05-04T06:00:00Z");
  }

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_plan_of_a_project_without_a_record_says_so_and_makes_nothing() {
    String plan = plan();

    assertThat(plan)
        .contains("2026-04-27 to 2026-05-03: 7 days to compute")
        .containsPattern("2026-04-28  shop +2 +[0-9,]+ +unknown +not recorded yet")
        .contains("(objectives)")
        .contains("Windows reach no further recorded day.");
    assertThat(project.warehouse()).doesNotExist();
    assertThat(folder.resolve("reports")).doesNotExist();
  }

  @Test
  void a_plan_says_what_is_stale_and_why_and_changes_nothing() throws IOException {
    project.backfill("2026-04-27", "2026-05-03");
    project.succeed("report", "--week", "2026-W18");
    assertThat(plan())
        .isEqualToIgnoringNewLines(
            "2026-04-27 to 2026-05-03: nothing changed since it was recorded");
    assertThat(json().get("stale")).isEmpty();

    changeEverything();
    Map<String, String> before = TestProject.fileStates(folder);
    String plan = plan();
    JsonNode json = json();

    assertThat(TestProject.fileStates(folder)).isEqualTo(before);
    assertThat(plan)
        .startsWith("2026-04-27 to 2026-05-03: 5 days to compute")
        .containsPattern("2026-04-28  shop +1 +[0-9,]+ +154 +files removed\\R")
        .containsPattern("2026-04-29  shop +2 +[0-9,]+ +144 +files arrived\\R")
        .containsPattern("2026-05-01  \\(objectives\\) +exclusion changed\\R")
        .containsPattern("2026-05-02  \\(objectives\\) +objective changed\\R")
        .containsPattern("2026-05-03  \\(objectives\\) +objective changed\\R")
        .contains("Windows reach 1 day more, from 2026-04-30 to 2026-04-30")
        .contains("2026-W18, edition 1: 5 days of it stale, 1 day reached")
        .contains("shop shop-availability: Met, to be looked at again");
    assertThat(plan.lines().filter(line -> line.startsWith("2026-0"))).hasSize(6);
    assertThat(facts(json))
        .containsExactly(
            "2026-04-28 shop [\"files\"] [\"removed\"] 1 154",
            "2026-04-29 shop [\"files\"] [\"arrived\"] 2 144",
            "2026-05-01 null [\"exclusions\"] [] null null",
            "2026-05-02 null [\"objectives\"] [] null null",
            "2026-05-03 null [\"objectives\"] [] null null");
    assertThat(json.get("reachedDays").toString()).isEqualTo("[\"2026-04-30\"]");
    assertThat(json.at("/editions/0/objectives").toString())
        .isEqualTo("[{\"service\":\"shop\",\"slo\":\"shop-availability\",\"verdict\":\"Met\"}]");

    assertThat(project.succeed(with("backfill", "--reason", "test", "--dry-run"))).isEqualTo(plan);
    assertThat(TestProject.fileStates(folder)).isEqualTo(before);
    Path rendered = drafts.resolve("new");
    List<String> foreseen =
        restatements(json("--render", rendered.toString()).at("/editions/0/restatements"));
    assertThat(TestProject.fileStates(folder)).isEqualTo(before);
    assertThat(project.run(with("plan", "--render", rendered.toString())).err())
        .contains("Cannot write drafts to ", "Name a folder that is not");
    assertThat(rendered.resolve("2026-W18/edition-2-draft/index.html"))
        .content()
        .contains("Draft: not published", "What changed since edition 1", "80%", "70%");
    assertThat(project.backfill("2026-04-27", "2026-05-03"))
        .contains(
            "why: files arrived, changed or were removed (2 days), objective changed (2 days),"
                + " exclusion changed (1 day)");
    assertThat(plan()).contains("nothing changed since it was recorded");
    project.succeed("report", "--week", "2026-W18");
    Path second = folder.resolve("reports/2026-W18/edition-2/edition.json");
    assertThat(foreseen)
        .contains(
            "shop shop-availability target null 0.8 0.7 definition false",
            "shop shop-availability bad 2026-04-29 15 16 correction false")
        .isEqualTo(restatements(new ObjectMapper().readTree(second.toFile()).get("restatements")));

    // The last day of the week is not stale, and its figures of the week change all the same.
    telemetry("2026-04-29", "part-2.json", 7);
    assertThat(restatements(json("--effects").at("/editions/0/restatements")))
        .anyMatch(line -> line.startsWith("shop shop-availability valid null "))
        .anyMatch(line -> line.startsWith("shop shop-availability valid 2026-04-29 "));
  }

  private static List<String> restatements(JsonNode json) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : json) {
      List<String> cells = new ArrayList<>();
      for (String key :
          List.of("service", "slo", "figure", "day", "was", "is", "why", "verdictChanged")) {
        cells.add(each.path(key).asText("null"));
      }
      all.add(String.join(" ", cells));
    }
    return all;
  }

  @Test
  void a_range_that_ends_before_it_starts_is_refused() {
    Outcome outcome = project.run("plan", "--from", "2026-05-03", "--to", "2026-04-27");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("Cannot plan 2026-05-03 to 2026-04-27");
  }

  private void changeEverything() throws IOException {
    Files.delete(folder.resolve("telemetry/day=2026-04-28/part-1.json"));
    telemetry("2026-04-29", "part-1.json", 10);
    project.catalog(
        "objective",
        OBJECTIVE,
        OBJECTIVE
            .substring(OBJECTIVE.indexOf("---") + 4)
            .replace("target: 0.8", "target: 0.7")
            .replace(
                "{ name: shop-availability }",
                "{ name: shop-availability, annotations:"
                    + " { service-health/effective-from: \"2026-05-02\" } }"));
    project.write(
        "exclusions.yaml",
        """
        exclusions:
          - services: [shop]
            from: 2026-05-01T02:00:00Z
            to: 2026-05-01T03:00:00Z
            category: planned maintenance
            reason: New disks.
            requestedBy: team-shop
            approvedBy: service-review
            approvedAt: 2026-05-01T10:00:00Z
        """);
  }

  private String plan() {
    return project.succeed(with("plan"));
  }

  private JsonNode json(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("plan", "--format", "json"));
    arguments.addAll(List.of(more));
    return new ObjectMapper().readTree(project.succeed(with(arguments.toArray(String[]::new))));
  }

  private static String[] with(String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of(WEEK)).toArray(String[]::new);
  }

  private static List<String> facts(JsonNode json) {
    List<String> facts = new ArrayList<>();
    for (JsonNode day : json.get("stale")) {
      facts.add(
          String.join(
              " ",
              day.get("day").asText(),
              day.get("source").asText(),
              day.get("reasons").toString(),
              day.get("fileChanges").toString(),
              day.get("files").asText(),
              day.get("rowsRecorded").asText()));
    }
    return facts;
  }

  private void telemetry(String day, String file, int rows) {
    project.write(
        "telemetry/day=%s/%s".formatted(day, file),
        Requests.lines(
            Requests.from(day + "T00:00:00Z", Duration.ofMinutes(10), rows),
            Requests.Request::json));
  }
}
