package dev.servicehealth.telemetry;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** A reporting day as a task meets it: its bounds, its services, and the rows of the last batch. */
final class BatchDay {
  /** No row is of this day. */
  static final BatchDay NEVER = new BatchDay(0, false, Long.MAX_VALUE, Long.MIN_VALUE);

  private final int day;
  private final boolean isWanted;
  private final long starts;
  private final long ends;
  private ServiceDay[] services = new ServiceDay[0];
  private long rows;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /**
   * @param isWanted whether its facts are asked for
   * @param starts in microseconds since 1970
   */
  BatchDay(int day, boolean isWanted, long starts, long ends) {
    this.day = day;
    this.isWanted = isWanted;
    this.starts = starts;
    this.ends = ends;
  }

  int day() {
    return day;
  }

  boolean isWanted() {
    return isWanted;
  }

  boolean holds(long time) {
    return time >= starts && time < ends;
  }

  /**
   * @param code of the service
   * @return null where it has none yet
   */
  ServiceDay service(int code) {
    return code < services.length ? services[code] : null;
  }

  void add(int code, ServiceDay service) {
    if (code >= services.length) {
      services = Arrays.copyOf(services, Math.max(code + 1, 2 * services.length));
    }
    services[code] = service;
  }

  /** Those that had rows. */
  Stream<ServiceDay> services() {
    return Arrays.stream(services).filter(Objects::nonNull);
  }

  /** A row of the partition is accepted. */
  void accept(long time) {
    rows++;
    first = Math.min(first, time);
    last = Math.max(last, time);
  }

  /** Hands over what was accepted since this was last asked. */
  void account(PartitionTally account, String partition) {
    if (rows > 0) {
      account.accepted(partition, day, isWanted, rows, first, last);
      rows = 0;
      first = Long.MAX_VALUE;
      last = Long.MIN_VALUE;
    }
  }
}
