package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * What exactly is claimed when a raw partition is lost, on short days of six partitions:
 *
 * <ul>
 *   <li>Coverage falls.
 *   <li>Where its rows still count (it is incomplete, or looks dead), and for slices always: the
 *       worst bound does not rise, and nothing that was Missed or Unknown becomes Met.
 *   <li>Where its rows are gone: the same as long as no more events failed in it than it is
 *       estimated to have held in all. An outage that failed more than that can hide with its
 *       telemetry; nothing that came tells of it.
 * </ul>
 */
class LostPartitionTest {
  private static final long SEED = 20261122;
  private static final int TRIALS = 120;
  private static final int MINUTES = 24;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final List<String> KINDS = List.of("before", "kept", "gone");

  private final List<String> objectives = new ArrayList<>();
  private final List<String> partitions = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> exclusions = new ArrayList<>();
  private final boolean[] isSlices = new boolean[TRIALS];
  private final boolean[] isWithinEstimate = new boolean[TRIALS];

  private void draw(int trial, Random random) {
    String budgeting =
        List.of("Occurrences", "Occurrences", "Timeslices", "RatioTimeslices").get(trial % 4);
    isSlices[trial] = trial % 4 > 1;
    String target = List.of("0.5", "0.9", "0.8", "0.95").get(random.nextInt(4));
    int lost = random.nextInt(6);
    int missing = random.nextInt(3) == 0 ? (lost + 1 + random.nextInt(5)) % 6 : -1;
    boolean isOutage = random.nextInt(3) == 0;
    long[][] valid = new long[5][MINUTES];
    long[][] good = new long[5][MINUTES];
    double failing = random.nextDouble() * 0.3;
    for (int week = 0; week < 5; week++) {
      for (int minute = 0; minute < MINUTES; minute++) {
        valid[week][minute] =
            random.nextInt(5) == 0
                ? 0
                : random.nextInt(week == 0 && random.nextBoolean() ? 60 : 40);
        boolean isDown = week == 0 && isOutage && minute / 4 == lost;
        good[week][minute] =
            isDown ? 0 : Math.round(valid[week][minute] * (1 - failing * random.nextDouble()));
      }
    }
    long failed = 0;
    long estimated = 0;
    for (int minute = lost * 4; minute < lost * 4 + 4; minute++) {
      long[] earlier = {valid[1][minute], valid[2][minute], valid[3][minute], valid[4][minute]};
      Arrays.sort(earlier);
      failed += valid[0][minute] - good[0][minute];
      estimated += (earlier[1] + earlier[2] + 1) / 2;
    }
    isWithinEstimate[trial] = failed <= estimated;
    for (String kind : KINDS) {
      String name = kind + trial;
      for (int week = 0; week < 5; week++) {
        LocalDate day = DAY.minusWeeks(week);
        LocalDateTime starts = day.atStartOfDay();
        objectives.add(
            String.join(
                ",",
                day.toString(),
                name,
                "a",
                name,
                target,
                budgeting,
                "Timeslices".equals(budgeting) ? "0.9" : "",
                isSlices[trial] ? "2" : "0",
                switch (budgeting) {
                  case "Timeslices" -> "slices";
                  case "RatioTimeslices" -> "billionths of slices";
                  default -> "events";
                },
                starts + ":00",
                starts.plusMinutes(MINUTES) + ":00",
                "d"));
        for (int part = 0; part < 6; part++) {
          if (week > 0 || (part != missing && (part != lost || kind.equals("before")))) {
            partitions.add(
                String.join(
                    ",",
                    day.toString(),
                    name,
                    starts.plusMinutes(4L * part) + ":00",
                    starts.plusMinutes(4L * part + 4) + ":00"));
          }
        }
        for (int minute = 0; minute < MINUTES; minute++) {
          boolean isGone = week == 0 && minute / 4 == lost && kind.equals("gone");
          if (valid[week][minute] > 0 && !isGone) {
            events.add(
                String.join(
                    ",",
                    day.toString(),
                    name,
                    starts.plusMinutes(minute) + ":00",
                    name,
                    "a",
                    "" + good[week][minute],
                    "" + valid[week][minute]));
          }
        }
      }
      if (trial % 5 == 0) {
        LocalDateTime from = DAY.atStartOfDay().plusMinutes(4L * ((lost + 3) % 6) + 1);
        exclusions.add(
            String.join(",", DAY.toString(), name, from + ":00", from.plusMinutes(5) + ":00"));
      }
    }
  }

