package dev.servicehealth.sample;

import java.io.Serializable;
import java.time.Instant;

/**
 * Some of a service's requests in one hour: those from {@code first} to before {@code end} of its
 * {@code requests}. A slice has a random stream of its own, so it can be generated alone.
 *
 * @param hour hours since 1970
 */
record Slice(long hour, long requests, long first, long end) implements Serializable {
  static final long MICROS = 3_600_000_000L;

  long startMicros() {
    return hour * MICROS;
  }

  Instant start() {
    return Instant.ofEpochSecond(hour * 3600);
  }

  long rows() {
    return end - first;
  }
}
