package dev.servicehealth.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.exclusion.Recurrence;
import dev.servicehealth.exclusion.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidExclusionTest {
  @TempDir Path folder;
  private ProjectFiles files;

  @BeforeEach
  void write() {
    files = ProjectFiles.valid(folder);
  }

  @Test
  void exclusions_become_exactly_these_records() {
    files = ProjectFiles.withExclusions(folder);

    assertThat(Project.load(files.configuration()).exclusions())
        .containsExactly(
            new Exclusion(
                List.of("store"),
                List.of(),
                new Span(
                    Instant.parse("2026-07-15T02:00:00Z"), Instant.parse("2026-07-15T05:00:00Z")),
                "planned maintenance",
                "New disks for the storage cluster.",
                "team-platform",
                Optional.of(Instant.parse("2026-07-01T09:00:00Z")),
                Optional.of("service-review"),
                Optional.of(Instant.parse("2026-07-08T10:00:00Z"))),
            new Exclusion(
                List.of("store"),
                List.of(),
                new Recurrence(
                    "FREQ=WEEKLY;BYDAY=SU",
                    LocalDateTime.parse("2026-01-04T02:00"),
                    Duration.ofHours(2),
                    ZoneId.of("Europe/Berlin")),
                "load test",
                "Weekly rehearsal of the busiest hour.",
                "team-store",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void project_without_exclusions_has_none() {
    assertThat(Project.load(files.configuration()).exclusions()).isEmpty();

    files = ProjectFiles.withExclusions(folder);
    files.write(ProjectFiles.EXCLUSIONS, "exclusions: []");
    assertThat(Project.load(files.configuration()).exclusions()).isEmpty();
  }

  @Test
  void exclusion_times_may_have_any_offset_and_leave_out_seconds() {
    files = ProjectFiles.withExclusions(folder);
    files.edit(
        ProjectFiles.EXCLUSIONS, "from: 2026-07-15T02:00:00Z", "from: 2026-07-15T07:30+05:30");

    assertThat(Project.load(files.configuration()).exclusions().get(0).schedule())
        .isEqualTo(
            new Span(Instant.parse("2026-07-15T02:00:00Z"), Instant.parse("2026-07-15T05:00:00Z")));
  }
}
