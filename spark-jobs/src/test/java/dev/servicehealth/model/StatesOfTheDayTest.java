package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random telemetry, exclusions and events on the days around a change of the clock, against a loop
 * over the minutes of java.time.
 */
class StatesOfTheDayTest {
  private static final long SEED = 20261122;

  /** What happened in the minutes of a few days, drawn at random. */
  private static final class Days {
    final ZoneId zone;
    final LocalDate first;
    final LocalDate last;
    final Random random = new Random(SEED);
    final List<Instant[]> received = new ArrayList<>();
    final List<Instant[]> excluded = new ArrayList<>();
    final Map<Instant, long[]> events = new TreeMap<>();

    Days(ZoneId zone, LocalDate changes) {
      this.zone = zone;
      this.first = changes.minusDays(1);
      this.last = changes.plusDays(1);
      for (int i = 0; i < 12; i++) {
        received.add(span(600));
        excluded.add(span(i % 3 == 0 ? 300 : 20));
      }
      for (int i = 0; i < 400; i++) {
        long valid = 1L + random.nextInt(30);
        events.put(
            within(), new long[] {valid - random.nextLong(3) * random.nextInt((int) valid), valid});
      }
      events.values().forEach(counts -> counts[0] = Math.max(0, counts[0]));
    }

    private Instant within() {
      Instant starts = first.atStartOfDay(zone).toInstant();
      long minutes = Duration.between(starts, last.plusDays(1).atStartOfDay(zone)).toMinutes();
      return starts.plus(Duration.ofMinutes(random.nextInt((int) minutes)));
    }

    private Instant[] span(int minutes) {
      Instant starts = within();
      return new Instant[] {starts, starts.plus(Duration.ofMinutes(1 + random.nextInt(minutes)))};
    }

    LocalDate dayOf(Instant moment) {
      return moment.atZone(zone).toLocalDate();
    }

    private static boolean holds(List<Instant[]> spans, Instant minute) {
      return spans.stream().anyMatch(span -> !minute.isBefore(span[0]) && minute.isBefore(span[1]));
    }

    /** Good, bad, no traffic, no telemetry and excluded minutes, good and valid events. */
    long[] expected(LocalDate day) {
      long[] sums = new long[7];
      Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
      Instant minute = day.atStartOfDay(zone).toInstant();
      for (; minute.isBefore(ends); minute = minute.plusSeconds(60)) {
        long[] counts = events.getOrDefault(minute, new long[2]);
        boolean isBad = counts[0] * 10 < counts[1] * 9;
        int state =
            holds(excluded, minute)
                ? 4
                : !holds(received, minute) ? 3 : counts[1] == 0 ? 2 : isBad ? 1 : 0;
        sums[state]++;
        sums[5] += counts[0];
        sums[6] += counts[1];
      }
      return sums;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Kolkata, 2026-03-29",
    "Europe/Berlin, 2026-03-29",
    "Europe/Berlin, 2026-10-25",
    "Australia/Lord_Howe, 2026-04-05",
    "America/St_Johns, 2026-11-01",
    "Africa/Cairo, 2026-04-24",
    "Pacific/Apia, 2011-12-30"
  })
  void states_add_up_to_the_minutes_of_the_day(ZoneId zone, LocalDate changes) {
    mustAddUp(zone, changes);
  }

