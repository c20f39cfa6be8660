package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;

/** The events that a value counts, or why it counts none. */
class CountingTest {
  @Test
  void whole_numbers_are_events_whatever_their_type() {
    assertThat(Counting.of(7L)).isEqualTo(7);
    assertThat(Counting.of(7.0)).isEqualTo(7);
    assertThat(Counting.of(Decimal.apply(new BigDecimal("7.000")))).isEqualTo(7);
    assertThat(Counting.of((Object) (short) 7)).isEqualTo(7);
    assertThat(Counting.of((Object) 7.0f)).isEqualTo(7);
    assertThat(Counting.of(true)).isEqualTo(1);
    assertThat(Counting.of((Object) false)).isZero();
  }

  @Test
  void fractions_negative_and_huge_numbers_are_none() {
    assertThat(Counting.of(-1L)).isEqualTo(Unjudged.NEGATIVE.code());
    assertThat(Counting.of(-0.5)).isEqualTo(Unjudged.NEGATIVE.code());
    assertThat(Counting.of(0.0000001)).isEqualTo(Unjudged.FRACTION.code());
    assertThat(Counting.of(Decimal.apply(new BigDecimal("0.0000001"))))
        .isEqualTo(Unjudged.FRACTION.code());
    assertThat(Counting.of(1e30)).isEqualTo(Unjudged.TOO_LARGE.code());
    assertThat(Counting.of(Long.MAX_VALUE)).isEqualTo(Unjudged.TOO_LARGE.code());
    assertThat(Counting.of(Decimal.apply(new BigDecimal("1e30"))))
        .isEqualTo(Unjudged.TOO_LARGE.code());
  }

  @Test
  void nan_and_infinity_are_none() {
    assertThat(Counting.of(Double.NaN)).isEqualTo(Unjudged.NOT_FINITE.code());
    assertThat(Counting.of((Object) Float.NEGATIVE_INFINITY)).isEqualTo(Unjudged.NOT_FINITE.code());
    assertThat(Counting.finite(Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    assertThatThrownBy(() -> Counting.finite(Float.NaN))
        .satisfies(
            thrown -> assertThat(Counting.failed(thrown)).isEqualTo(Unjudged.NOT_FINITE.code()));
  }

  @Test
  void a_stack_that_overflows_is_the_rows_fault_and_memory_that_runs_out_is_not() {
    assertThat(Counting.failed(new StackOverflowError())).isEqualTo(Unjudged.FAILS.code());
    assertThat(Counting.failed(new ArithmeticException())).isEqualTo(Unjudged.FAILS.code());
    assertThatThrownBy(() -> Counting.failed(new OutOfMemoryError()))
        .isInstanceOf(OutOfMemoryError.class);
  }
}
