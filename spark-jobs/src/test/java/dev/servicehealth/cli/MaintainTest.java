package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody needs go, and what editions were made from stays. */
class MaintainTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  /** Three runs: the first is an edition's, the second nobody's, the third the newest. */
  @Test
  void what_neither_an_edition_nor_a_reader_needs_is_deleted_and_nothing_else() {
    TestProject project = TestProject.in(folder);
    project.shop("key: id\n");
    Requests.Request[] late =
        Requests.from("2026-05-01T03:01:00Z", Duration.ofMinutes(1), 2)
            .toArray(Requests.Request[]::new);
    project.requests("2026-05-01", 10);
    project.backfill("2026-05-01", "2026-05-03");
    project.succeed("report", "--week", "2026-W18");
    for (int run = 0; run < 2; run++) {
      project.append("telemetry/day=2026-05-01/late-" + run + ".json", late[run]);
      project.backfill("2026-05-01", "2026-05-01");
    }
    Map<String, List<String>> tables = project.tables();
    Map<String, String> versions = project.versions();

    project.write("service-health-warehouse/_rehearsal-left/file", "of a killed plan");

    assertThat(deleted(project.succeed("maintain", "--dry-run"))).contains("3 0 files");
    project.now(Instant.now().plus(Duration.ofDays(8)).toString());
    assertThat(deleted(project.succeed("maintain", "--dry-run"))).contains("2 1 files");
    assertThat(count(project, 2)).isEqualTo("1");
    assertThat(deleted(project.succeed("maintain"))).contains("2 1 files");
    assertThat(deleted(project.succeed("maintain"))).contains("2 0 files");
    assertThat(project.warehouse().resolve("_rehearsal-left")).doesNotExist();

    assertThat(project.tables()).isEqualTo(tables);
    assertThat(project.versions()).containsAllEntriesOf(without(versions, "record.run"));
    assertThat(project.succeed("verify")).startsWith("1 edition:");
    assertThat(count(project, 1)).isEqualTo("1");
    assertThat(project.run("sql", countOf(2)).exit()).isEqualTo(1);
    refuses_settings_that_forget_versions(project);
  }

  private static void refuses_settings_that_forget_versions(TestProject project) {
    project.change(
        "ALTER TABLE slo.availability_day SET TBLPROPERTIES"
            + " ('delta.deletedFileRetentionDuration' = 'interval 7 days')");

    Outcome weak = project.run("maintain");
    Outcome today = project.run("maintain", "--keep-days", "0");

    assertThat(List.of(weak.exit(), today.exit())).containsExactly(2, 2);
    assertThat(weak.err())
        .contains("slo.availability_day: its delta.deletedFileRetentionDuration is interval 7 days")
        .contains(
            "SET TBLPROPERTIES ('delta.deletedFileRetentionDuration' = 'interval 3660 days')");
    assertThat(today.err()).contains("Cannot keep 0 days");
  }

  /** Versions kept and files deleted of one table. */
  private static String deleted(String printed) {
    return printed
        .lines()
        .filter(line -> line.startsWith("slo.availability_day "))
        .map(line -> line.replaceAll(" +", " ").replace("slo.availability_day ", ""))
        .findFirst()
        .orElseThrow();
  }

  private static String count(TestProject project, int version) {
    return project.succeed("sql", "--format", "csv", countOf(version)).lines().toList().get(1);
  }

  private static String countOf(int version) {
    return "SELECT COUNT(DISTINCT target) FROM slo.availability_day VERSION AS OF " + version;
  }

  private static Map<String, String> without(Map<String, String> versions, String table) {
    versions.remove(table);
    return versions;
  }
}
