package dev.servicehealth.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Finds the reporting day of a moment; remembers the last one, since rows come in runs. */
final class DayClock {
  private final ReportingCalendar calendar;
  private long starts = Long.MAX_VALUE;
  private long ends = Long.MIN_VALUE;
  private int day;

  DayClock(ReportingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * @param time microseconds since 1970
   * @return days since 1970-01-01
   */
  int day(long time) {
    if (time < starts || time >= ends) {
      LocalDate date = calendar.day(Instant.EPOCH.plus(time, ChronoUnit.MICROS));
      starts = micros(calendar.start(date));
      ends = micros(calendar.end(date));
      day = Math.toIntExact(date.toEpochDay());
    }
    return day;
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
