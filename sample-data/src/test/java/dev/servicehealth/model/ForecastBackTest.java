package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.servicehealth.sample.Fleet;
import dev.servicehealth.sample.FleetReader;
import dev.servicehealth.sample.GenerationRange;
import dev.servicehealth.sample.Generator;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forecasts of weeks and months that are over, against what came in them. Asserted is what must
 * hold; how often the interval holds what came is printed.
 */
class ForecastBackTest {
  private static final long SEED = 20261122;

  private static final Path SAMPLE = Path.of("..", "sample-data", "fleet.yaml");

  @TempDir private Path folder;

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

  /** Thirteen weeks from a Monday, in which May and June are whole months. */
  @Test
  void forecasts_of_periods_that_are_over_hold_what_must_hold() {
    LocalDate first = LocalDate.of(2026, 4, 6);
    Random random = new Random(SEED);
    List<String> rows = new ArrayList<>();
    for (String slo : List.of("steady", "noisy", "weekly", "growing", "outages")) {
      for (int day = 0; day < 13 * 7; day++) {
        rows.add(row(first.plusDays(day), "store", slo, bad(slo, day, random), 100_000));
      }
    }
    Map<String, List<Outcome>> outcomes =
        outcomes(new DayRange(first, first.plusDays(13 * 7 - 1)), rows);
    assertThat(outcomes).hasSize(10);
    outcomes.entrySet().stream()
        .filter(all -> all.getKey().endsWith("steady"))
        .flatMap(all -> all.getValue().stream())
        .forEach(
            outcome ->
                assertThat(outcome.forecast().getLong(5))
                    .as("seed %d, %s", SEED, outcome)
                    .isEqualTo(outcome.came()));
    print("seed " + SEED, outcomes);
  }

  @Tag("endurance")
  @Test
  void forecasts_of_the_sample_are_printed_beside_what_came() throws IOException {
    Fleet fleet = FleetReader.read(SAMPLE);
    Generator.generate(TestSession.get(), fleet, folder, GenerationRange.all(fleet), line -> {});
    List<String> rows = new ArrayList<>();
    List<String> truth = Files.readAllLines(folder.resolve("truth/availability_day.csv"));
    for (String line : truth.subList(1, truth.size())) {
      List<String> of = Splitter.on(',').splitToList(line);
      if (of.get(9).equals("events")) {
        rows.add(
            row(
                LocalDate.parse(of.get(0)),
                of.get(1),
                of.get(2),
                Long.parseLong(of.get(4)),
                Long.parseLong(of.get(5))));
      }
    }
    Map<String, List<Outcome>> outcomes =
        outcomes(new DayRange(fleet.firstDay(), fleet.lastDay()), rows);
    assertThat(outcomes).hasSize(2 * 10);
    print("the sample", outcomes);
  }

  private static String row(LocalDate day, String service, String slo, long bad, long valid) {
    return "%1$s,%2$s,%3$s,events,0.999,%4$d,%5$d,%4$d,%5$d,0,0"
        .formatted(day, service, slo, bad, valid);
  }

  /** By window and objective, every forecast of a period that ended by the last day. */
  private static Map<String, List<Outcome>> outcomes(DayRange days, List<String> rows) {
    List<Row> forecasts = new ArrayList<>();
    Map<String, Long> came = new TreeMap<>();
    try (ModelViews views = new ModelViews()) {
      views.give(
          "slo.availability_day",
          "day DATE, service STRING, slo STRING, unit STRING, target DECIMAL(10, 9), bad BIGINT, valid BIGINT, adjusted_bad BIGINT, adjusted_valid BIGINT, adjusted_missing BIGINT, no_telemetry_minutes INT",
          rows);
      views.give(
          "core.objective_day",
          "SELECT day, service, slo, unit, target, '28d' AS window, DATE_SUB(day, 27) AS window_starts, day AS window_ends, 'd' AS definition FROM slo.availability_day");
      views.prepare(
          "slo.period_day", Set.of("slo.availability_day", "core.objective_day"), days, "UTC");
      views.chain("slo.period_day", days, "UTC");
      views.chain("slo.error_budget_day", days, "UTC");
      views
          .compute("slo.error_budget_day", days, "UTC")
          .where(
              "is_over AND window IN ('week', 'month') AND window_starts >= DATE '%s'"
                  .formatted(days.first()))
          .selectExpr("CONCAT(slo, ' ', window, ' ', day)", "adjusted_bad")
          .collectAsList()
          .forEach(row -> came.put(row.getString(0), row.getLong(1)));
      forecasts.addAll(
          views
              .compute(
                  "slo.budget_forecast_day",
                  new DayRange(days.first().plusDays(27), days.last()),
                  "UTC")
              .where("window IN ('week', 'month')")
              .selectExpr(
                  "day",
                  "slo",
                  "window",
                  "forecast_day",
                  "adjusted_bad_low",
                  "adjusted_bad_likely",
                  "adjusted_bad_high")
              .collectAsList());
    }

    Map<String, List<Outcome>> outcomes = new TreeMap<>();
    for (Row forecast : forecasts) {
      LocalDate day = forecast.getDate(0).toLocalDate();
      LocalDate ends = forecast.getDate(3).toLocalDate();
      assertThat(forecast.getLong(5))
          .as("%s", forecast)
          .isBetween(forecast.getLong(4), forecast.getLong(6));
      Long outcome = came.get(forecast.getString(1) + " " + forecast.getString(2) + " " + ends);
      if (outcome == null) {
        assertThat(ends).as("%s", forecast).isAfter(days.last());
      } else if (ends.equals(day)) {
        assertThat(forecast.getLong(5)).as("%s", forecast).isEqualTo(outcome);
      } else {
        outcomes
            .computeIfAbsent(
                forecast.getString(2) + " " + forecast.getString(1), key -> new ArrayList<>())
            .add(new Outcome(forecast, outcome));
      }
    }
    return outcomes;
  }

  private static void print(String what, Map<String, List<Outcome>> outcomes) {
    System.out.printf("%s%n%-27s number   inside  mean error%n", what, "forecasts");
    outcomes.forEach(
        (name, all) ->
            System.out.printf(
                "%-27s %6d %7.0f%% %10.1f%%%n",
                name,
                all.size(),
                all.stream().filter(Outcome::isInside).count() * 100.0 / all.size(),
                all.stream().mapToDouble(Outcome::error).average().orElseThrow() * 100));
  }
}
