package dev.servicehealth.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * How a data source is cut into raw partitions. Partitions are named in UTC.
 *
 * @param layout the path of a partition below the data source's path, with {@code {date}}
 *     (2026-08-17), {@code {year}}, {@code {month}}, {@code {day}} and {@code {hour}} (two digits,
 *     or as many as it takes in {@code {hour:1}})
 * @param time whether a partition holds the rows that happened in its span, or that arrived in it
 * @param lateness how much older than its arrival partition a row may be; zero for event time
 */
public record Partitions(
    By by, String layout, Time time, Duration lateness, Completeness completeness) {

  /** The span of one partition. */
  public enum By {
    DAY,
    HOUR,
    NONE
  }

  /** The event that the time in a partition's name tells of. */
  public enum Time {
    EVENT,
    ARRIVAL
  }

  /**
   * When a partition, or a day of partitions, is all there.
   *
   * @param marker this file must stand in every partition
   * @param everyHour all partitions of the day must exist
   * @param minimumShare the day's bytes must reach this share of the median of the four same
   *     weekdays before
   */
  public record Completeness(
      Optional<String> marker, boolean everyHour, Optional<java.math.BigDecimal> minimumShare) {}
}
