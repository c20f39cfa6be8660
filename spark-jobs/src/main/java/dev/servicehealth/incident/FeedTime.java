package dev.servicehealth.incident;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads times as tools write them: ISO 8601, with a space for the T or without an offset. */
final class FeedTime {
  private FeedTime() {}

  /**
   * @param zone of times without an offset
   * @throws DateTimeException when it is no time, or has no offset where no zone is given
   */
  static Instant read(String text, Optional<ZoneId> zone) {
    String written = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T");
    try {
      return OffsetDateTime.parse(
              written.replaceFirst(" ?UTC$", "Z").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
          .toInstant();
    } catch (DateTimeException e) {
      LocalDateTime local = LocalDateTime.parse(written);
      return local
          .atZone(zone.orElseThrow(() -> new DateTimeException("its time zone is not said")))
          .toInstant();
    }
  }
}
