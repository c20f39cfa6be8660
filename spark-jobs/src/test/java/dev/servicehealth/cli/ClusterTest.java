package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs on a cluster of two workers with a core each. Its executors are processes of their own,
 * which share nothing with the driver but files and jars, as those of other machines do.
 */
class ClusterTest {
  private static final String[] BACKFILL = {
    "backfill", "--from", "2026-05-01", "--to", "2026-05-02", "--reason", "test"
  };

  @TempDir private static Path folder;
  private static TestProject project;
  private static Map<String, List<String>> expected;

  @BeforeAll
  static void computeOnOneMachine() {
    project = TestProject.in(folder);
    project.shop("key: id\n");
    project.catalog(
        "columns",
        Feeds.source(
            "columns",
            "format: parquet\npath: columns\npartitions: { by: day }\n"
                + Requests.COLUMNS.formatted("columns")),
        Feeds.objective("columns", "columns", "0.9", "status < 500", "status <> 404"));
    for (String day : List.of("2026-05-01", "2026-05-02")) {
      project.requests(day, 5);
      Requests.parquet(
          Requests.from(day + "T00:00:00Z", Duration.ofMinutes(1), 1440),
          folder.resolve("columns/day=" + day + "/part.parquet"));
    }
    project.succeed(BACKFILL);
    expected = project.tables();
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  /** The night that loses one of them gives the same rows, too. */
  @Tag("endurance")
  @Test
  void two_workers_with_a_core_each_give_the_rows_of_one_machine() throws IOException {
    TestProject cluster = project.sibling("cluster");

    ChildJvm run = start(cluster);

    assertThat(run.exit()).as(run.printed()).isZero();
    assertThat(run.printed()).contains("recorded 2026-05-01 to 2026-05-02");
    assertThat(cluster.tables()).isEqualTo(expected);
  }

  /** The facts that it held are computed again from raw telemetry. */
  @Test
  void an_executor_that_is_killed_costs_time_alone() throws IOException, InterruptedException {
    TestProject cluster = project.sibling("killed");

    ChildJvm run = start(cluster);
    boolean killed = run.killExecutorAfter("slo.");

    assertThat(killed).as(run.printed()).isTrue();
    assertThat(run.exit()).as(run.printed()).isZero();
    assertThat(cluster.tables()).isEqualTo(expected);
  }

  private static ChildJvm start(TestProject cluster) throws IOException {
    String name = cluster.configuration().getFileName().toString();
    return ChildJvm.onCluster(
        folder.resolve("spark"), folder.resolve(name + ".printed"), cluster.complete(BACKFILL));
  }
}
