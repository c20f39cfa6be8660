package dev.servicehealth.plan;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A day on which a source, or what objectives and exclusions make of all sources, is not as
 * recorded.
 *
 * @param source empty for the objectives
 * @param reasons at least one
 * @param changed the models whose SQL changed, where that is a reason
 * @param models those to compute on the day, by name
 * @param partitions of the source, all that can hold rows of the day
 */
public record StaleDay(
    Optional<String> source,
    LocalDate day,
    Fingerprint fingerprint,
    Set<Reason> reasons,
    Set<String> changed,
    Set<String> models,
    List<RawPartition> partitions) {

  /** The name of the day in the record. */
  public String key() {
    return key(source, day);
  }

  /** Returns a copy to be recorded as a day of which nothing is known. */
  StaleDay takenBack() {
    return new StaleDay(source, day, Fingerprint.TAKEN_BACK, reasons, changed, models, List.of());
  }

  static String key(Optional<String> source, LocalDate day) {
    return source.orElse(DataSource.NONE) + "/" + day;
  }
}