  @Tag("endurance")
  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-03-29",
    "America/New_York, 2026-03-08",
    "America/New_York, 2026-11-01",
    "Australia/Lord_Howe, 2026-10-04",
    "America/St_Johns, 2026-03-08",
    "Atlantic/Azores, 2026-03-29",
    "Atlantic/Azores, 2026-10-25",
    "Africa/Cairo, 2026-10-30",
    "Pacific/Apia, 2020-09-27",
    "Pacific/Apia, 2021-04-04"
  })
  void states_add_up_in_more_places(ZoneId zone, LocalDate changes) {
    mustAddUp(zone, changes);
  }

  private static void mustAddUp(ZoneId zone, LocalDate changes) {
    Days days = new Days(zone, changes);
    DayRange range = new DayRange(days.first, days.last);
    try (ModelViews views = new ModelViews()) {
      views.give(
          "catalog_objective",
          "SELECT 'store' AS service, 'a' AS slo, 'requests' AS source, 0.9BD AS target, 'Occurrences' AS budgeting, 0 AS slice_minutes, FALSE AS is_measured, 'week' AS window, 'WEEK' AS window_unit, 1 AS window_length, FALSE AS is_rolling, 'd' AS definition");
      views.give(
          "catalog_exclusion",
          "service STRING, starts TIMESTAMP, ends TIMESTAMP, category STRING, reason STRING, requested_by STRING, approved_by STRING, approved_at TIMESTAMP",
          days.excluded.stream()
              .map(span -> "store," + span[0] + "," + span[1] + ",c,r,q,a," + span[0])
              .toList());
      views.give(
          "core.partition",
          "day DATE, source STRING, covers_from TIMESTAMP, covers_until TIMESTAMP",
          covers(days, range));
      views.give(
          "core.sli_minute",
          "day DATE, source STRING, minute TIMESTAMP, service STRING, slo STRING, good BIGINT, valid BIGINT",
          days.events.entrySet().stream()
              .map(
                  event ->
                      days.dayOf(event.getKey())
                          + ",requests,"
                          + event.getKey()
                          + ",store,a,"
                          + event.getValue()[0]
                          + ","
                          + event.getValue()[1])
              .toList());
      views.give("slo.missing_day", "SELECT 1 AS nothing WHERE false");
      views.chain("core.objective_day", range, zone.getId());
      views.chain("core.exclusion_day", range, zone.getId());
      views.prepare(
          "slo.availability_day",
          Set.of(
              "core.objective_day",
              "core.exclusion_day",
              "core.partition",
              "core.sli_minute",
              "slo.missing_day"),
          range,
          zone.getId());

      List<Row> rows =
          views
              .compute("slo.availability_day", range, zone.getId())
              .orderBy("day")
              .selectExpr(
                  "day",
                  "good_minutes",
                  "bad_minutes",
                  "no_traffic_minutes",
                  "no_telemetry_minutes",
                  "excluded_minutes",
                  "good_events",
                  "valid_events",
                  "coverage = ratio_down(good_minutes + bad_minutes + no_traffic_minutes, good_minutes + bad_minutes + no_traffic_minutes + no_telemetry_minutes)")
              .collectAsList();
      List<LocalDate> real =
          range
              .days()
              .filter(day -> day.atStartOfDay(zone).isBefore(day.plusDays(1).atStartOfDay(zone)))
              .toList();
      assertThat(rows).extracting(row -> row.getDate(0).toLocalDate()).isEqualTo(real);
      for (Row row : rows) {
        LocalDate day = row.getDate(0).toLocalDate();
        long[] sums = new long[7];
        long minutes = 0;
        for (int i = 0; i < 7; i++) {
          sums[i] = ((Number) row.get(i + 1)).longValue();
          minutes += i < 5 ? sums[i] : 0;
        }
        assertThat(sums).as("seed %d, %s in %s", SEED, day, zone).isEqualTo(days.expected(day));
        assertThat(minutes)
            .isEqualTo(
                Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone))
                    .toMinutes());
        assertThat(row.getBoolean(8)).isTrue();
      }
    }
  }

  /** Telemetry cut at midnight, as core.partition has it, and a partition that did not arrive. */
  private static List<String> covers(Days days, DayRange range) {
    List<String> rows = new ArrayList<>(List.of(days.first + ",requests,,"));
    range
        .days()
        .forEach(
            day -> {
              Instant starts = day.atStartOfDay(days.zone).toInstant();
              Instant ends = day.plusDays(1).atStartOfDay(days.zone).toInstant();
              for (Instant[] span : days.received) {
                Instant from = span[0].isBefore(starts) ? starts : span[0];
                Instant until = span[1].isAfter(ends) ? ends : span[1];
                if (from.isBefore(until)) {
                  rows.add(day + ",requests," + from + "," + until);
                }
              }
            });
    return rows;
  }
}
