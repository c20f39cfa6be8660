package dev.servicehealth.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill into an empty warehouse, killed again and again. */
@Tag("endurance")
class KilledBackfillsTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_backfill_killed_at_any_moment_is_finished_by_running_it_again() {
    TestProject project = TestProject.in(folder);
    project.shop("key: id\n");
    Killing.telemetry(project, 1, 3);
    String[] backfill = {
      "backfill", "--from", "2026-05-01", "--to", "2026-05-03", "--reason", "test"
    };
    new Killing(project, backfill, "report", "--week", "2026-W18").rounds(2);
  }
}
