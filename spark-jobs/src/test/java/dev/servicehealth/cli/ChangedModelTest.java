package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.config.SecretReference;
import dev.servicehealth.incident.Happenings;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.EditedModels;
import dev.servicehealth.model.ModelRunner;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.Planner;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.run.PlanExecutor;
import dev.servicehealth.run.RunRequest;
import dev.servicehealth.run.SourceRollup;
import dev.servicehealth.spark.TestSession;
import dev.servicehealth.telemetry.RawSources;
import dev.servicehealth.telemetry.ReportingCalendar;
import dev.servicehealth.telemetry.Rollup;
import dev.servicehealth.telemetry.RowRollup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days that were recorded, and a program whose SQL is another one since. */
class ChangedModelTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-02T06:00:00Z"), ZoneOffset.UTC);
  private static final Rollup NONE =
      (feed, partitions, days) -> {
        throw new AssertionError("raw telemetry is read");
      };

  @TempDir private Path folder;
  private TestProject project;
  private final SparkSession spark = TestSession.get();
  private final List<String> computed = new ArrayList<>();

  @BeforeEach
  void record_three_days() {
    project = TestProject.in(folder);
    project.shop("");
    for (int day = 1; day <= 3; day++) {
      project.requests("2026-05-0" + day, 10);
    }
    project.backfill("2026-05-01", "2026-05-03");
  }

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void only_a_changed_model_of_figures_and_its_readers_are_computed() {
    Map<String, String> versions = project.versions();

    String why =
        record(
            EditedModels.in(folder.resolve("edited"))
                .edit("slo/error_budget_day/query.sql", "(day_bad, day_budget)", "(0, day_budget)")
                .read(),
            NONE);

    assertThat(why).isEqualTo("SQL of slo.error_budget_day changed (3 days)");
    assertThat(computed).containsExactly("slo.error_budget_day", "slo.budget_forecast_day");
    assertThat(changed(versions))
        .contains("slo.error_budget_day", "record.run")
        .isSubsetOf("slo.error_budget_day", "slo.budget_forecast_day", "record.run");
    assertThat(project.rows("SELECT DISTINCT adjusted_burn_rate_1d = 0 FROM slo.error_budget_day"))
        .containsExactly("true");

    // The program as it is has not computed these rows.
    project.now("2026-06-03T06:00:00Z");
    String[] days = {"--from", "2026-05-02", "--to", "2026-05-02"};
    assertThat(project.succeed("plan", days[0], days[1], days[2], days[3]))
        .containsPattern("2026-05-02  \\(objectives\\) +SQL of slo.error_budget_day changed");
    assertThat(project.succeed("plan", days[0], days[1], days[2], days[3], "--format", "json"))
        .contains("\"reasons\" : [ \"sql\" ]")
        .contains("\"changedModels\" : [ \"slo.error_budget_day\" ]");
    assertThat(project.backfill("2026-05-01", "2026-05-03"))
        .contains("why: SQL of slo.error_budget_day changed (3 days)");
    assertThat(project.backfill("2026-05-01", "2026-05-03")).contains("nothing changed");
  }

  @Test
  void only_a_changed_model_of_facts_is_computed_from_raw_telemetry() {
    Map<String, String> versions = project.versions();

    String why =
        record(
            EditedModels.in(folder.resolve("edited"))
                .edit("core/user_day/query.sql", "SUM(row_count)", "SUM(row_count) + 1")
                .read(),
            new RowRollup(
                spark,
                new ReportingCalendar(ZoneOffset.UTC),
                Project.load(project.configuration()).userKey().map(SecretReference::resolve),
                Instant.now()));

    assertThat(why).isEqualTo("SQL of core.user_day changed (3 days)");
    assertThat(computed)
        .containsExactly(
            "core.user_day",
            "slo.availability_day",
            "slo.period_day",
            "slo.error_budget_day",
            "slo.budget_forecast_day");
    assertThat(changed(versions))
        .contains("core.user_day", "record.run")
        .doesNotContain("core.sli_minute", "core.partition", "core.latency_hour");
    assertThat(project.rows("SELECT DISTINCT row_count FROM core.user_day")).containsExactly("145");
  }

  private Set<String> changed(Map<String, String> before) {
    return project.versions().entrySet().stream()
        .filter(table -> !table.getValue().equals(before.get(table.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private RawSources raw(Project read) {
    return RawSources.of(
        read.catalog(), read.configuration().base(), read.configuration().timeZone(), spark);
  }

  /** Records what is stale to a program with these models; why it was. */
  private String record(SqlModels models, Rollup rollup) {
    Project read = Project.load(project.configuration());
    Warehouse warehouse = Warehouse.open(spark, project.warehouse().toString(), models);
    RunLog log = new RunLog(warehouse);
    DayRange range = new DayRange(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 3));
    Plan plan =
        Planner.of(read, spark, raw(read), models, Happenings.none(), CLOCK)
            .plan(range, log.fingerprints());
    new PlanExecutor(
            read,
            new ReportingCalendar(ZoneOffset.UTC),
            warehouse,
            new ModelRunner(warehouse, "UTC", warning -> {}),
            new SourceRollup(spark, rollup, line -> {}),
            log,
            CLOCK,
            computed::add)
        .execute(plan, new RunRequest("test", Optional.empty()));
    assertThat(
            Planner.of(read, spark, raw(read), models, Happenings.none(), CLOCK)
                .plan(range, log.fingerprints())
                .isEmpty())
        .isTrue();
    return plan.why();
  }
}
