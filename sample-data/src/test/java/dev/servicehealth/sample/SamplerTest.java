package dev.servicehealth.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplerTest {
  @Test
  void draws_in_proportion_to_the_weights() {
    Sampler sampler = new Sampler(List.of(5.0, 0.0, 3.0, 2.0));
    SplittableRandom random = new SplittableRandom(7);
    int[] drawn = new int[4];
    for (int i = 0; i < 100_000; i++) {
      drawn[sampler.at(random.nextLong())]++;
    }
    assertThat(drawn[0]).isCloseTo(50_000, within(1_000));
    assertThat(drawn[1]).isZero();
    assertThat(drawn[2]).isCloseTo(30_000, within(1_000));
    assertThat(drawn[3]).isCloseTo(20_000, within(1_000));
  }

  @Test
  void a_single_weight_is_always_drawn() {
    assertThat(new Sampler(List.of(0.3)).at(-1L)).isZero();
  }
}
