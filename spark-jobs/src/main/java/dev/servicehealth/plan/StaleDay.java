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
 * @param partitions of the source, all that can hold rows of the day
 */
public record StaleDay(
    Optional<String> source,
    LocalDate day,
    Fingerprint fingerprint,
    Set<Reason> reasons,
    List<RawPartition> partitions) {

  /** What the record calls it. */
  public String key() {
    return key(source, day);
  }

  /** The source that a key of the record is of; empty for the objectives. */
  static Optional<String> sourceOf(String key) {
    String name = key.substring(0, key.indexOf('/'));
    return name.equals(DataSource.NONE) ? Optional.empty() : Optional.of(name);
  }

  static String key(Optional<String> source, LocalDate day) {
    return source.orElse(DataSource.NONE) + "/" + day;
  }
}
