package dev.servicehealth.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.Period.Kind;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "WEEK, 2026-W34, 2026-08-17, 2026-08-23",
    "WEEK, 2026-W01, 2025-12-29, 2026-01-04",
    "WEEK, 2026-W53, 2026-12-28, 2027-01-03",
    "MONTH, 2026-08, 2026-08-01, 2026-08-31",
    "MONTH, 2028-02, 2028-02-01, 2028-02-29",
    "QUARTER, 2026-Q1, 2026-01-01, 2026-03-31",
    "QUARTER, 2026-Q3, 2026-07-01, 2026-09-30",
    "QUARTER, 2026-Q4, 2026-10-01, 2026-12-31"
  })
  void a_name_is_its_days_and_every_day_finds_its_name(
      Kind kind, String name, LocalDate first, LocalDate last) {
    Period period = Period.parse(kind, name);
    assertThat(period.days().first()).isEqualTo(first);
    assertThat(period.days().last()).isEqualTo(last);
    assertThat(period.days().days()).allMatch(day -> Period.of(kind, day).equals(period));
    assertThat(period).hasToString(name);
  }

  @ParameterizedTest
  @CsvSource({
    "WEEK, 2026-W54, 2026-W34",
    "WEEK, 2025-W53, 2026-W34",
    "WEEK, 2026-W00, 2026-W34",
    "WEEK, 2026-34, 2026-W34",
    "WEEK, 2026-08-17, 2026-W34",
    "MONTH, 2026-13, 2026-08",
    "MONTH, 2026-00, 2026-08",
    "MONTH, 2026-8, 2026-08",
    "MONTH, August, 2026-08",
    "QUARTER, 2026-Q0, 2026-Q3",
    "QUARTER, 2026-Q5, 2026-Q3",
    "QUARTER, 2026-q3, 2026-Q3",
    "QUARTER, '', 2026-Q3"
  })
  void what_is_no_period_is_refused_with_an_example(Kind kind, String name, String example) {
    assertThatThrownBy(() -> Period.parse(kind, name))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessageStartingWith("Cannot report " + kind.word() + " " + name + ": write ")
        .hasMessageEndingWith("as in " + example);
  }
}
