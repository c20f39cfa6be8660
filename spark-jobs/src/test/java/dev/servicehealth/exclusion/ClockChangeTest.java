package dev.servicehealth.exclusion;

import static dev.servicehealth.exclusion.Calendars.recurrence;
import static dev.servicehealth.exclusion.Calendars.spans;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day at a time around the changes of 2026: Berlin 29 March and 25 October. */
class ClockChangeTest {
  private static final String BERLIN = "Europe/Berlin";
  private static final String NEW_YORK = "America/New_York";

  private static Recurrence daily(String start, String duration, String zone) {
    return recurrence("FREQ=DAILY", "2026-01-01T" + start, duration, zone);
  }

  @Test
  void night_in_berlin_is_an_hour_shorter_when_clocks_go_forward() {
    assertThat(spans(daily("02:00", "2H", BERLIN), "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z"))
        .containsExactly(
            "2026-03-28T01:00Z/2026-03-28T03:00Z",
            "2026-03-29T01:00Z/2026-03-29T02:00Z",
            "2026-03-30T00:00Z/2026-03-30T02:00Z");
  }

  @Test
  void night_in_berlin_is_an_hour_longer_when_clocks_go_back() {
    assertThat(spans(daily("02:00", "2H", BERLIN), "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z"))
        .containsExactly(
            "2026-10-24T00:00Z/2026-10-24T02:00Z",
            "2026-10-25T00:00Z/2026-10-25T03:00Z",
            "2026-10-26T01:00Z/2026-10-26T03:00Z");
  }

  @Test
  void night_in_new_york_follows_its_own_changes() {
    Recurrence night = daily("01:00", "3H", NEW_YORK);

    assertThat(spans(night, "2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z"))
        .containsExactly(
            "2026-03-07T06:00Z/2026-03-07T09:00Z",
            "2026-03-08T06:00Z/2026-03-08T08:00Z",
            "2026-03-09T05:00Z/2026-03-09T08:00Z");
    assertThat(spans(night, "2026-10-31T00:00:00Z", "2026-11-03T00:00:00Z"))
        .containsExactly(
            "2026-10-31T05:00Z/2026-10-31T08:00Z",
            "2026-11-01T05:00Z/2026-11-01T09:00Z",
            "2026-11-02T06:00Z/2026-11-02T09:00Z");
  }

  @Test
  void night_in_kolkata_never_changes() {
    Recurrence night = daily("02:00", "2H", "Asia/Kolkata");

    assertThat(spans(night, "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"))
        .containsExactly(
            "2026-03-28T20:30Z/2026-03-28T22:30Z", "2026-03-29T20:30Z/2026-03-29T22:30Z");
    assertThat(spans(night, "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"))
        .containsExactly(
            "2026-10-24T20:30Z/2026-10-24T22:30Z", "2026-10-25T20:30Z/2026-10-25T22:30Z");
  }

  @Test
  void start_that_does_not_exist_is_the_moment_of_the_change() {
    assertThat(spans(daily("02:30", "2H", BERLIN), "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
        .containsExactly("2026-03-29T01:00Z/2026-03-29T02:30Z");
  }

  @Test
  void end_that_does_not_exist_is_the_moment_of_the_change() {
    assertThat(spans(daily("01:30", "1H", BERLIN), "2026-03-29T00:00:00Z", "2026-03-29T20:00:00Z"))
        .containsExactly("2026-03-29T00:30Z/2026-03-29T01:00Z");
  }

  @Test
  void stretch_that_does_not_exist_is_left_out_on_that_day_only() {
    assertThat(spans(daily("02:15", "30M", BERLIN), "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z"))
        .containsExactly(
            "2026-03-28T01:15Z/2026-03-28T01:45Z", "2026-03-30T00:15Z/2026-03-30T00:45Z");
  }

  @Test
  void start_and_end_that_happen_twice_are_the_first_pass() {
    assertThat(spans(daily("02:15", "30M", BERLIN), "2026-10-25T00:00:00Z", "2026-10-26T00:00:00Z"))
        .containsExactly("2026-10-25T00:15Z/2026-10-25T00:45Z");
    assertThat(spans(daily("01:30", "1H", BERLIN), "2026-10-24T22:00:00Z", "2026-10-25T22:00:00Z"))
        .containsExactly("2026-10-24T23:30Z/2026-10-25T00:30Z");
  }

  @Test
  void whole_days_have_23_and_25_hours() {
    Recurrence sundays = recurrence("FREQ=WEEKLY", "2026-01-04T00:00", "24H", BERLIN);

    assertThat(spans(sundays, "2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"))
        .containsExactly("2026-03-28T23:00Z/2026-03-29T22:00Z");
    assertThat(spans(sundays, "2026-10-25T00:00:00Z", "2026-10-26T00:00:00Z"))
        .containsExactly("2026-10-24T22:00Z/2026-10-25T23:00Z");
  }

  @Test
  void day_of_the_week_is_that_of_the_zone() {
    assertThat(
            spans(
                recurrence("FREQ=WEEKLY;BYDAY=SU", "2026-01-04T01:00", "1H", "Asia/Kolkata"),
                "2026-01-10T00:00:00Z",
                "2026-01-13T00:00:00Z"))
        .containsExactly("2026-01-10T19:30Z/2026-01-10T20:30Z");
  }

  @Test
  void day_that_a_zone_skipped_is_left_out() {
    assertThat(
            spans(
                recurrence("FREQ=DAILY", "2011-12-01T10:00", "1H", "Pacific/Apia"),
                "2011-12-29T12:00:00Z",
                "2012-01-01T00:00:00Z"))
        .containsExactly(
            "2011-12-29T20:00Z/2011-12-29T21:00Z",
            "2011-12-30T20:00Z/2011-12-30T21:00Z",
            "2011-12-31T20:00Z/2011-12-31T21:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {BERLIN, NEW_YORK, "Asia/Kolkata", "Australia/Lord_Howe", "America/Santiago"})
  void night_keeps_its_local_times_all_year(String zone) {
    ZoneId id = ZoneId.of(zone);
    List<Span> nights =
        daily("04:00", "90M", zone)
            .spans(
                WallClock.moment(LocalDateTime.parse("2026-01-01T00:00"), id),
                WallClock.moment(LocalDateTime.parse("2027-01-01T00:00"), id));

    assertThat(nights)
        .hasSize(365)
        .allMatch(night -> night.starts().atZone(id).toLocalTime().equals(LocalTime.of(4, 0)))
        .allMatch(night -> night.ends().atZone(id).toLocalTime().equals(LocalTime.of(5, 30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BERLIN,
        NEW_YORK,
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "America/Santiago",
        "Pacific/Apia"
      })
  void later_local_time_never_is_an_earlier_moment(String zone) {
    ZoneId id = ZoneId.of(zone);
    LocalDateTime local = LocalDateTime.parse("2011-01-01T00:00");
    Instant before = WallClock.moment(local, id);
    for (int i = 0; i < 2 * 366 * 48; i++) {
      local = local.plusMinutes(15);
      Instant moment = WallClock.moment(local, id);
      assertThat(moment).isAfterOrEqualTo(before);
      before = moment;
    }
  }
}
