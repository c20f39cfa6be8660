package dev.servicehealth.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second edition, killed again and again. */
@Tag("endurance")
class KilledReportsTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_report_killed_at_any_moment_is_finished_by_running_it_again() {
    TestProject project = Killing.project(folder);
    project.nightly("2026-05-04");
    String[] report = {"report", "--week", "2026-W18"};
    new Killing(project, report, "status").rounds(3);
  }
}
