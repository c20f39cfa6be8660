package dev.servicehealth.exclusion;

import static dev.servicehealth.exclusion.Calendars.recurrence;
import static dev.servicehealth.exclusion.Calendars.spans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class RecurrenceTest {
  private static final Recurrence NIGHTLY =
      recurrence("FREQ=DAILY", "2026-01-01T02:00", "2H", "UTC");

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T01:00:00Z, 2026-03-02T02:00:00Z, 0",
    "2026-03-02T01:00:00Z, 2026-03-02T02:01:00Z, 1",
    "2026-03-02T03:59:00Z, 2026-03-02T12:00:00Z, 1",
    "2026-03-02T04:00:00Z, 2026-03-02T12:00:00Z, 0",
    "2026-03-02T03:00:00Z, 2026-03-02T03:01:00Z, 1",
    "2026-03-02T04:00:00Z, 2026-03-03T02:00:00Z, 0",
    "2026-03-02T03:59:00Z, 2026-03-03T02:01:00Z, 2",
    "2025-01-01T00:00:00Z, 2026-01-01T02:00:00Z, 0",
    "2025-01-01T00:00:00Z, 2026-01-01T02:01:00Z, 1",
    "2026-03-02T03:00:00Z, 2026-03-02T03:00:00Z, 0",
    "2026-03-03T03:00:00Z, 2026-03-02T03:00:00Z, 0"
  })
  void edges_of_the_range_decide_which_spans_overlap_it(String from, String until, int count) {
    assertThat(spans(NIGHTLY, from, until)).hasSize(count);
  }

  @Test
  void spans_are_not_clipped_to_the_range() {
    assertThat(spans(NIGHTLY, "2026-03-02T03:00:00Z", "2026-03-03T03:00:00Z"))
        .containsExactly(
            "2026-03-02T02:00Z/2026-03-02T04:00Z", "2026-03-03T02:00Z/2026-03-03T04:00Z");
  }

  @Test
  void span_that_began_long_before_the_range_is_found() {
    assertThat(
            spans(
                recurrence("FREQ=YEARLY", "2020-12-01T00:00", "1440H", "UTC"),
                "2026-01-29T23:59:00Z",
                "2026-01-30T12:00:00Z"))
        .containsExactly("2025-12-01T00:00Z/2026-01-30T00:00Z");
  }

  @Test
  void occurrences_that_overlap_are_one_span() {
    assertThat(
            spans(
                recurrence("FREQ=DAILY;BYHOUR=1,2,12", "2026-01-01T01:00", "90M", "UTC"),
                "2026-03-02T00:00:00Z",
                "2026-03-03T00:00:00Z"))
        .containsExactly(
            "2026-03-02T01:00Z/2026-03-02T03:30Z", "2026-03-02T12:00Z/2026-03-02T13:30Z");
  }

  @Test
  void occurrences_that_touch_are_one_span() {
    assertThat(
            spans(
                recurrence("FREQ=DAILY;BYDAY=SA,SU", "2026-01-03T00:00", "24H", "UTC"),
                "2026-03-01T12:00:00Z",
                "2026-03-09T00:00:00Z"))
        .containsExactly(
            "2026-03-01T00:00Z/2026-03-02T00:00Z", "2026-03-07T00:00Z/2026-03-09T00:00Z");
  }

  @Test
  void endless_overlap_is_followed_no_further_than_the_range() {
    assertThat(
            spans(
                recurrence("FREQ=DAILY", "2020-01-01T00:00", "30H", "UTC"),
                "2026-03-02T00:00:00Z",
                "2026-03-03T00:00:00Z"))
        .containsExactly("2026-03-01T00:00Z/2026-03-03T06:00Z");
  }

  @Test
  void merged_spans_cover_exactly_the_minutes_of_the_single_ones() {
    Recurrence rule =
        recurrence(
            "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,20", "2026-03-01T01:00", "25M", "Asia/Kolkata");
    Instant from = Instant.parse("2026-03-05T00:00:00Z");
    List<Span> merged = rule.spans(from, from.plus(Duration.ofDays(1)));

    for (Instant minute = from;
        minute.isBefore(from.plus(Duration.ofDays(1)));
        minute = minute.plusSeconds(60)) {
      int local = minute.atZone(rule.zone()).toLocalTime().toSecondOfDay() / 60;
      boolean single = false;
      for (int hour = 1; hour <= 3; hour++) {
        int start = hour * 60;
        single |=
            (local >= start && local < start + 25) || (local >= start + 20 && local < start + 45);
      }
      Instant end = minute.plusSeconds(60);
      Instant start = minute;
      assertThat(merged.stream().anyMatch(span -> span.overlaps(start, end)))
          .as("%s", minute)
          .isEqualTo(single);
    }
  }

  @Test
  void count_is_counted_from_the_first_start() {
    Recurrence three = recurrence("FREQ=WEEKLY;COUNT=3", "2026-01-04T02:00", "1H", "UTC");

    assertThat(spans(three, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")).hasSize(3);
    assertThat(spans(three, "2026-01-18T00:00:00Z", "2027-01-01T00:00:00Z")).hasSize(1);
    assertThat(spans(three, "2026-01-19T00:00:00Z", "2027-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void until_is_the_last_moment_that_may_start_a_span() {
    String first = "2026-01-04T02:00";
    String from = "2026-01-01T00:00:00Z";
    String until = "2027-01-01T00:00:00Z";

    assertThat(
            spans(
                recurrence("FREQ=WEEKLY;UNTIL=20260118T010000Z", first, "1H", "Europe/Berlin"),
                from,
                until))
        .hasSize(3);
    assertThat(
            spans(
                recurrence("FREQ=WEEKLY;UNTIL=20260118T005959Z", first, "1H", "Europe/Berlin"),
                from,
                until))
        .hasSize(2);
  }

  @Test
  void month_without_the_day_is_left_out() {
    assertThat(
            spans(
                recurrence("FREQ=MONTHLY", "2026-01-31T00:00", "1H", "UTC"),
                "2026-01-01T00:00:00Z",
                "2026-06-01T00:00:00Z"))
        .containsExactly(
            "2026-01-31T00:00Z/2026-01-31T01:00Z",
            "2026-03-31T00:00Z/2026-03-31T01:00Z",
            "2026-05-31T00:00Z/2026-05-31T01:00Z");
  }

  @Test
  void second_tuesday_of_the_month_is_found() {
    assertThat(
            spans(
                recurrence("FREQ=MONTHLY;BYDAY=2TU", "2026-01-13T18:00", "2H", "UTC"),
                "2026-08-01T00:00:00Z",
                "2026-09-30T00:00:00Z"))
        .containsExactly(
            "2026-08-11T18:00Z/2026-08-11T20:00Z", "2026-09-08T18:00Z/2026-09-08T20:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=DAILY",
        "FREQ=DAILY;COUNT=2000000000",
        "FREQ=DAILY;BYHOUR=2,3,4,5;BYMINUTE=0,10,20,30,40,50",
        "FREQ=WEEKLY;INTERVAL=1000",
        "FREQ=YEARLY;INTERVAL=1000",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1"
      })
  void endless_rule_asked_for_a_day_ends(String rule) {
    Recurrence endless = recurrence(rule, "2000-01-01T02:00", "1H", "UTC");

    assertThat(spans(endless, "2099-12-31T00:00:00Z", "2100-01-01T00:00:00Z"))
        .hasSizeLessThanOrEqualTo(24);
  }

  @Test
  void endless_rule_asked_for_all_time_ends_with_the_year_2099() {
    Recurrence yearly = recurrence("FREQ=YEARLY", "2026-01-01T02:00", "1H", "UTC");

    assertThat(yearly.spans(Instant.MIN, Instant.MAX)).hasSize(74);
    assertThat(yearly.spans(Instant.parse("2100-01-01T00:00:00Z"), Instant.MAX)).isEmpty();
    assertThat(yearly.spans(Instant.MAX.minusSeconds(60), Instant.MAX)).isEmpty();
  }

  @Test
  void ranges_side_by_side_give_what_one_range_gives() {
    Recurrence workdays =
        recurrence("FREQ=WEEKLY;BYDAY=MO,TH", "2026-01-01T22:00", "5H", "America/New_York");
    Instant first = Instant.parse("2026-02-01T00:00:00Z");
    List<Span> whole = workdays.spans(first, first.plus(Duration.ofDays(60)));

    List<Span> daily =
        IntStream.range(0, 60)
            .mapToObj(day -> first.plus(Duration.ofDays(day)))
            .flatMap(day -> workdays.spans(day, day.plus(Duration.ofDays(1))).stream())
            .distinct()
            .toList();
    assertThat(daily).isEqualTo(whole).hasSize(17);
  }

  @Test
  void rule_that_stops_recurring_is_told_and_not_passed_over() {
    Recurrence never =
        recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01T00:00", "1H", "UTC");

    assertThatThrownBy(() -> never.spans(Instant.EPOCH, Instant.MAX))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it does not recur; correct the rule");
  }
}
