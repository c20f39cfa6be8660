package dev.servicehealth.telemetry;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as people of one time zone count them: 23, 24 or 25 hours. */
public record ReportingCalendar(ZoneId zone) implements Serializable {

  public Instant start(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  public Instant end(LocalDate day) {
    return start(day.plusDays(1));
  }

  public LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
