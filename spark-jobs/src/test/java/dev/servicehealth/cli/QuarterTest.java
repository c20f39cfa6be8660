package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a quarter was computed, its record is the same: every row, and the edition's bytes. */
@Tag("endurance")
class QuarterTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-04-01");
  private static final int DAYS = Integer.getInteger("days", 91);

  @TempDir private Path folder;
  private TestProject atOnce;
  private TestProject restated;
  private TestProject twice;
  private TestProject shuffled;
  private final List<LocalDate> days =
      new ArrayList<>(FIRST.datesUntil(FIRST.plusDays(DAYS)).toList());
  private Map<String, List<String>> rows;
  private String edition;

  /** Every seventh day misses its telemetry, and every tenth has rows that came late. */
  @BeforeEach
  void computeAtOnceAndRestated() {
    atOnce = TestProject.in(folder);
    atOnce.shop("key: id\n");
    atOnce.now("2026-07-02T06:00:00Z");
    restated = atOnce.copy("restated");
    twice = atOnce.copy("twice");
    shuffled = atOnce.copy("shuffled");
    for (int day = 0; day < DAYS; day++) {
      if (day % 7 != 6) {
        telemetry(days.get(day), "part.json", "T00:00:00Z", 10 * 60, 100 + day % 44);
      }
    }
    backfill(restated, days.get(0), days.get(DAYS - 1));
    for (int day = 3; day < DAYS; day += 10) {
      telemetry(days.get(day), "late.json", "T03:01:00Z", 60, 9);
    }
    backfill(restated, days.get(0), days.get(DAYS - 1));
    backfill(atOnce, days.get(0), days.get(DAYS - 1));
    rows = atOnce.tables();
    edition = edition(atOnce);
  }

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void at_once_day_by_day_every_day_twice_in_any_order_and_restated_are_the_same() {
    mustBeTheSame("restated", restated);
    for (LocalDate day : days) {
      backfill(twice, day, day);
      assertThat(backfill(twice, day, day)).contains("nothing changed");
    }
    mustBeTheSame("day by day, every day twice", twice);
    Collections.shuffle(days, new Random(5));
    days.forEach(day -> backfill(shuffled, day, day));
    mustBeTheSame("in any order", shuffled);
  }

  private static String backfill(TestProject project, LocalDate first, LocalDate last) {
    return project.backfill(first.toString(), last.toString());
  }

  private void mustBeTheSame(String how, TestProject project) {
    assertThat(project.tables()).as(how).isEqualTo(rows);
    assertThat(edition(project)).as(how).isEqualTo(edition);
    System.out.printf("%d days %s: the same rows and the same edition.json%n", DAYS, how);
  }

  /** The published edition but for the name of its run: how it was computed is what differs. */
  private static String edition(TestProject project) {
    project.succeed("report", "--quarter", "2026-Q2");
    String run = project.value("SELECT MAX_BY(run, number) FROM record.run");
    try {
      return Files.readString(project.reports().resolve("2026-Q2/edition-1/edition.json"))
          .replace(run, "(run)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void telemetry(LocalDate day, String file, String from, int seconds, int rows) {
    atOnce.write(
        "telemetry/day=%s/%s".formatted(day, file),
        Requests.lines(
            Requests.from(day + from, Duration.ofSeconds(seconds), rows), Requests.Request::json));
  }
}
