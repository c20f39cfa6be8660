package dev.servicehealth.exclusion;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param starts the first moment in it
 * @param ends the first moment after it
 */
public record Span(Instant starts, Instant ends) implements Schedule {
  public Span {
    if (!starts.isBefore(ends)) {
      throw new IllegalArgumentException(
          "Cannot make a span: it starts at " + starts + " and ends at " + ends);
    }
  }

  @Override
  public List<Span> spans(Instant from, Instant until) {
    return overlaps(from, until) ? List.of(this) : List.of();
  }

  /** Returns whether a moment of {@code [from, until)} is in it. */
  boolean overlaps(Instant from, Instant until) {
    return from.isBefore(until) && starts.isBefore(until) && ends.isAfter(from);
  }
}
