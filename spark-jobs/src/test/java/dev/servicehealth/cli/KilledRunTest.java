package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed leaves nothing that the next run does not put right. */
class KilledRunTest {
  private static final String[] BACKFILL = {
    "backfill", "--from", "2026-05-01", "--to", "2026-05-03", "--reason", "test"
  };

  /**
   * Three whole days have no exclusion, incident, doubt, gap or burn, and no two weeks to forecast
   * from.
   */
  private static final Set<String> EMPTY =
      Set.of(
          "core.change_day",
          "core.exclusion_ahead_day",
          "core.exclusion_day",
          "core.exclusion_request_day",
          "core.incident_day",
          "core.incident_refusal",
          "slo.incident_slice",
          "slo.incident_traffic",
          "slo.policy_day",
          "core.unjudged_minute",
          "slo.missing_day",
          "slo.burn_day",
          "slo.budget_forecast_day");

  @TempDir private static Path folder;
  private static TestProject project;
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void computeUndisturbed() {
    project = TestProject.in(folder);
    project.shop("key: id\n");
    Killing.telemetry(project, 1, 3);
    project.succeed(BACKFILL);
    expected = project.tables();
    assertThat(expected)
        .allSatisfy(
            (table, rows) -> assertThat(rows.isEmpty()).as(table).isEqualTo(EMPTY.contains(table)));
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  /** {@link Killing} does it at random moments. */
  @Test
  void a_run_that_is_killed_between_figures_is_finished_by_running_it_again() {
    TestProject killed = project.sibling("killed");
    ChildJvm run = start(killed);
    run.killAfter("slo.", 700);
    mustBeFinished(killed, run);
  }

  @Tag("endurance")
  @Test
  void a_run_that_is_killed_while_tables_are_made_is_finished_by_running_it_again()
      throws InterruptedException {
    TestProject killed = project.sibling("killed-early");
    ChildJvm run = start(killed);
    while (!Files.exists(killed.warehouse().resolve("core/sli_minute"))) {
      Thread.sleep(10);
    }
    run.killAfter("", 0);
    mustBeFinished(killed, run);
  }

  private static ChildJvm start(TestProject project) {
    return ChildJvm.start(
        project.folder().resolve("printed"),
        List.of("spark.master=local[2]", "service-health.log=off"),
        project.complete(BACKFILL));
  }

  private static void mustBeFinished(TestProject killed, ChildJvm run) {
    assertThat(run.printed()).doesNotContain("recorded 2026-05-01 to 2026-05-03");

    assertThat(killed.succeed(BACKFILL)).contains("recorded 2026-05-01 to 2026-05-03");

    assertThat(killed.tables()).isEqualTo(expected);
    assertThat(killed.value("SELECT COUNT(*) FROM record.run")).isEqualTo("1");
  }
}
