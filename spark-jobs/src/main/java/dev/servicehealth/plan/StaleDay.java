package dev.servicehealth.plan;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /** The days that keys of the record are of. */
  public static NavigableSet<LocalDate> daysOf(Set<String> keys) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    keys.forEach(key -> days.add(LocalDate.parse(key.substring(key.lastIndexOf('/') + 1))));
    return days;
  }

  static String key(Optional<String> source, LocalDate day) {
    return source.orElse(DataSource.NONE) + "/" + day;
  }
}
