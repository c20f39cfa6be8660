package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.servicehealth.cli.TestProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave in the warehouse for those who watch them. */
class RunReportsTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void every_run_that_failed_or_wrote_leaves_a_report_and_others_leave_none() throws IOException {
    TestProject project = project();
    project.now("2026-05-01T23:00:00Z");
    assertThat(project.run("nightly", "--day", "2026-05-01").exit()).isEqualTo(20);
    assertThat(names()).containsExactly("2026-05-01T23-00-00Z.json", "latest.prom");
    JsonNode failed = json("2026-05-01T23-00-00Z.json");
    assertThat(failed.get("exitCode").asInt()).isEqualTo(20);
    assertThat(failed.get("exitReason").asText()).contains("the day ends at");
    assertThat(failed.get("firstDay").asText()).isEqualTo("2026-05-01");

    project.now("2026-05-02T06:00:00Z");
    project.nightly("2026-05-01");
    assertThat(names()).hasSize(3);
    JsonNode done = json(names().get(1));
    assertThat(done.get("run").asText()).startsWith("2026-05-02T06:00:00Z-");
    assertThat(done.get("kind").asText()).isEqualTo("nightly");
    assertThat(done.at("/rows/accepted").asLong()).isEqualTo(144);
    assertThat(done.get("files").asInt()).isEqualTo(1);
    assertThat(done.get("why").asText()).isEqualTo("not recorded yet (1 day)");
    assertThat(done.get("stages").findValuesAsText("stage"))
        .startsWith("plan", "requests")
        .contains("core.sli_minute", "slo.availability_day");
    assertThat(done.at("/rollups/requests").asText()).isEqualTo("by row: its files are lines");
    assertThat(done.at("/checks/passed").asInt()).isGreaterThan(10);
    assertThat(Files.readString(reports().resolve("latest.prom")))
        .contains("service_health_run_rows{kind=\"nightly\",outcome=\"accepted\"} 144")
        .contains("service_health_run_exit_code{kind=\"nightly\"} 0");

    project.nightly("2026-05-01");
    assertThat(names()).hasSize(3);
  }

  @Test
  void a_report_that_cannot_be_written_is_said_and_changes_no_exit_code() {
    TestProject project = project();
    project.write("service-health-warehouse/record/_reports", "in the way");
    project.now("2026-05-01T23:00:00Z");

    Outcome outcome = project.run("nightly", "--day", "2026-05-01");

    assertThat(outcome.exit()).isEqualTo(20);
    assertThat(outcome.err())
        .contains("Cannot write the report of this run: ")
        .contains("the day ends at");
  }

  @Test
  void an_outcome_names_the_run_its_tables_and_its_reports_or_why_there_is_none()
      throws IOException {
    TestProject project = project();
    Path file = folder.resolve("outcomes/night.json");
    String[] night = {"nightly", "--day", "2026-05-01", "--outcome", file.toString()};
    project.now("2026-05-01T23:00:00Z");
    assertThat(project.run(night).exit()).isEqualTo(20);
    JsonNode early = new ObjectMapper().readTree(file.toFile());
    assertThat(early.get("exitCode").asInt()).isEqualTo(20);
    assertThat(early.get("sentence").asText())
        .startsWith("Cannot compute 2026-05-01: the day ends");
    assertThat(early.get("runs")).isEmpty();

    project.now("2026-05-02T06:00:00Z");
    assertThat(project.run(night).exit()).isZero();
    JsonNode done = new ObjectMapper().readTree(file.toFile());
    assertThat(done.get("sentence").isNull()).isTrue();
    assertThat(done.at("/runs/0/run").asText()).startsWith("2026-05-02T06:00:00Z-");
    assertThat(done.at("/runs/0/tables/slo.availability_day").asText())
        .isEqualTo(project.value("SELECT table_versions['slo.availability_day'] FROM record.run"));
    for (JsonNode report : done.get("reports")) {
      assertThat(Path.of(report.asText())).exists();
    }
    assertThat(done.get("reports")).hasSize(2);

    assertThat(project.run("nightly", "--outcome", "" + file, "--day", "soon").exit()).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(file.toFile()).get("exitCode").asInt()).isEqualTo(2);
  }

  private TestProject project() {
    TestProject project = TestProject.in(folder);
    project.catalog(
        "feed",
        Feeds.source(
            "requests",
            "format: json\nschema: %s\npath: telemetry\npartitions: { by: day }\n%s"
                .formatted(Requests.SCHEMA, Requests.COLUMNS.formatted("shop"))),
        Feeds.objective("shop", "requests", "0.8", "status < 500", "true"));
    project.write(
        "telemetry/day=2026-05-01/part.json",
        Requests.lines(
            Requests.from("2026-05-01T00:00:00Z", Duration.ofMinutes(10), 144),
            Requests.Request::json));
    return project;
  }

  private Path reports() {
    return folder.resolve("service-health-warehouse/record/_reports");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(reports())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(reports().resolve(name).toFile());
  }
}
