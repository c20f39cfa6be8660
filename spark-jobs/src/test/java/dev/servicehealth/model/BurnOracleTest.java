package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.model.RandomMinutes.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Burn episodes of random minutes against windows that are summed one event after another. */
class BurnOracleTest {
  private static final long SEED = 20261122;
  private static final LocalDate FIRST = RandomMinutes.FIRST;
  private static final DayRange JUDGED = new DayRange(FIRST.plusDays(4), FIRST.plusDays(5));

  @Test
  void episodes_are_those_of_a_slow_oracle() {
    Random random = new Random(SEED);
    List<RandomMinutes> objectives = new ArrayList<>();
    for (String target :
        List.of(
            "0.9", "0.99", "0.999", "0.9999", "1", "0", "0.995", "0.97", "0.95", "0.999999999")) {
      objectives.add(RandomMinutes.random("target " + target, Rule.events(target), 0, random));
    }
    objectives.add(RandomMinutes.random("young", Rule.events("0.99"), 4 * 1440, random));
    objectives.add(
        RandomMinutes.random("born on a judged day", Rule.events("0.999"), 5 * 1440, random));
    objectives.add(
        RandomMinutes.random("stricter", Rule.events("0.9"), 0, random)
            .from(4, Rule.events("0.9999")));
    objectives.add(
        RandomMinutes.random("laxer every day", Rule.events("1"), 0, random)
            .from(3, Rule.events("0.999"))
            .from(4, Rule.events("0.99"))
            .from(5, Rule.events("0.9")));
    objectives.add(
        RandomMinutes.random("no failure any more", Rule.events("0.95"), 0, random)
            .from(5, Rule.events("1")));
    Rule measured = Rule.measurements("0.99");
    objectives.add(
        RandomMinutes.random("another unit", Rule.events("0.99"), 0, random).from(4, measured));
    objectives.add(
        RandomMinutes.random("another unit for a day", Rule.events("0.999"), 0, random)
            .from(4, measured)
            .from(5, Rule.events("0.999")));
    objectives.add(
        RandomMinutes.random("slices", Rule.slices("0.99", "0.9", 5), 0, random)
            .from(5, Rule.slices("0.999", "0.95", 1)));
    objectives.add(
        RandomMinutes.random("slices that end with the day", Rule.slices("0.95", "1", 7), 0, random)
            .from(4, Rule.slices("0.97", "0.99", 400)));
    objectives.add(
        RandomMinutes.random("ratios", Rule.ratios("0.999", 5), 0, random)
            .from(4, Rule.ratios("0.9999", 15)));
    objectives.add(
        RandomMinutes.random("events before slices", Rule.events("0.99"), 0, random)
            .from(4, Rule.slices("0.99", "0.999", 10)));

    Map<String, List<String>> expected = new TreeMap<>();
    objectives.forEach(
        minutes -> expected.put(minutes.slo(), List.copyOf(minutes.episodes().values())));
    try (ModelViews views = new ModelViews()) {
      views.give(
          "core.objective_day",
          "day DATE, service STRING, slo STRING, target DECIMAL(10, 9), unit STRING,"
              + " budgeting STRING, slice_target DECIMAL(10, 9)",
          objectives.stream().flatMap(o -> o.objective().stream()).toList());
      views.give(
          "slo.state_minute",
          "day DATE, service STRING, slo STRING, minute TIMESTAMP, minute_of_day INT, slice INT,"
              + " state STRING, good BIGINT, valid BIGINT",
          objectives.stream().flatMap(o -> o.rows().stream()).toList());
      Map<String, List<String>> computed =
          views.compute("slo.burn_day", JUDGED, "UTC").orderBy("starts").collectAsList().stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.getString(2),
                      TreeMap::new,
                      Collectors.mapping(BurnOracleTest::text, Collectors.toList())));
      objectives.forEach(
          o -> {
            System.out.println(o.slo() + ": " + expected.get(o.slo()).size() + " episodes");
            assertThat(computed.getOrDefault(o.slo(), List.of()))
                .as("seed %d, %s", SEED, o.slo())
                .isEqualTo(expected.get(o.slo()));
          });
      assertThat(computed.values().stream().mapToInt(List::size).sum()).isGreaterThan(20);
    }
  }

  private static String text(Row row) {
    return "%s to %s %s peak %s, %d of %d"
        .formatted(
            row.getTimestamp(3).toInstant().toString().substring(0, 16),
            row.getTimestamp(4).toInstant().toString().substring(0, 16),
            row.getList(5),
            row.getDecimal(6),
            row.getLong(7),
            row.getLong(8));
  }
}