  @Test
  void a_lost_partition_improves_nothing() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      draw(trial, random);
    }
    Map<String, Row> days = compute();

    int hidden = 0;
    int hiddenMisses = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Row before = days.get("before" + trial);
      for (String kind : List.of("kept", "gone")) {
        Row after = days.get(kind + trial);
        String claim =
            "seed %d, trial %d, %s: %s, then %s".formatted(SEED, trial, kind, before, after);
        assertThat(after.getDecimal(1)).as(claim).isLessThan(before.getDecimal(1));
        boolean isBetter = worst(after).compareTo(worst(before)) > 0;
        boolean becameMet =
            Set.of("Missed", "Unknown").contains(before.getString(3))
                && after.getString(3).equals("Met");
        if (kind.equals("kept") || isSlices[trial] || isWithinEstimate[trial]) {
          assertThat(isBetter || becameMet).as(claim).isFalse();
        } else {
          hidden += isBetter ? 1 : 0;
          hiddenMisses += becameMet ? 1 : 0;
        }
        if (kind.equals("kept")) {
          assertThat(after.getDecimal(4)).as(claim).isGreaterThanOrEqualTo(before.getDecimal(4));
        }
      }
    }
    System.out.printf(
        "seed %d: of %d losses, %d of more failures than events were expected raise the worst bound, %d of them hide a miss%n",
        SEED, TRIALS, hidden, hiddenMisses);
    assertThat(hidden).isPositive();
  }

  private static BigDecimal worst(Row row) {
    return row.getDecimal(2);
  }

  private Map<String, Row> compute() {
    DayRange range = new DayRange(DAY, DAY);
    try (ModelViews views = new ModelViews()) {
      views.give(
          "core.objective_day",
          "day DATE, service STRING, slo STRING, source STRING, target DECIMAL(10, 9), budgeting STRING, slice_target DECIMAL(10, 9), slice_minutes INT, unit STRING, day_starts TIMESTAMP, day_ends TIMESTAMP, definition STRING",
          objectives);
      views.give(
          "core.partition",
          "day DATE, source STRING, covers_from TIMESTAMP, covers_until TIMESTAMP",
          partitions);
      views.give(
          "core.exclusion_day",
          "day DATE, service STRING, starts TIMESTAMP, ends TIMESTAMP",
          exclusions);
      views.give(
          "core.sli_minute",
          "day DATE, source STRING, minute TIMESTAMP, service STRING, slo STRING, good BIGINT, valid BIGINT",
          events);
      views.prepare(
          "slo.missing_day",
          Set.of("core.objective_day", "core.partition", "core.exclusion_day", "core.sli_minute"),
          range,
          "UTC");
      views.prepare(
          "slo.availability_day",
          Set.of(
              "core.objective_day",
              "core.partition",
              "core.exclusion_day",
              "core.sli_minute",
              "slo.missing_day"),
          range,
          "UTC");
      views.chain("slo.missing_day", range, "UTC");
      return views
          .compute("slo.availability_day", range, "UTC")
          .selectExpr(
              "service",
              "coverage",
              "adjusted_availability_at_worst",
              "adjusted_verdict",
              "adjusted_availability_at_best",
              "adjusted_missing",
              "adjusted_bad",
              "adjusted_valid")
          .collectAsList()
          .stream()
          .collect(Collectors.toMap(row -> row.getString(0), row -> row));
    }
  }
}
