package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some rows of each data source are tried before anything is recorded. */
class TrialTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void some_rows_of_the_newest_partition_are_judged_and_nothing_is_written() {
    TestProject project = TestProject.in(folder);
    project.shop("");
    project.requests("2026-04-30", 10);
    project.requests("2026-05-01", 10, "{\"ts\": ", "{\"ts\":\"u-1000017\",\"status\":200}");
    calls(project, "status < 500");

    Outcome all = project.run("validate", "--sample", "1000");
    Outcome few = project.run("validate", "--sample", "100");

    assertThat(all.exit()).as(all.err()).isZero();
    assertThat(all.out())
        .containsPattern("requests +day=2026-05-01 +146 +144 +2 +0 +0 ")
        .containsPattern("calls +day=2026-05-02 +144 +144 +0 ")
        .containsPattern("shop +shop-availability +requests +129 +15 +0\\n")
        .containsPattern("calls +calls-availability +calls +129 +15 +0\\n");
    assertThat(few.out()).containsPattern("requests +day=2026-05-01 +100 +100 +0 ");
    assertThat(all.out() + all.err()).doesNotContain("u-1000017");
    assertThat(Files.exists(project.warehouse())).isFalse();
  }

  @Test
  void a_data_source_that_cannot_be_read_is_said_beside_the_others() {
    TestProject project = TestProject.in(folder);
    project.shop("");
    project.requests("2026-05-01", 10);
    calls(project, "upper(route)");

    Outcome outcome = project.run("validate", "--sample", "10");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out())
        .containsPattern("requests +day=2026-05-01 +10 +10 ")
        .containsPattern("calls .*cannot be read");
    assertThat(outcome.err()).contains("`upper(route)` of data source calls");
  }

  private void calls(TestProject project, String good) {
    project.catalog(
        "calls",
        Feeds.source(
            "calls",
            "format: parquet\npath: telemetry-calls\npartitions: { by: day }\n"
                + Requests.COLUMNS.formatted("calls")),
        Feeds.objective("calls", "calls", "0.9", good, "true"));
    Requests.parquet(
        Requests.from("2026-05-02T00:00:00Z", Duration.ofMinutes(10), 144),
        folder.resolve("telemetry-calls/day=2026-05-02/part.parquet"));
  }
}
