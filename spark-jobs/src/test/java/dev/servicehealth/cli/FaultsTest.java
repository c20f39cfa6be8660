package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the world around a run can do to it ends in one sentence, and leaves the record as it was.
 */
class FaultsTest {
  private static final String[] NIGHT = {"nightly", "--day", "2026-05-02"};
  private static final String[] REPORT = {"report", "--week", "2026-W18"};

  @TempDir private static Path folder;
  private static TestProject project;

  /** A published week, and a day of it that is still to be recorded. */
  @BeforeAll
  static void publish() {
    project = TestProject.in(folder);
    project.shop("");
    project.requests("2026-05-01", 10);
    project.requests("2026-05-02", 10);
    project.backfill("2026-05-01", "2026-05-01");
    project.backfill("2026-05-03", "2026-05-03");
    project.succeed(REPORT);
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static Outcome mustEnd(TestProject damaged, String... command) {
    Map<String, String> before = files(damaged);
    DeltaLog.clearCache();
    Outcome outcome = damaged.run(command);
    DeltaLog.clearCache();
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
    assertThat(files(damaged)).isEqualTo(before);
    assertThat(outcome.err()).doesNotContain("\tat ").contains("Cannot ");
    return outcome;
  }

  @Test
  void a_missing_commit_of_a_table_is_named() throws IOException {
    TestProject damaged = project.copy("no-commit");
    Files.delete(
        damaged.warehouse().resolve("slo/availability_day/_delta_log/%020d.json".formatted(2)));

    String night = mustEnd(damaged, NIGHT).err();
    String report = mustEnd(damaged, REPORT).err();

    for (String sentence : new String[] {night, report}) {
      assertThat(sentence)
          .contains(
              "Cannot use table slo.availability_day at ", "are damaged; the record is as it was");
    }
  }

  @Test
  void a_clock_that_was_set_back_is_refused() {
    TestProject late = project.copy("clock");
    late.now("2026-05-31T00:00:00Z");

    assertThat(mustEnd(late, NIGHT).err())
        .contains(
            "Cannot record: the clock says 2026-05-31T00:00:00Z, and the newest run was published"
                + " at 2026-06-01T06:00:00Z.");
    late.now("2026-06-02T06:00:00Z");
    late.succeed(NIGHT);
    late.now("2026-05-31T00:00:00Z");
    assertThat(mustEnd(late, REPORT).err())
        .contains(
            "Cannot restate 2026-W18: the clock says 2026-05-31T00:00:00Z, and its edition 1");
  }

  /** Beneath a file, where not even root can write. */
  @Test
  void reports_that_cannot_be_written_are_named() throws IOException {
    TestProject unwritable = project.copy("unwritable");
    String[] month = {"report", "--month", "2026-05"};
    unwritable.backfill("2026-05-31", "2026-05-31");
    Path file = Files.writeString(unwritable.reports().resolve("2026-05"), "");

    assertThat(mustEnd(unwritable, month).err()).contains("Cannot publish 2026-05/edition-1: ");
    Files.delete(file);
    assertThat(unwritable.succeed(month)).contains("2026-05/edition-1");
  }

  /** Every file of the record, reports of runs aside. */
  private static Map<String, String> files(TestProject project) {
    Map<String, String> files = new TreeMap<>(TestProject.fileStates(project.warehouse()));
    files.putAll(TestProject.fileStates(project.reports()));
    files.keySet().removeIf(file -> file.matches(".*/_(reports|locks).*"));
    return files;
  }
}
