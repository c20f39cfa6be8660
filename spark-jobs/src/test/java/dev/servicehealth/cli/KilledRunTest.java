package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** While tables are made, and between figures; {@link Killing} does it at random moments. */
  @ParameterizedTest(name = "{1} ms after {0}")
  @CsvSource({"core/sli_minute, 0", "slo., 700"})
  void a_killed_run_is_finished_by_running_it_again(String moment, long milliseconds)
      throws InterruptedException {
    TestProject killed = project.sibling("killed-" + moment.replaceAll("\\W", "-"));
    ChildJvm run =
        ChildJvm.start(
            folder.resolve("printed-" + moment.replaceAll("\\W", "-")),
            List.of("spark.master=local[2]", "service-health.log=off"),
            killed.complete(BACKFILL));
    if (moment.contains("/")) {
      while (!java.nio.file.Files.exists(killed.warehouse().resolve(moment))) {
        Thread.sleep(10);
      }
      run.killAfter("", milliseconds);
    } else {
      run.killAfter(moment, milliseconds);
    }
    assertThat(run.printed()).doesNotContain("recorded 2026-05-01 to 2026-05-03");

    assertThat(killed.succeed(BACKFILL)).contains("recorded 2026-05-01 to 2026-05-03");

    assertThat(killed.tables()).isEqualTo(expected);
    assertThat(killed.value("SELECT COUNT(*) FROM record.run")).isEqualTo("1");
  }
}
