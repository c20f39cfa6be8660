package dev.servicehealth.exclusion;

import java.time.Instant;
import java.util.List;

/** When an exclusion applies: once, or again and again. */
public sealed interface Schedule permits Span, Recurrence, ServiceHours {

  /**
   * The stretches that overlap {@code [from, until)}, in order and apart: what overlaps or touches
   * is one stretch. They are not clipped to the range, and only what lies in it is complete.
   */
  List<Span> spans(Instant from, Instant until);
}
