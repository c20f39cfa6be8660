package dev.servicehealth.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;

/** Dates in English words of our own, as those of a JDK's locale data change between versions. */
final class Dates {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private Dates() {}

  /** "2026-W34 (Mon 17 - Sun 23 Aug 2026, UTC)". */
  static String period(Edition.Period p) {
    return Words.name(p.name()) + " (" + span(p.firstDay(), p.lastDay()) + ", " + zone(p) + ")";
  }

  static String zone(Edition.Period p) {
    return Words.name(p.timeZone());
  }

  /** "Mon 17 - Sun 23 Aug 2026"; the month and year of the first day only where they differ. */
  static String span(LocalDate first, LocalDate last) {
    String start = weekday(first) + " " + first.getDayOfMonth();
    if (first.getYear() != last.getYear()) {
      start += " " + month(first) + " " + first.getYear();
    } else if (first.getMonth() != last.getMonth()) {
      start += " " + month(first);
    }
    return start + " - " + weekday(last) + " " + date(last);
  }

  /** "22 Sep 2026". */
  static String date(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day) + " " + day.getYear();
  }

  /** "Wed 19 Aug". */
  static String day(LocalDate day) {
    return weekday(day) + " " + day.getDayOfMonth() + " " + month(day);
  }

  static String weekday(LocalDate day) {
    return WEEKDAYS.get(day.getDayOfWeek().getValue() - 1);
  }

  /** "25 Aug 2026, 06:00 UTC". */
  static String instant(Instant instant) {
    ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
    return String.format(
        Locale.ROOT, "%s, %02d:%02d UTC", date(utc.toLocalDate()), utc.getHour(), utc.getMinute());
  }

  private static String month(LocalDate day) {
    return MONTHS.get(day.getMonthValue() - 1);
  }
}
