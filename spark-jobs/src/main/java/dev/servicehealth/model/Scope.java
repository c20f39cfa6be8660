package dev.servicehealth.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of a table that a run replaces: whole partitions.
 *
 * @param days by source; those of {@link #ANY} are replaced of all sources
 */
public record Scope(Map<String, NavigableSet<LocalDate>> days) {
  private static final String ANY = "";

  public Scope {
    days = new TreeMap<>(days);
  }

  /** Days of a table that is not partitioned by source. */
  static Scope ofDays(Set<LocalDate> days) {
    return new Scope(Map.of(ANY, new TreeSet<>(days)));
  }

  /** Returns SQL that tells whether a row is among them. */
  String sql() {
    return days.entrySet().stream()
        .map(entry -> ofSource(entry.getKey()) + DayRange.isAmong(entry.getValue()))
        .collect(Collectors.joining(" OR "));
  }

  private static String ofSource(String source) {
    return source.equals(ANY) ? "" : "source = '%s' AND ".formatted(source);
  }

  /**
   * Returns whether the rows of a partition are among them.
   *
   * @param values of the partition, by column
   */
  boolean holds(Map<String, String> values) {
    return days.getOrDefault(values.getOrDefault("source", ANY), new TreeSet<>())
        .contains(LocalDate.parse(values.get("day")));
  }
}
