package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Random days with random rows that cannot be judged, or that have no place in time. The bounds
 * must hold the figure of the undamaged day, whichever rows are lost, and no verdict may get
 * better.
 */
class DoubtfulRowsTest {
  private static final long SEED = 20261125;
  private static final int TRIALS = 160;
  private static final int MINUTES = 24;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final List<String> METHODS =
      List.of("Occurrences", "Timeslices", "RatioTimeslices");

  private final List<String> objectives = new ArrayList<>();
  private final List<String> partitions = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final List<String> unjudged = new ArrayList<>();

  private void draw(int trial, Random random) {
    long[] good = new long[MINUTES];
    long[] bad = new long[MINUTES];
    double failing = random.nextDouble() * random.nextDouble() * 0.4;
    for (int minute = 0; minute < MINUTES; minute++) {
      int rows = random.nextInt(4) == 0 ? 0 : random.nextInt(40);
      for (int row = 0; row < rows; row++) {
        (random.nextDouble() < failing ? bad : good)[minute]++;
      }
    }
    add("before" + trial, trial, good, bad, new long[MINUTES], 0);
    long[] doubted = new long[MINUTES];
    long unplaced = 0;
    int losses = 1 + random.nextInt(trial % 2 == 0 ? 4 : 60);
    for (int loss = 0; loss < losses; loss++) {
      int minute = random.nextInt(MINUTES);
      long[] from = bad[minute] > 0 && random.nextInt(3) > 0 ? bad : good;
      if (from[minute] > 0) {
        from[minute]--;
        if (trial % 3 > 0 || random.nextBoolean()) {
          doubted[minute]++;
        } else {
          unplaced++;
        }
      }
    }
    add("after" + trial, trial, good, bad, doubted, unplaced);
  }

  private void add(String name, int trial, long[] good, long[] bad, long[] doubted, long unplaced) {
    LocalDateTime starts = DAY.atStartOfDay();
    String ends = starts.plusMinutes(MINUTES) + ":00";
    String method = METHODS.get(trial % 3);
    String target = List.of("0.5", "0.9", "0.8", "0.95").get(trial / 3 % 4);
    objectives.add(
        String.join(
            ",",
            DAY.toString(),
            name,
            "a",
            name,
            target,
            method,
            "Timeslices".equals(method) ? "0.9" : "",
            "Occurrences".equals(method) ? "0" : "2",
            switch (method) {
              case "Timeslices" -> "slices";
              case "RatioTimeslices" -> "billionths of slices";
              default -> "events";
            },
            starts + ":00",
            ends,
            "d",
            "1"));
    partitions.add(String.join(",", DAY.toString(), name, starts + ":00", ends, unplaced + ",0"));
    for (int minute = 0; minute < MINUTES; minute++) {
      String at = String.join(",", DAY.toString(), name, starts.plusMinutes(minute) + ":00", name);
      if (good[minute] + bad[minute] > 0) {
        events.add(at + ",a,%d,%d".formatted(good[minute], good[minute] + bad[minute]));
      }
      if (doubted[minute] > 0) {
        unjudged.add(at + ",a," + doubted[minute]);
      }
    }
  }

  @Test
  void bounds_hold_the_truth_and_no_verdict_gets_better() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < TRIALS; trial++) {
      draw(trial, random);
    }
    Map<String, Row> days = compute();

    int decided = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      Row before = days.get("before" + trial);
      Row after = days.get("after" + trial);
      String claim = "seed %d, trial %d: %s, then %s".formatted(SEED, trial, before, after);
      if (!before.isNullAt(1)) {
        assertThat(after.getDecimal(2)).as(claim).isLessThanOrEqualTo(before.getDecimal(2));
        assertThat(after.getDecimal(3)).as(claim).isGreaterThanOrEqualTo(before.getDecimal(3));
      }
      String verdict = after.getString(4);
      assertThat(verdict).as(claim).isIn(before.getString(4), "Unknown", "Too little traffic");
      decided += Set.of("Met", "Missed").contains(verdict) ? 1 : 0;
    }
    assertThat(decided).isGreaterThan(TRIALS / 4);
  }

  private Map<String, Row> compute() {
    DayRange range = new DayRange(DAY, DAY);
    try (ModelViews views = new ModelViews()) {
      views.give(
          "core.objective_day",
          "day DATE, service STRING, slo STRING, source STRING, target DECIMAL(10, 9), budgeting STRING, slice_target DECIMAL(10, 9), slice_minutes INT, unit STRING, day_starts TIMESTAMP, day_ends TIMESTAMP, definition STRING, row_events BIGINT",
          objectives);
      views.give(
          "core.partition",
          "day DATE, source STRING, covers_from TIMESTAMP, covers_until TIMESTAMP, rows_quarantined BIGINT, rows_late BIGINT",
          partitions);
      views.give(
          "core.sli_minute",
          "day DATE, source STRING, minute TIMESTAMP, service STRING, slo STRING, good BIGINT, valid BIGINT",
          events);
      views.give(
          "core.unjudged_minute",
          "day DATE, source STRING, minute TIMESTAMP, service STRING, slo STRING, unjudged_rows BIGINT",
          unjudged);
      views.prepare(
          "slo.availability_day",
          Set.of("core.objective_day", "core.partition", "core.sli_minute", "core.unjudged_minute"),
          range,
          "UTC");
      return views
          .compute("slo.availability_day", range, "UTC")
          .selectExpr(
              "service",
              "availability",
              "availability_at_worst",
              "availability_at_best",
              "raw_verdict",
              "good",
              "bad",
              "missing")
          .collectAsList()
          .stream()
          .collect(Collectors.toMap(row -> row.getString(0), row -> row));
    }
  }
}
