package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a changed day of telemetry changes, and what it leaves alone. */
class RestatementTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
  private static final int DAYS = 30;

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void a_restated_day_touches_the_days_whose_windows_hold_it_and_equals_recomputing_everything() {
    TestProject project = TestProject.in(folder);
    project.catalog(
        "shop",
        Feeds.source(
            "shop",
            "format: json\nschema: %s\npath: telemetry\npartitions: { by: day }\n%s"
                .formatted(Requests.SCHEMA, Requests.COLUMNS.formatted("shop"))),
        Feeds.objective("shop", "shop", "0.9", "status < 500", "true"));
    for (int day = 0; day < DAYS; day++) {
      if (day != 19 && day != 20) {
        telemetry(project, day, "part-0.json", 100 + day);
      }
    }
    project.backfill(FIRST.toString(), FIRST.plusDays(DAYS - 1).toString());
    Map<String, List<String>> files = project.files();

    telemetry(project, 12, "part-1.json", 30);
    assertThat(project.backfill(FIRST.toString(), FIRST.plusDays(DAYS - 1).toString()))
        .contains("recorded 2026-05-13 in");

    Map<String, Set<String>> changed = project.changedDays(files);
    assertThat(changed.get("core.sli_minute")).containsExactly("2026-05-13");
    assertThat(changed.get("slo.latency_day")).containsExactly("2026-05-13");
    assertThat(changed.get("slo.missing_day")).containsExactly("2026-05-20");
    assertThat(changed.get("slo.availability_day")).containsExactly("2026-05-13", "2026-05-20");
    assertThat(changed.get("slo.error_budget_day"))
        .containsExactlyElementsOf(days(12, DAYS - 1))
        .containsAll(changed.get("slo.budget_forecast_day"));
    assertThat(days(12, 16)).containsAll(changed.get("slo.burn_day"));

    TestProject afresh = project.sibling("afresh");
    Map<String, List<String>> restated = project.tables();
    afresh.backfill(FIRST.toString(), FIRST.plusDays(DAYS - 1).toString());
    assertThat(afresh.tables()).isEqualTo(restated);
  }

  private static Set<String> days(int first, int last) {
    Set<String> days = new java.util.TreeSet<>();
    FIRST
        .plusDays(first)
        .datesUntil(FIRST.plusDays(last + 1L))
        .forEach(day -> days.add(day.toString()));
    return days;
  }

  private static void telemetry(TestProject project, int day, String file, int rows) {
    String date = FIRST.plusDays(day).toString();
    project.write(
        "telemetry/day=%s/%s".formatted(date, file),
        Requests.lines(
            Requests.from(date + "T00:00:00Z", Duration.ofMinutes(10), rows),
            Requests.Request::json));
  }
}
