package dev.servicehealth.record;

import dev.servicehealth.model.DayRange;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A published run.
 *
 * @param account raw rows by outcome
 * @param incidentFeed what became of the feed of incidents
 * @param incidents how many counted
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
    String definitions,
    String incidentFeed,
    int incidents) {

  /**
   * Raw rows by their fate.
   *
   * @param unjudged those of the accepted rows that at least one objective cannot judge
   */
  public record Account(long accepted, long quarantined, long duplicate, long late, long unjudged) {
    public long read() {
      return accepted + quarantined + duplicate + late;
    }
  }
}
