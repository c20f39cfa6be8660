package dev.servicehealth.sample;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A made-up fleet and what happens in it.
 *
 * @param growth how much more traffic a week has than the one before, as a share
 * @param weekdays factor of each weekday, Monday first
 * @param hours weight of each hour of a day in UTC
 * @param accounts made-up people
 * @param anonymous share of requests without an account
 * @param countries most people first
 */
public record Fleet(
    long seed,
    LocalDate firstDay,
    int weeks,
    double growth,
    List<Double> weekdays,
    List<Double> hours,
    long accounts,
    double anonymous,
    List<String> countries,
    List<Service> services,
    List<Event> events)
    implements Serializable {

  public Fleet {
    weekdays = List.copyOf(weekdays);
    hours = List.copyOf(hours);
    countries = List.copyOf(countries);
    services = List.copyOf(services);
    events = List.copyOf(events);
  }

  public LocalDate lastDay() {
    return firstDay.plusWeeks(weeks).minusDays(1);
  }

  /**
   * One service and its one feed.
   *
   * @param requestsADay on an average day of the first week
   * @param failing share of requests that fail when nothing is wrong
   * @param rejected share of requests answered 401 or 404, which are the caller's mistakes
   * @param platforms name to weight
   */
  public record Service(
      String name,
      long requestsADay,
      double failing,
      double rejected,
      Map<String, Double> platforms,
      List<Operation> operations,
      List<Objective> objectives,
      Feed feed)
      implements Serializable {
    public Service {
      platforms = inOrder(platforms);
      operations = List.copyOf(operations);
      objectives = List.copyOf(objectives);
    }
  }

  /**
   * Something that a service does.
   *
   * @param millis its typical duration
   */
  public record Operation(String name, double weight, int millis) implements Serializable {}

  /**
   * An SLO whose truth is counted: good are the requests that did not fail, of those that were not
   * rejected.
   *
   * @param fasterThanMillis good must also be faster than this; 0 for no limit
   * @param speedAlone whether a failed request is good if it is fast
   * @param sliceMinutes the SLO counts slices of so many minutes; 0 if it does not
   * @param sliceTarget share of a slice that must be good; null: a slice counts by its ratio
   * @param rowsAreMeasured whether every row of the feed counts as one measured ratio
   */
  public record Objective(
      String slo,
      int fasterThanMillis,
      boolean speedAlone,
      int sliceMinutes,
      BigDecimal sliceTarget,
      boolean rowsAreMeasured)
      implements Serializable {}

  /**
   * How a service's telemetry is written.
   *
   * @param layout path of a partition, in the words of the catalog
   * @param latenessDays above zero, partitions hold what arrived in them, and rows older than this
   *     are late
   * @param marker name of an empty file in each complete partition; null for none
   * @param columns column to what it holds, in the order of the file
   */
  public record Feed(
      String name,
      Format format,
      Span by,
      String layout,
      int latenessDays,
      String marker,
      Map<String, Field> columns)
      implements Serializable {
    public Feed {
      columns = inOrder(columns == null ? Map.of() : columns);
    }

    boolean byArrival() {
      return latenessDays > 0;
    }
  }

  /** The shape of the files. */
  public enum Format {
    PARQUET,
    DELTA,
    JSON,
    /** CSV of counts a minute and platform. */
    COUNTERS,
    /** Lines like those of an access log. */
    TEXT
  }

  /** The span of a partition. */
  public enum Span {
    DAY,
    HOUR
  }

  /** The content of a column. */
  public enum Field {
    TIME,
    ARRIVAL,
    OPERATION,
    COUNTRY,
    PLATFORM,
    ACCOUNT,
    STATUS,
    OUTCOME,
    MICROS,
    MILLIS,
    ID,
    REQUESTS,
    FAILURES
  }

  private static <V> Map<String, V> inOrder(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
