package dev.servicehealth.record;

import dev.servicehealth.model.DayRange;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A published run.
 *
 * @param account raw rows by outcome
 */
public record Run(
    String id,
    String kind,
    Instant startedAt,
    Instant publishedAt,
    DayRange range,
    Optional<String> reason,
    Map<String, Long> tableVersions,
    Map<String, String> fingerprints,
    Account account,
    String code,
    String definitions) {

  /** What became of raw rows. */
  public record Account(long accepted, long quarantined, long duplicate, long late) {
    public long read() {
      return accepted + quarantined + duplicate + late;
    }
  }
}
