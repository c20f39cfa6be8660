package dev.servicehealth.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VolumeTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-08");
  private final Fleet fleet = SampleFleet.read();
  private final Fleet.Service store = SampleFleet.service(fleet, "store");

  @Test
  void a_number_of_rows_a_day_is_exact() {
    for (long rows : LongStream.of(0, 1, 23, 1_000, 100_000_000).toArray()) {
      Volume volume = new Volume(fleet, OptionalLong.of(rows));
      assertThat(rows(volume, MONDAY)).isEqualTo(rows);
    }
  }

  @Test
  void a_weekend_has_more_than_a_monday_and_the_last_weeks_more_than_the_first() {
    Volume volume = new Volume(fleet, OptionalLong.empty());
    assertThat(rows(volume, MONDAY.plusDays(5))).isGreaterThan(rows(volume, MONDAY));
    assertThat(weekOf(volume, MONDAY.plusWeeks(12)))
        .isCloseTo((long) (weekOf(volume, MONDAY) * 1.074), within(3_000L));
  }

  @Test
  void there_is_nothing_before_the_first_day() {
    Volume volume = new Volume(fleet, OptionalLong.empty());
    assertThat(volume.day(store, fleet.firstDay().minusDays(1))).isEmpty();
  }

  @Test
  void a_large_hour_is_cut_into_slices_that_follow_each_other() {
    Volume volume = new Volume(fleet, OptionalLong.of(100_000_000));
    long next = 0;
    for (Slice slice : volume.hour(store, MONDAY, 19)) {
      assertThat(slice.first()).isEqualTo(next);
      assertThat(slice.rows()).isBetween(1L, 2_000_000L);
      next = slice.end();
      assertThat(slice.requests()).isGreaterThanOrEqualTo(next);
    }
    assertThat(next).isGreaterThan(6_000_000);
  }

  private long weekOf(Volume volume, LocalDate monday) {
    return LongStream.range(0, 7).map(day -> rows(volume, monday.plusDays(day))).sum();
  }

  private long rows(Volume volume, LocalDate day) {
    return volume.day(store, day).stream().mapToLong(Slice::rows).sum();
  }
}
