package dev.servicehealth.sample;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Something that happens to services for a while.
 *
 * @param share of the requests it touches
 * @param factor on durations, for {@link Kind#SLOW}
 * @param days the longest delay, for {@link Kind#LATE}
 * @param countries touched; empty for all, like the next two
 * @param story the sentence that tells it
 */
public record Event(
    List<String> services,
    Kind kind,
    Instant from,
    Instant to,
    double share,
    double factor,
    int days,
    List<String> countries,
    List<String> platforms,
    List<String> operations,
    String story)
    implements Serializable {

  public Event {
    services = orEmpty(services);
    countries = orEmpty(countries);
    platforms = orEmpty(platforms);
    operations = orEmpty(operations);
  }

  /** The effect of the event. */
  public enum Kind {
    /** The share fails. */
    FAILING,
    /** The failing share grows steadily to this one. */
    RISING,
    /** Durations are multiplied. */
    SLOW,
    /** The share of requests never comes. */
    QUIET,
    /** Partitions that start in the span are not there. */
    MISSING,
    /** The share arrives up to some days later. */
    LATE,
    /** The share is sent twice, the second time at the end of its hour. */
    REPEATED,
    /** The share of lines is broken. */
    MALFORMED
  }

  boolean covers(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  boolean overlaps(Instant start, Instant end) {
    return from.isBefore(end) && start.isBefore(to);
  }

  private static List<String> orEmpty(List<String> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
