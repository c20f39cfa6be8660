package dev.servicehealth.exclusion;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Recurrences and their spans in few words. */
final class Calendars {
  private Calendars() {}

  static Recurrence recurrence(String rule, String first, String duration, String zone) {
    return new Recurrence(
        rule, LocalDateTime.parse(first), Duration.parse("PT" + duration), ZoneId.of(zone));
  }

  /** The spans as {@code start/end} in UTC, without seconds. */
  static List<String> spans(Schedule schedule, String from, String until) {
    return schedule.spans(Instant.parse(from), Instant.parse(until)).stream()
        .map(span -> minute(span.starts()) + "/" + minute(span.ends()))
        .toList();
  }

  static Span span(String starts, String ends) {
    return new Span(Instant.parse(starts), Instant.parse(ends));
  }

  private static String minute(Instant moment) {
    return moment.toString().replaceFirst(":00Z$", "Z");
  }
}
