package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as people submit it to a cluster, beside the same work on one machine. */
class StandaloneClusterTest {
  private static final String WEEK = "2026-W19";
  private static final String EDITION = WEEK + "/edition-1/edition.json";
  private static final String[] BACKFILL = {
    "backfill", "--from", "2026-05-09", "--to", "2026-05-10", "--reason", "test"
  };

  @TempDir private static Path folder;
  private static TestProject project;
  private static Map<String, List<String>> expected;
  private static String edition;
  private static StandaloneCluster cluster;

  @BeforeAll
  static void computeOnOneMachine() throws IOException, InterruptedException {
    if (System.getenv("CI") == null) {
      assumeThat(StandaloneCluster.APPLICATION).as("`./mvnw package` makes it").exists();
    }
    project = TestProject.in(folder);
    project.shop("key: id\n");
    project.catalog(
        "columns",
        Feeds.source(
            "columns",
            "format: parquet\npath: columns\npartitions: { by: day }\n"
                + Requests.COLUMNS.formatted("columns")),
        Feeds.objective("columns", "columns", "0.9", "status < 500", "status <> 404"));
    for (String day : List.of("2026-05-09", "2026-05-10")) {
      project.requests(day, 5);
      Requests.parquet(
          Requests.from(day + "T00:00:00Z", Duration.ofMinutes(1), 1440),
          folder.resolve("columns/day=" + day + "/part.parquet"));
    }
    project.succeed(BACKFILL);
    project.succeed("report", "--week", WEEK);
    expected = project.tables();
    edition = Files.readString(project.reports().resolve(EDITION));
    Files.move(project.reports(), folder.resolve("reports-of-one-machine"));
    cluster = StandaloneCluster.start(folder.resolve("spark"));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    TestProject.detach();
    if (cluster != null) {
      cluster.stop();
    }
  }

  /** What the killed worker held is computed again by the other one. */
  @Test
  void a_run_that_loses_a_worker_gives_the_rows_and_the_edition_of_one_machine()
      throws IOException, InterruptedException {
    TestProject submitted = project.sibling("submitted");
    Path log = folder.resolve("submitted.log");
    Process run = submit(submitted, log, BACKFILL);
    await(run, log, "slo.");
    assertThat(run.isAlive()).as(Files.readString(log)).isTrue();
    cluster.killWorker();

    assertThat(exit(run)).as(Files.readString(log)).isZero();
    assertThat(Files.readString(log)).contains("recorded 2026-05-09 to 2026-05-10");
    assertThat(submitted.tables()).isEqualTo(expected);

    Process report = submit(submitted, log, "report", "--week", WEEK);

    assertThat(exit(report)).as(Files.readString(log)).isZero();
    assertThat(Files.readString(submitted.reports().resolve(EDITION))).isEqualTo(edition);
  }

  private static Process submit(TestProject project, Path log, String... arguments)
      throws IOException {
    return cluster.submit(log, project.complete(arguments));
  }

  private static void await(Process run, Path log, String text)
      throws IOException, InterruptedException {
    while (run.isAlive() && !Files.readString(log).contains(text)) {
      Thread.sleep(20);
    }
  }

  private static int exit(Process run) throws InterruptedException {
    if (!run.waitFor(10, TimeUnit.MINUTES)) {
      run.destroyForcibly();
      throw new AssertionError("it did not end within ten minutes");
    }
    return run.exitValue();
  }
}
