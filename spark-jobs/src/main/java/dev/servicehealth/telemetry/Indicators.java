package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Slo;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parts of a row that the objectives of one data source need: its distinct expressions, and
 * which of them each service's objectives use on which days.
 *
 * @param expressions distinct SQL expressions; their number decides what a row costs
 * @param measures distinct pairs of expressions
 * @param byService the objectives of each service
 */
public record Indicators(
    List<String> expressions, List<Measure> measures, Map<String, List<Use>> byService)
    implements Serializable {

  /**
   * A pair of expressions.
   *
   * @param part index of the expression that counts good or bad
   * @param total index of the expression that counts what is valid
   */
  record Measure(int part, int total, Indicator.Counts counts) implements Serializable {}

  /**
   * A version of an objective uses a measure.
   *
   * @param from first day of the version; null: since ever
   * @param until the day before the next version takes effect; null: for ever
   */
  record Use(String slo, int measure, LocalDate from, LocalDate until) implements Serializable {
    /**
     * @param day counted from 1970-01-01
     */
    boolean on(int day) {
      return (from == null || day >= from.toEpochDay())
          && (until == null || day <= until.toEpochDay());
    }
  }

  /** Of all objectives, those whose indicator reads the source. */
  static Indicators of(String source, List<Slo> slos) {
    List<String> expressions = new ArrayList<>();
    List<Measure> measures = new ArrayList<>();
    Map<String, List<Use>> byService = new TreeMap<>();
    for (Slo slo : slos) {
      Indicator indicator = slo.indicator();
      if (!indicator.source().equals(source)) {
        continue;
      }
      int part = indexOf(expressions, indicator.part());
      int total = indexOf(expressions, indicator.total());
      int measure = indexOf(measures, new Measure(part, total, indicator.counts()));
      byService
          .computeIfAbsent(slo.service(), service -> new ArrayList<>())
          .add(
              new Use(
                  slo.name(),
                  measure,
                  slo.effectiveFrom().orElse(null),
                  slo.effectiveUntil(slos).orElse(null)));
    }
    return new Indicators(expressions, measures, byService);
  }

  private static <T> int indexOf(List<T> list, T value) {
    if (!list.contains(value)) {
      list.add(value);
    }
    return list.indexOf(value);
  }
}
