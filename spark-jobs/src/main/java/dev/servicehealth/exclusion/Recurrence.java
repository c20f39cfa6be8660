package dev.servicehealth.exclusion;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Stretches that come again and again on the wall clock of a time zone; the package says what
 * happens when its clocks change. A rule without an end ends with {@link Times#LATEST}, so nothing
 * here is endless.
 *
 * @param rule an RFC 5545 RRULE
 * @param first the first start, one of the rule's times
 * @param duration on the wall clock, not on a stopwatch
 */
public record Recurrence(String rule, LocalDateTime first, Duration duration, ZoneId zone)
    implements Schedule {

  /** More than any zone's clock ever jumped. */
  private static final Duration LARGEST_CLOCK_CHANGE = Duration.ofDays(2);

  @Override
  public List<Span> spans(Instant from, Instant until) {
    if (!from.isBefore(until) || !from.isBefore(Times.LATEST)) {
      return List.of();
    }
    Rule parsed = Rule.parse(rule);
    Instant end = earlier(until, Times.LATEST);
    Occurrences occurrences = parsed.occurrences(first, soonest(from));
    List<Span> spans = new ArrayList<>();
    while (occurrences.hasNext()) {
      LocalDateTime local = occurrences.next();
      Instant starts = WallClock.moment(local, zone);
      if (!starts.isBefore(end) || parsed.until().filter(starts::isAfter).isPresent()) {
        break;
      }
      Instant ends = WallClock.moment(local.plus(duration), zone);
      if (starts.isBefore(ends) && ends.isAfter(from)) {
        append(new Span(starts, ends), spans);
      }
    }
    return List.copyOf(spans);
  }

  /** A span that starts before this time is over when the range begins. */
  private LocalDateTime soonest(Instant from) {
    return from.isAfter(WallClock.moment(first, zone))
        ? LocalDateTime.ofInstant(from, zone).minus(duration).minus(LARGEST_CLOCK_CHANGE)
        : first;
  }

  /** Later occurrences neither start nor end earlier, so only the last span can be met. */
  private static void append(Span next, List<Span> spans) {
    int last = spans.size() - 1;
    if (last < 0 || next.starts().isAfter(spans.get(last).ends())) {
      spans.add(next);
      return;
    }
    spans.set(last, new Span(spans.get(last).starts(), next.ends()));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
