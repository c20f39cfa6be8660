package dev.servicehealth.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.catalog.AlertCondition.Operator;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertConditionTest {
  @ParameterizedTest
  @CsvSource({
    "0.9,         GTE, 10",
    "0.9,         GT,  9.999999999",
    "0.999,       GTE, 1000",
    "0.999,       GT,  14.4",
    "0.99999,     GTE, 100000",
    "0.7,         GTE, 3.333333333333333333",
    "0,           GTE, 1",
    "0,           GT,  0",
    "0.999999999, GTE, 1000000000",
    "0.9,         LTE, 0",
    "0.9,         LT,  0.000000001"
  })
  void condition_that_some_burn_rate_fulfils_is_fine(
      String target, Operator operator, String threshold) {
    assertThat(condition(operator, threshold).flaw(new BigDecimal(target))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.9,         GT,  10",
    "0.9,         GTE, 10.000000000000000001",
    "0.9,         GTE, 14.4",
    "0.999,       GT,  1000",
    "0.7,         GTE, 3.333333333333333334",
    "0,           GT,  1",
    "0.999999999, GT,  1000000000",
    "0.9,         LT,  0"
  })
  void condition_that_no_burn_rate_fulfils_is_found(
      String target, Operator operator, String threshold) {
    assertThat(condition(operator, threshold).flaw(new BigDecimal(target)))
        .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("can never fire"));
  }

  @ParameterizedTest
  @CsvSource({"GT, 0", "GTE, 1000000", "LT, 2", "LTE, 0"})
  void target_of_all_has_no_budget_to_burn(Operator operator, String threshold) {
    assertThat(condition(operator, threshold).flaw(BigDecimal.ONE))
        .hasValueSatisfying(flaw -> assertThat(flaw).contains("leaves an error budget of 0"));
  }

  private static AlertCondition condition(Operator operator, String threshold) {
    return new AlertCondition("burn", operator, new BigDecimal(threshold));
  }
}
