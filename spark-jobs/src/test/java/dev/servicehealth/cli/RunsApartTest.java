package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Locks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside each other, and readers beside runs. */
class RunsApartTest {
  @TempDir private Path folder;
  private TestProject project;

  @BeforeEach
  void twoDays() {
    project = TestProject.in(folder);
    project.shop("");
    for (int day = 1; day <= 2; day++) {
      project.requests("2026-05-0" + day, 10);
    }
  }

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void days_that_another_run_holds_are_refused_and_other_days_are_not() {
    LocalDate day = LocalDate.parse("2026-05-01");
    Locks locks = Locks.of(project.warehouse().toString(), new Configuration());
    List<DayRange> held = List.of(new DayRange(day, day));

    Outcome same = locks.holding(held, "nightly 2026-05-01", () -> backfill(project, 1));
    Outcome other = locks.holding(held, "nightly 2026-05-01", () -> backfill(project, 2));
    Outcome after = backfill(project, 1);

    assertThat(same.exit()).isEqualTo(40);
    assertThat(same.err())
        .contains("Cannot compute 2026-05-01: nightly 2026-05-01 (process ")
        .contains("nothing was changed");
    assertThat(List.of(other.exit(), after.exit())).containsExactly(0, 0);
  }

  private static Outcome backfill(TestProject project, int day) {
    String text = "2026-05-0" + day;
    return project.run("backfill", "--from", text, "--to", text, "--reason", "test");
  }

  @Test
  void two_processes_compute_disjoint_days_at_the_same_time() {
    project.backfill("2026-05-01", "2026-05-02");
    TestProject beside = project.sibling("beside");
    List<ChildJvm> runs =
        List.of("2026-05-01", "2026-05-02").stream()
            .map(
                day ->
                    ChildJvm.start(
                        folder.resolve("printed-" + day),
                        List.of("spark.master=local[1]", "service-health.log=off"),
                        beside.complete(
                            "backfill", "--from", day, "--to", day, "--reason", "test")))
            .toList();

    runs.forEach(run -> assertThat(run.exit()).as(run.printed()).isZero());

    assertThat(beside.tables()).isEqualTo(project.tables());
    assertThat(beside.rows("SELECT number FROM record.run ORDER BY number"))
        .containsExactly("1", "2");
  }

  /** A run that was killed, or a hand, leaves a newer version than the published one. */
  @Test
  void readers_see_what_is_published_and_the_next_run_undoes_the_rest() {
    project.backfill("2026-05-01", "2026-05-01");
    List<String> minutes = project.table("core.sli_minute");
    project.change("DELETE FROM core.sli_minute WHERE HOUR(minute) = 3");

    String read =
        project.succeed("sql", "--format", "csv", "SELECT SUM(valid) FROM core.sli_minute");
    String next = backfill(project, 2).err();

    assertThat(read).contains("144");
    assertThat(next).contains("core.sli_minute: version 2 undone: left behind");
    assertThat(project.table("core.sli_minute")).containsAll(minutes);
    assertThat(project.value("SELECT SUM(valid) FROM slo.availability_day")).isEqualTo("288");
  }
}
