package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of a reporting calendar over partitions that are cut in UTC. */
class CalendarTest {
  private static final Map<String, String> LAYOUTS =
      new TreeMap<>(Map.of("hours", "day/hour", "days", "day", "whole", "none"));

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  /** A request every seven minutes, from the hour before the first day to the hour after. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Kolkata, 2026-05-01, 2026-05-02, 2026-04-30T18:30:00Z, 1440, 1440",
    "Europe/Berlin, 2026-03-29, 2026-03-30, 2026-03-28T23:00:00Z, 1380, 1440"
  })
  void no_row_is_lost_or_doubled_however_days_and_partitions_are_cut(
      String zone, String first, String second, Instant starts, int minutes, int moreMinutes) {
    TestProject project = TestProject.in(folder, zone);
    project.now("2026-11-01T06:00:00Z");
    LAYOUTS.forEach((name, by) -> feed(project, name, by));
    Instant ends = starts.plus(Duration.ofMinutes(minutes + moreMinutes));
    int rows = (int) Duration.between(starts, ends).plusHours(2).dividedBy(Duration.ofMinutes(7));
    List<Requests.Request> requests =
        Requests.from(starts.minus(Duration.ofHours(1)).toString(), Duration.ofMinutes(7), rows);
    requests.forEach(request -> telemetry(project, request));

    project.backfill(first, second);

    long inside =
        requests.stream()
            .filter(r -> !r.time().isBefore(starts) && r.time().isBefore(ends))
            .count();
    for (String name : LAYOUTS.keySet()) {
      assertThat(
              project.value(
                  ("SELECT SUM(valid), SUM(no_telemetry_minutes) FROM slo.availability_day"
                          + " WHERE service = '%s'")
                      .formatted(name)))
          .as(name)
          .isEqualTo(inside + " 0");
      assertThat(
              project.value(
                  "SELECT SUM(rows_read), SUM(rows_accepted) FROM core.partition WHERE source = '%s'"
                      .formatted(name)))
          .as(name)
          .isEqualTo(inside + " " + inside);
    }
    assertThat(
            project.rows(
                "SELECT day, good_minutes + bad_minutes + no_traffic_minutes"
                    + " + no_telemetry_minutes, COUNT(*) FROM slo.availability_day"
                    + " GROUP BY ALL ORDER BY day"))
        .containsExactly(
            first + " " + minutes + " " + LAYOUTS.size(),
            second + " " + moreMinutes + " " + LAYOUTS.size());
  }

  @Tag("endurance")
  @Test
  void nor_on_the_day_on_which_the_clocks_go_back() {
    no_row_is_lost_or_doubled_however_days_and_partitions_are_cut(
        "Europe/Berlin",
        "2026-10-24",
        "2026-10-25",
        Instant.parse("2026-10-23T22:00:00Z"),
        1440,
        1500);
  }

  /** The clocks go forward between the two days, so they share hours of no day. */
  @Tag("endurance")
  @Test
  void days_computed_one_by_one_and_backwards_are_the_days_of_one_range() {
    TestProject project = TestProject.in(folder, "Europe/Berlin");
    LAYOUTS.forEach((name, by) -> feed(project, name, by));
    Requests.from("2026-03-28T22:00:00Z", Duration.ofMinutes(7), 420)
        .forEach(request -> telemetry(project, request));
    project.backfill("2026-03-29", "2026-03-30");

    TestProject backwards = project.sibling("one-by-one");
    backwards.backfill("2026-03-30", "2026-03-30");
    backwards.backfill("2026-03-29", "2026-03-29");

    assertThat(backwards.tables()).isEqualTo(project.tables());
  }

  private static void feed(TestProject project, String name, String by) {
    project.catalog(
        name,
        Feeds.source(
            name,
            "format: json\nschema: %s\npath: telemetry/%s\npartitions: { by: %s }\n%s"
                .formatted(Requests.SCHEMA, name, by, Requests.COLUMNS.formatted(name))),
        Feeds.objective(name, name, "0.9", "status < 500", "true"));
  }

  private static void telemetry(TestProject project, Requests.Request request) {
    ZonedDateTime time = request.time().atZone(ZoneOffset.UTC);
    String day = "day=" + time.toLocalDate();
    project.append(
        "telemetry/hours/%s/hour=%02d/part.json".formatted(day, time.getHour()), request);
    project.append("telemetry/days/%s/part.json".formatted(day), request);
    project.append("telemetry/whole/part.json", request);
  }

  /** In India a day begins at 18:30 UTC: in the middle of an hour that has rows before it only. */
  @Test
  void an_hour_across_midnight_is_telemetry_of_both_days_whichever_of_them_has_rows() {
    TestProject project = TestProject.in(folder, "Asia/Kolkata");
    feed(project, "hours", "day/hour");
    Requests.from("2026-04-30T18:00:00Z", Duration.ofMinutes(10), 3)
        .forEach(request -> telemetry(project, request));
    Requests.from("2026-05-01T12:00:00Z", Duration.ofMinutes(10), 1)
        .forEach(request -> telemetry(project, request));

    project.backfill("2026-05-01", "2026-05-01");

    assertThat(
            project.value("SELECT valid, coverage, no_telemetry_minutes FROM slo.availability_day"))
        .isEqualTo("1 0.062500000 1350");
  }
}
