package dev.servicehealth.telemetry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a task needs to know to roll rows up; travels to the executors.
 *
 * @param days reporting days to compute, counted from 1970-01-01
 * @param subjects for each expression, what it is about, for people: the columns that it uses
 * @param numeric for each expression, whether it is summed and not counted
 * @param latest rows of this moment, in microseconds since 1970, or a later one are not believed
 * @param dimensions the data source's dimensions, in the order of their columns
 * @param partitionOf index into {@code partitions} of each file
 * @param userHash null where the data source has no user ids
 */
record RollupSpec(
    String source,
    ReportingCalendar calendar,
    Set<Integer> days,
    Indicators indicators,
    List<String> subjects,
    List<Boolean> numeric,
    long latest,
    List<String> dimensions,
    Map<String, Integer> partitionOf,
    List<Span> partitions,
    UserHash userHash)
    implements Serializable {

  /**
   * Which event times a partition may hold, in microseconds since 1970.
   *
   * @param earliest rows before it are late; rows of an event-time partition are then misplaced
   * @param arrival whether the partition is named by arrival
   * @param isWhole whether it is a data source without partitions, which spans many days
   */
  record Span(String name, long earliest, long latest, boolean arrival, boolean isWhole)
      implements Serializable {}
}
