package dev.servicehealth.exclusion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that lies outside of hours that come again and again: what was promised for working hours is
 * not judged at night. Starts with the first of the hours, for before them nothing was agreed, and
 * ends with {@link Times#LATEST}.
 *
 * @param hours in which minutes count
 */
record ServiceHours(Recurrence hours) implements Schedule {

  @Override
  public List<Span> spans(Instant from, Instant until) {
    Instant start = later(from, WallClock.moment(hours.first(), hours.zone()));
    Instant end = until.isBefore(Times.LATEST) ? until : Times.LATEST;
    List<Span> outside = new ArrayList<>();
    Instant open = start;
    for (Span span : hours.spans(start, end)) {
      if (open.isBefore(span.starts())) {
        outside.add(new Span(open, span.starts()));
      }
      open = later(open, span.ends());
    }
    if (open.isBefore(end)) {
      outside.add(new Span(open, end));
    }
    return List.copyOf(outside);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
