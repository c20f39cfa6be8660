package dev.servicehealth.exclusion;

import static dev.servicehealth.exclusion.Calendars.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  private static final Span TWO_TO_FIVE = span("2026-07-15T02:00:00Z", "2026-07-15T05:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "01:00, 02:00, false",
    "01:00, 02:01, true",
    "03:00, 04:00, true",
    "00:00, 23:00, true",
    "02:00, 05:00, true",
    "04:59, 06:00, true",
    "05:00, 06:00, false",
    "03:00, 03:00, false",
    "04:00, 03:00, false"
  })
  void overlaps_a_range_if_a_minute_is_in_both(String from, String until, boolean overlaps) {
    assertThat(
            TWO_TO_FIVE.spans(
                Instant.parse("2026-07-15T" + from + ":00Z"),
                Instant.parse("2026-07-15T" + until + ":00Z")))
        .isEqualTo(overlaps ? List.of(TWO_TO_FIVE) : List.of());
  }

  @Test
  void cannot_be_empty_or_turned_round() {
    Instant moment = Instant.parse("2026-07-15T02:00:00Z");

    assertThatThrownBy(() -> new Span(moment, moment)).hasMessageContaining("Cannot make a span");
    assertThatThrownBy(() -> new Span(moment, moment.minusSeconds(60)))
        .hasMessageContaining("Cannot make a span");
  }

  @Test
  void exclusion_has_the_spans_of_its_schedule_with_and_without_approval() {
    Exclusion waiting = exclusion(Optional.empty(), Optional.empty());
    Exclusion approved = exclusion(Optional.of("review"), Optional.of(Instant.EPOCH));

    assertThat(waiting.isApproved()).isFalse();
    assertThat(approved.isApproved()).isTrue();
    assertThat(waiting.spans(Instant.MIN, Instant.MAX)).containsExactly(TWO_TO_FIVE);
    assertThat(approved.spans(Instant.MIN, Instant.MAX)).containsExactly(TWO_TO_FIVE);
  }

  private static Exclusion exclusion(Optional<String> approvedBy, Optional<Instant> approvedAt) {
    return new Exclusion(
        List.of("store"),
        List.of(),
        TWO_TO_FIVE,
        "other",
        "x",
        "y",
        Optional.empty(),
        approvedBy,
        approvedAt);
  }
}
