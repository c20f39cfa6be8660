package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final Instant TIME = Instant.parse("2026-03-07T09:00:00Z");

  @Test
  void placeholders_have_two_digits_or_as_many_as_it_takes() {
    assertThat(new Layout("{year}/{month}/{day}/{hour}").folder(TIME)).isEqualTo("2026/03/07/09");
    assertThat(new Layout("y={year}/{month:1}-{day:1}T{hour:1}:00").folder(TIME))
        .isEqualTo("y=2026/3-7T9:00");
    assertThat(new Layout("{hour:1}").folder(TIME.plusSeconds(3600))).isEqualTo("10");
  }

  @Test
  void folders_with_an_equals_sign_are_columns() {
    Layout layout = new Layout("logs/date={date}/hour={hour}");
    assertThat(layout.columns(TIME))
        .containsExactly(
            java.util.Map.entry("date", "2026-03-07"), java.util.Map.entry("hour", "09"));
    assertThat(layout.dateColumn()).contains("date");
    assertThat(new Layout("{date}").columns(TIME)).isEmpty();
  }

  @Test
  void a_folder_that_the_layout_cannot_name_leads_to_no_partition() {
    assertThat(new Layout("day={date}/{hour}").mayStartWith("day=2026-03-07")).isTrue();
    assertThat(new Layout("day={date}").mayStartWith("day=20260307")).isFalse();
    assertThat(new Layout("day={date}").mayStartWith("date=2026-03-07")).isFalse();
    assertThat(new Layout("{month:1}/{day}/{year}").mayStartWith("11")).isTrue();
    assertThat(new Layout("{month}/{day}/{year}").mayStartWith("7")).isFalse();
  }
}
