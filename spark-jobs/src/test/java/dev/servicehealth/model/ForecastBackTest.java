package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Forecasts of weeks and months that are over, against what came in them. Asserted is what must
 * hold; how often the interval holds what came is printed.
 */
class ForecastBackTest {
  private static final long SEED = 20261122;

  /** A Monday; thirteen weeks, in which May and June are whole months. */
  private static final LocalDate FIRST = LocalDate.of(2026, 4, 6);

  private static final LocalDate LAST = FIRST.plusDays(13 * 7 - 1);
  private static final DayRange DAYS = new DayRange(FIRST, LAST);

  private record Outcome(Row forecast, long came) {
    boolean isInside() {
      return forecast.getLong(4) <= came && came <= forecast.getLong(6);
    }

    /** Of what came, how much too high the likely figure was. */
    double error() {
      return (forecast.getLong(5) - came) / (double) Math.max(came, 1);
    }
  }

  /** Bad events of a day among 100,000. */
  private static long bad(String slo, int day, Random random) {
    double noise = 1 + random.nextGaussian() * 0.1;
    return switch (slo) {
      case "steady" -> 70;
      case "noisy" -> Math.round(70 * noise);
      case "weekly" -> Math.round((day % 7 < 5 ? 90 : 20) * noise);
      case "growing" -> Math.round((20 + day) * noise);
      default -> random.nextInt(15) == 0 ? 1_000 + random.nextInt(1_000) : 10;
    };
  }

  @Test
  void forecasts_of_periods_that_are_over_hold_what_must_hold() {
    Random random = new Random(SEED);
    List<String> rows = new ArrayList<>();
    for (String slo : List.of("steady", "noisy", "weekly", "growing", "outages")) {
      for (int day = 0; day < 13 * 7; day++) {
        long bad = bad(slo, day, random);
        rows.add(
            "%1$s,store,%2$s,events,0.999,%3$d,100000,%3$d,100000,0,0"
                .formatted(FIRST.plusDays(day), slo, bad));
      }
    }
    List<Row> forecasts = new ArrayList<>();
    Map<String, Long> came = new TreeMap<>();
    try (ModelViews views = new ModelViews()) {
      views.give(
          "slo.availability_day",
          "day DATE, service STRING, slo STRING, unit STRING, target DECIMAL(10, 9), bad BIGINT, valid BIGINT, adjusted_bad BIGINT, adjusted_valid BIGINT, missing BIGINT, no_telemetry_minutes INT",
          rows);
      views.give(
          "core.objective_day",
          "SELECT day, service, slo, unit, target, '28d' AS window, DATE_SUB(day, 27) AS window_starts, day AS window_ends, 'd' AS definition FROM slo.availability_day");
      views.chain("slo.error_budget_day", DAYS, "UTC");
      views
          .compute("slo.error_budget_day", DAYS, "UTC")
          .where(
              "is_over AND window IN ('week', 'month') AND window_starts >= DATE '" + FIRST + "'")
          .selectExpr("CONCAT(slo, ' ', window, ' ', day)", "adjusted_bad")
          .collectAsList()
          .forEach(row -> came.put(row.getString(0), row.getLong(1)));
      forecasts.addAll(
          views
              .compute("slo.budget_forecast_day", new DayRange(FIRST.plusDays(27), LAST), "UTC")
              .where("window IN ('week', 'month')")
              .selectExpr(
                  "day", "slo", "window", "forecast_day", "bad_low", "bad_likely", "bad_high")
              .collectAsList());
    }

    Map<String, List<Outcome>> outcomes = new TreeMap<>();
    for (Row forecast : forecasts) {
      LocalDate day = forecast.getDate(0).toLocalDate();
      LocalDate ends = forecast.getDate(3).toLocalDate();
      assertThat(forecast.getLong(5))
          .as("seed %d, %s", SEED, forecast)
          .isBetween(forecast.getLong(4), forecast.getLong(6));
      Long outcome = came.get(forecast.getString(1) + " " + forecast.getString(2) + " " + ends);
      if (outcome == null) {
        assertThat(ends).as("%s", forecast).isAfter(LAST);
        continue;
      }
      if (ends.equals(day) || forecast.getString(1).equals("steady")) {
        assertThat(forecast.getLong(5)).as("seed %d, %s", SEED, forecast).isEqualTo(outcome);
      }
      if (ends.isAfter(day)) {
        outcomes
            .computeIfAbsent(
                forecast.getString(2) + " " + forecast.getString(1), key -> new ArrayList<>())
            .add(new Outcome(forecast, outcome));
      }
    }
    assertThat(outcomes).hasSize(10);
    System.out.println("seed " + SEED + "\nforecasts          number   inside  mean error");
    outcomes.forEach(
        (name, all) ->
            System.out.printf(
                "%-18s %6d %7.0f%% %10.1f%%%n",
                name,
                all.size(),
                all.stream().filter(Outcome::isInside).count() * 100.0 / all.size(),
                all.stream().mapToDouble(Outcome::error).average().orElseThrow() * 100));
  }
}
