package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random events by random dimensions: whatever the breakdown, its parts add up to the whole. */
class BreakdownTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 28);
  private static final DayRange DAYS = new DayRange(FIRST, FIRST.plusDays(1));
  private static final List<String> DIMENSIONS = List.of("region", "platform", "operation");

  @ParameterizedTest
  @ValueSource(longs = {20261122, 7})
  void every_dimension_adds_up_to_the_day_however_many_values_fold(long seed) {
    Random random = new Random(seed);
    List<String> facts = new ArrayList<>();
    Map<String, long[]> whole = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      int day = random.nextInt(2);
      String slo = random.nextBoolean() ? "a" : "b";
      String source = random.nextInt(3) > 0 ? "web" : "app";
      long minute = random.nextInt(1440);
      long starts = FIRST.plusDays(day).toEpochDay();
      long valid = 1L + random.nextInt(1000);
      long good = random.nextInt(3) > 0 ? valid : random.nextInt((int) valid + 1);
      facts.add(fact("minute", source, starts, minute, slo, ",", good, valid));
      for (String dimension : DIMENSIONS) {
        int value = (int) Math.abs(random.nextGaussian() * 6);
        facts.add(
            fact(
                "slice",
                source,
                starts,
                minute / 60 * 60,
                slo,
                dimension + ",v" + value,
                good,
                valid));
      }
      long[] sums = whole.computeIfAbsent(FIRST.plusDays(day) + " " + slo, key -> new long[2]);
      sums[0] += good;
      sums[1] += valid;
    }
    try (ModelViews views = new ModelViews()) {
      views.give("catalog_source", "VALUES ('web', 3), ('app', 1000) AS t(source, max_values)");
      views.give(
          "partial_fact",
          "kind STRING, source STRING, day INT, time BIGINT, service STRING, slo STRING, dimension STRING, value STRING, good BIGINT, valid BIGINT",
          facts);
      views.chain("core.slice_hour", DAYS, "UTC");
      views.give(
          "core.objective_day",
          "SELECT day, 'store' AS service, slo, 'd' AS definition FROM VALUES ('a'), ('b') AS t(slo)"
              + " LATERAL VIEW EXPLODE(SEQUENCE(DATE '2026-03-28', DATE '2026-03-29')) AS day");
      Map<String, List<Row>> parts =
          views.compute("slo.availability_slice_day", DAYS, "UTC").collectAsList().stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.getDate(0) + " " + row.getString(2) + " " + row.getString(3)));

      assertThat(parts).hasSize(2 * 2 * DIMENSIONS.size());
      assertThat(parts.values().stream().flatMap(List::stream).map(row -> row.getString(4)))
          .contains("(other)");
      parts.forEach(
          (key, rows) -> {
            long[] sums = whole.get(key.substring(0, key.lastIndexOf(' ')));
            assertThat(rows.stream().mapToLong(row -> row.getLong(5)).sum())
                .as("seed %d, good of %s", seed, key)
                .isEqualTo(sums[0]);
            assertThat(rows.stream().mapToLong(row -> row.getLong(6)).sum())
                .as("seed %d, bad of %s", seed, key)
                .isEqualTo(sums[1] - sums[0]);
            assertThat(rows.stream().mapToLong(row -> row.getLong(7)).sum())
                .as("seed %d, valid of %s", seed, key)
                .isEqualTo(sums[1]);
            assertThat(rows.stream().map(row -> row.getString(4)).collect(Collectors.toSet()))
                .hasSameSizeAs(rows);
          });
    }
  }

  private static String fact(
      String kind,
      String source,
      long day,
      long minute,
      String slo,
      String slice,
      long good,
      long valid) {
    long time = Instant.EPOCH.plusSeconds(day * 86_400 + minute * 60).getEpochSecond() * 1_000_000;
    return "%s,%s,%d,%d,store,%s,%s,%d,%d"
        .formatted(kind, source, day, time, slo, slice, good, valid);
  }
}
