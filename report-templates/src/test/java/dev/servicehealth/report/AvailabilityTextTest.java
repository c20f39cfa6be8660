package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilityTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9999500   | 10000000   | 0.999   | MET    | 99.99%
          9999500   | 10000000   | 0.9999  | MET    | 99.995%
          999949999 | 1000000000 | 0.99995 | MISSED | 99.9949%
          9996      | 9999       | 0.9997  | MISSED | 99.969%
          1999      | 2000       | 0.9995  | MET    | 99.950%
          99999999  | 100000000  | 0.9990  | MET    | 99.99%
          0         | 5000       | 0.9     | MISSED | 0.00%
          9999999   | 10000000   | 1       | MISSED | 99.99%
          1204331   | 1204331    | 0.999   | MET    | 100% (0 of 1,204,331 requests failed)
          0         | 0          | 0.999   | NO_TRAFFIC | no traffic
          0         | 0          | 0.999   | UNKNOWN | nothing measured
          209       | 212        | 0.99    | MET    | 98.58%
          9998      | 9999       | 0.9999  | TOO_LITTLE | 1 of 9,999 requests failed; too little traffic to judge
          9997      | 10000      | 0.9999  | MISSED | 99.970%
          999       | 999        | 0.9     | MET    | 100% (0 of 999 requests failed)
          9997000   | 10000000   | 0.999   | UNKNOWN | 99.97% of what was measured
          5000      | 5000       | 0.99    | UNKNOWN | 100% of what was measured (0 of 5,000 requests failed)
          """)
  void availability_is_printed_as_the_rounding_table_says(
      long good, long valid, BigDecimal target, State state, String printed) {
    assertThat(AvailabilityText.of(span(good, valid, target, state))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({
    "999949999, 1000000000, 0.99995, true",
    "9996, 9999, 0.9997, true",
    "1999, 2000, 0.9995, false",
    "99000, 100000, 0.999, false"
  })
  void just_below_is_a_miss_that_the_digits_cannot_show(
      long good, long valid, BigDecimal target, boolean justBelow) {
    assertThat(AvailabilityText.isJustBelow(span(good, valid, target, State.MISSED)))
        .isEqualTo(justBelow);
  }

  @Test
  void printed_availability_never_exceeds_the_true_one_and_is_whole_only_without_failures() {
    Random random = new Random(34);
    List<String> targets = List.of("0.9", "0.99", "0.999", "0.9995", "0.99995", "0.9999999", "1");
    for (int i = 0; i < 20_000; i++) {
      long valid = 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
      long bad = random.nextBoolean() ? random.nextLong(valid + 1) : random.nextLong(2);
      BigDecimal target = new BigDecimal(targets.get(random.nextInt(targets.size())));
      BigDecimal ratio = span(valid - bad, valid, target, State.MET).result().availability();
      String printed = AvailabilityText.percent(ratio, AvailabilityText.decimals(target));
      BigDecimal share = new BigDecimal(printed.replace("%", "")).movePointLeft(2);
      assertThat(share.multiply(BigDecimal.valueOf(valid)))
          .as("%s of %s prints %s", valid - bad, valid, printed)
          .isLessThanOrEqualTo(BigDecimal.valueOf(valid - bad));
      assertThat(printed.startsWith("100")).isEqualTo(bad == 0);
    }
  }

  private static Edition.Span span(long good, long valid, BigDecimal target, State state) {
    Edition.Minutes minutes = new Edition.Minutes(1440, 0, 0, 0, 0, 1440);
    return new Edition.Day(
        LocalDate.parse("2026-08-17"),
        "3fa9",
        good,
        valid - good,
        valid,
        state,
        minutes,
        target,
        Unit.REQUESTS,
        Editions.result(good, valid, minutes),
        null);
  }
}
