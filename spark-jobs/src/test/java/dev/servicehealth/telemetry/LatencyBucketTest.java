package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyBucketTest {

  @ParameterizedTest
  @CsvSource({
    "1, -1", // (2^(-1/8), 2^0]: the upper bound belongs to the bucket
    "1.0000001, 0",
    "2, 7",
    "2.0000001, 8",
    "1000, 79",
    "0.5, -9",
    "0, -80",
    "-3, -80",
    "0.0009, -80",
    "1e300, 231",
    "NaN, -80"
  })
  void a_value_falls_into_the_bucket_of_the_formula(double milliseconds, int bucket) {
    assertThat(LatencyBucket.of(milliseconds)).isEqualTo(bucket);
  }

  @Test
  void every_value_lies_within_the_bounds_of_its_bucket() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      double value = Math.exp(random.nextDouble() * 20 - 6);
      int bucket = LatencyBucket.of(value);
      double slack = 1e-12 * value;
      assertThat(value).isGreaterThan(Math.pow(2, bucket / 8.0) - slack);
      assertThat(value).isLessThanOrEqualTo(Math.pow(2, (bucket + 1) / 8.0) + slack);
    }
  }

  @Test
  void the_upper_bound_is_less_than_9_1_percent_above_the_value() {
    assertThat(Math.pow(2, 1 / 8.0)).isLessThan(1.091);
  }
}
