package dev.servicehealth.runreport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.servicehealth.Failure;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.record.Run.Account;
import dev.servicehealth.runreport.RunReport.Checks;
import dev.servicehealth.runreport.RunReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  private static final Instant STARTED = Instant.parse("2026-05-04T06:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-05-03");

  @TempDir private Path folder;
  private long now;

  @Test
  void json_says_what_a_run_did() throws IOException {
    JsonNode json = new ObjectMapper().readTree(RunReportJson.of(published()));

    assertThat(json.get("run").asText()).isEqualTo("2026-05-04T06:00:00Z-12345678");
    assertThat(json.get("firstDay").asText()).isEqualTo("2026-05-03");
    assertThat(json.get("exitCode").asInt()).isZero();
    assertThat(json.get("exitReason").isNull()).isTrue();
    assertThat(json.get("rows").toString())
        .isEqualTo(
            "{\"read\":10,\"accepted\":7,\"quarantined\":2,\"duplicate\":1,\"late\":0,\"unjudged\":3}");
    assertThat(json.get("seconds").asDouble()).isEqualTo(4.5);
    assertThat(json.get("stages").toString())
        .isEqualTo(
            "[{\"stage\":\"plan\",\"seconds\":1.5},{\"stage\":\"core.sli_minute\",\"seconds\":3.0}]");
    assertThat(json.get("rollups").toString()).isEqualTo("{\"requests\":\"by column\"}");
    assertThat(json.get("checks").toString())
        .isEqualTo("{\"passed\":3,\"warned\":1,\"warnings\":[\"core.sli_minute: not so\"]}");
  }

  @Test
  void lineage_is_a_start_and_an_end_of_one_run_with_datasets_named_by_scheme_and_path()
      throws IOException {
    Lineage lineage =
        new Lineage(List.of("/raw/shop requests"), List.of("s3a://lake/health/core/partition"));

    List<JsonNode> events = new ArrayList<>();
    for (String line : lineage.events(published()).lines().toList()) {
      events.add(new ObjectMapper().readTree(line));
    }

    assertThat(events)
        .extracting(event -> event.get("eventType").asText())
        .containsExactly("START", "COMPLETE");
    assertThat(events.get(0).at("/run/runId")).isEqualTo(events.get(1).at("/run/runId"));
    assertThat(events.get(1).get("inputs").toString())
        .isEqualTo("[{\"namespace\":\"file\",\"name\":\"/raw/shop requests\"}]");
    assertThat(events.get(1).get("outputs").toString())
        .isEqualTo("[{\"namespace\":\"s3a://lake\",\"name\":\"/health/core/partition\"}]");
  }

  @Test
  void metrics_have_a_help_and_a_type_before_every_family() {
    List<String> lines = RunMetrics.of(published(), Optional.empty()).lines().toList();

    List<String> families = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("# HELP ")) {
        String name = lines.get(i).split(" ", -1)[2];
        assertThat(lines.get(i + 1)).isEqualTo("# TYPE " + name + " gauge");
        families.add(name);
      } else if (!lines.get(i).startsWith("#")) {
        assertThat(lines.get(i)).startsWith(families.get(families.size() - 1));
        assertThat(lines.get(i)).matches("[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+\\})? [0-9.]+");
      }
    }
    assertThat(families).doesNotHaveDuplicates();
    assertThat(lines)
        .contains(
            "service_health_run_rows{kind=\"nightly\",outcome=\"quarantined\"} 2",
            "service_health_run_stage_seconds{kind=\"nightly\",stage=\"core.sli_minute\"} 3.000",
            "service_health_run_duration_seconds{kind=\"nightly\"} 4.500",
            "service_health_run_exit_code{kind=\"nightly\"} 0",
            "service_health_published_timestamp_seconds 1777874410.000");
  }

  @Test
  void a_failure_is_reported_beside_the_last_published_run() throws IOException {
    RunReportFolder reports = new RunReportFolder(folder.toString(), Map.of());
    reports.write(published(), Optional.of(new Lineage(List.of(), List.of())));
    reports.write(failed(), Optional.empty());

    Path written = folder.resolve("record/_reports");
    try (Stream<Path> files = Files.list(written)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "2026-05-04T06-00-00Z-12345678.json",
              "2026-05-04T06-00-00Z-12345678.openlineage.jsonl",
              "2026-05-04T06-00-00Z.json",
              "latest.prom");
    }
    assertThat(Files.readString(written.resolve("latest.prom")))
        .contains("service_health_run_exit_code{kind=\"nightly\"} 20\n")
        .contains("service_health_published_timestamp_seconds 1777874410.000\n")
        .doesNotContain("run_rows");
    JsonNode json =
        new ObjectMapper().readTree(written.resolve("2026-05-04T06-00-00Z.json").toFile());
    assertThat(json.get("exitReason").asText()).isEqualTo("Cannot compute 2026-05-03");
    assertThat(json.get("run").isNull()).isTrue();
    assertThat(json.get("rows").isNull()).isTrue();
  }

  @Test
  void stages_are_told_from_sentences_and_add_up() {
    List<String> said = new ArrayList<>();
    Stages stages = new Stages(said::add, () -> now * 1_000_000_000L);
    stages.begin("plan");
    now = 1;
    stages.stage("shop", "(1 of 2 data sources), 3 days");
    now = 3;
    stages.say("plan");
    stages.stage("core.sli_minute", "");
    now = 4;
    stages.warned("core.sli_minute: all is not well:\n  {u-17}");
    stages.stage("shop", "(2 of 2 data sources), 3 days");
    now = 6;
    Checks checks = stages.checks(SqlModels.load());
    stages.end();

    assertThat(stages.durations().toString())
        .isEqualTo("{plan=PT1S, shop=PT4S, core.sli_minute=PT1S}");
    assertThat(checks.warnings()).containsExactly("core.sli_minute: all is not well:");
    assertThat(checks.passed())
        .isEqualTo(SqlModels.load().named("core.sli_minute").checks().size() - 1);
    assertThat(said)
        .containsExactly(
            "shop (1 of 2 data sources), 3 days",
            "plan",
            "core.sli_minute",
            "core.sli_minute: all is not well:\n  {u-17}",
            "shop (2 of 2 data sources), 3 days");
  }

  @Test
  void an_exit_reason_quotes_no_row() {
    assertThat(
            ExitReason.of(
                new Failure(
                    Failure.Kind.AUDIT_FAILED,
                    "Cannot publish slo.x: this check failed: all adds up:\n  {u-17, 3}\nMend it.")))
        .isEqualTo("Cannot publish slo.x: this check failed: all adds up:");
    assertThat(
            ExitReason.of(
                new IllegalStateException(
                    "Cannot write core.x: violated by row u-17", new IOException("u-17"))))
        .isEqualTo("Cannot write core.x: IOException");
    assertThat(ExitReason.of(new ArithmeticException("u-17")))
        .isEqualTo("Cannot finish: ArithmeticException");
    assertThat(ExitReason.of(new Failure(Failure.Kind.NOT_READY, "Cannot compute x:\n  no file")))
        .isEqualTo("Cannot compute x:\n  no file");
  }

  private static RunReport published() {
    Map<String, Duration> stages = new LinkedHashMap<>();
    stages.put("plan", Duration.ofMillis(1500));
    stages.put("core.sli_minute", Duration.ofSeconds(3));
    return new RunReport(
        Optional.of("2026-05-04T06:00:00Z-12345678"),
        "nightly",
        Optional.of(new DayRange(DAY, DAY)),
        Optional.empty(),
        STARTED,
        STARTED.plusSeconds(10),
        0,
        Optional.empty(),
        Optional.of(new Outcome(new Account(7, 2, 1, 0, 3), 3, 400, "not recorded yet (1 day)")),
        stages,
        Map.of("requests", "by column"),
        new Checks(3, List.of("core.sli_minute: not so")));
  }

  private static RunReport failed() {
    return new RunReport(
        Optional.empty(),
        "nightly",
        Optional.of(new DayRange(DAY, DAY)),
        Optional.empty(),
        STARTED,
        STARTED.plusSeconds(11),
        20,
        Optional.of("Cannot compute 2026-05-03"),
        Optional.empty(),
        Map.of("plan", Duration.ofSeconds(1)),
        Map.of(),
        new Checks(0, List.of()));
  }
}
