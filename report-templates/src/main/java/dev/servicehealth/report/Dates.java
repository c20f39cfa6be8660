package dev.servicehealth.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/** Dates in English words of our own, as those of a JDK's locale data change between versions. */
final class Dates {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> WEEKDAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private Dates() {}

  /** "2026-W34 (Mon 17 - Sun 23 Aug 2026, UTC)", "2026-08 (1 - 31 Aug 2026, UTC)". */
  static String period(Edition.Period p) {
    String span =
        p.isWeek() ? span(p.firstDay(), p.lastDay()) : longSpan(p.firstDay(), p.lastDay());
    return Words.name(p.name()) + " (" + span + ", " + zone(p) + ")";
  }

  /** "17 - 23 Aug 2026". */
  static String days(Edition.Period p) {
    return longSpan(p.firstDay(), p.lastDay());
  }

  static String zone(Edition.Period p) {
    return Words.name(p.timeZone());
  }

  /** "Mon 17 - Sun 23 Aug 2026"; the month and year of the first day only where they differ. */
  static String span(LocalDate first, LocalDate last) {
    return weekday(first) + " " + start(first, last) + " - " + weekday(last) + " " + date(last);
  }

  /** "1 Jul - 30 Sep 2026": weekdays say nothing of a span of weeks. */
  static String longSpan(LocalDate first, LocalDate last) {
    return start(first, last) + " - " + date(last);
  }

  private static String start(LocalDate first, LocalDate last) {
    if (first.getYear() != last.getYear()) {
      return date(first);
    }
    return first.getDayOfMonth() + (first.getMonth() == last.getMonth() ? "" : " " + month(first));
  }

  /** "22 Sep 2026". */
  static String date(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day) + " " + day.getYear();
  }

  /** "31 Aug 2026", in UTC. */
  static String utc(Instant instant) {
    return date(instant.atZone(ZoneOffset.UTC).toLocalDate());
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

  /** A span by its short name: "W34", "Aug", "Q3"; a week by the ISO calendar. */
  static String name(LocalDate first, LocalDate last) {
    return switch (kind(first, last)) {
      case "week" -> "W" + first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case "month" -> month(first);
      default -> "Q" + first.get(IsoFields.QUARTER_OF_YEAR);
    };
  }

  /** Week, month or quarter. */
  static String kind(LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    return days <= 7 ? "week" : days <= 31 ? "month" : "quarter";
  }

  /** "18 Sep": where the year is clear. */
  static String dayOfMonth(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day);
  }

  static String month(LocalDate day) {
    return MONTHS.get(day.getMonthValue() - 1);
  }
}
