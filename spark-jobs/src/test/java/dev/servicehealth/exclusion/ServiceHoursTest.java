package dev.servicehealth.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Time outside of working hours. */
class ServiceHoursTest {
  private static final ServiceHours WORKDAYS =
      new ServiceHours(
          new Recurrence(
              "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
              LocalDateTime.parse("2026-01-05T08:00"),
              Duration.ofHours(10),
              ZoneId.of("Europe/Berlin")));

  private static Span span(String starts, String ends) {
    return new Span(Instant.parse(starts), Instant.parse(ends));
  }

  @Test
  void nights_and_weekends_are_outside() {
    // Friday and Saturday.
    assertThat(
            WORKDAYS.spans(
                Instant.parse("2026-06-05T00:00:00Z"), Instant.parse("2026-06-07T00:00:00Z")))
        .containsExactly(
            span("2026-06-05T00:00:00Z", "2026-06-05T06:00:00Z"),
            span("2026-06-05T16:00:00Z", "2026-06-07T00:00:00Z"));
  }

  @Test
  void days_add_up_to_their_week() {
    long days = 0;
    for (int day = 0; day < 7; day++) {
      Instant from = Instant.parse("2026-06-01T00:00:00Z").plus(Duration.ofDays(day));
      days +=
          WORKDAYS.spans(from, from.plus(Duration.ofDays(1))).stream()
              .mapToLong(each -> Duration.between(each.starts(), each.ends()).toHours())
              .sum();
    }
    assertThat(days).isEqualTo(7 * 24 - 5 * 10);
  }

  @Test
  void nothing_is_outside_before_the_hours_were_agreed() {
    assertThat(
            WORKDAYS.spans(
                Instant.parse("2026-01-04T00:00:00Z"), Instant.parse("2026-01-05T12:00:00Z")))
        .isEmpty();
  }
}
