package dev.servicehealth.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that restates a day and records another, killed again and again. */
@Tag("endurance")
class KilledNightsTest {
  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_night_killed_at_any_moment_is_finished_by_running_it_again() {
    String[] night = {"nightly", "--day", "2026-05-04"};
    new Killing(Killing.project(folder), night, "report", "--week", "2026-W18").rounds(1);
  }
}
