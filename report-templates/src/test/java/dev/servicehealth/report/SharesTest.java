package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharesTest {

  @Test
  void the_points_that_rounding_leaves_go_to_the_largest_remainders() {
    assertThat(Shares.of(List.of(1L, 1L, 1L))).containsExactly(34, 33, 33);
    assertThat(Shares.of(List.of(0L, 5L, 0L))).containsExactly(0, 100, 0);
    assertThat(Shares.of(List.of(0L, 0L))).containsExactly(0, 0);
  }

  @Test
  void printed_shares_add_up_to_a_hundred() {
    Random random = new Random(21);
    for (int trial = 0; trial < 500; trial++) {
      List<Long> parts =
          LongStream.generate(() -> Math.abs(random.nextLong() >> random.nextInt(60)) / 20)
              .limit(1 + random.nextInt(12))
              .boxed()
              .toList();
      if (parts.stream().anyMatch(part -> part > 0)) {
        assertThat(Shares.of(parts).stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
      }
    }
  }
}
