package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.util.Random;
import org.apache.spark.unsafe.Platform;
import org.junit.jupiter.api.Test;

/** Our SipHash-2-4 beside Guava's. */
class SipHashTest {
  @Test
  void bytes_of_every_length_and_place_hash_as_in_guava() {
    Random random = new Random(24);
    byte[] bytes = new byte[100];
    for (int round = 0; round < 10_000; round++) {
      random.nextBytes(bytes);
      long key0 = random.nextLong();
      long key1 = random.nextLong();
      int start = random.nextInt(8);
      int length = random.nextInt(90);
      long offset = (long) Platform.BYTE_ARRAY_OFFSET + start;
      assertThat(SipHash.of(key0, key1, bytes, offset, length))
          .isEqualTo(Hashing.sipHash24(key0, key1).hashBytes(bytes, start, length).asLong());
    }
  }

  @Test
  void the_example_of_the_paper_hashes_as_it_says() {
    byte[] input = new byte[15];
    for (int i = 0; i < input.length; i++) {
      input[i] = (byte) i;
    }
    long hash =
        SipHash.of(
            0x0706050403020100L,
            0x0f0e0d0c0b0a0908L,
            input,
            Platform.BYTE_ARRAY_OFFSET,
            input.length);
    assertThat(hash).isEqualTo(0xa129ca6149be45e5L);
  }
}
