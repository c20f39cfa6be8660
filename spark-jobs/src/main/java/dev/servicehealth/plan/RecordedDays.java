package dev.servicehealth.plan;

import dev.servicehealth.catalog.DataSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fingerprints of the record. A day of a source names the fingerprints of its models by one
 * hash, and an entry {@code models:<hash>} lists them: thousands of days share a few lists.
 */
public final class RecordedDays {
  /** No data source can be called so. */
  private static final String MODELS = "models:";

  private final Map<String, String> days;
  private final Map<String, String> models;

  private RecordedDays(Map<String, String> days, Map<String, String> models) {
    this.days = days;
    this.models = models;
  }

  /**
   * @param entries the newest of every key of {@code record.run.fingerprints}
   */
  public static RecordedDays of(Map<String, String> entries) {
    Map<String, String> days = new TreeMap<>();
    Map<String, String> models = new TreeMap<>();
    entries.forEach(
        (key, value) -> {
          if (key.startsWith(MODELS)) {
            models.put(key.substring(MODELS.length()), value);
          } else if (!value.isEmpty()) { // empty: taken back
            days.put(key, value);
          }
        });
    return new RecordedDays(days, models);
  }

  /** Nothing is recorded. */
  public static RecordedDays none() {
    return of(Map.of());
  }

  /** The key under which a list of models is recorded. */
  static String modelsKey(String hash) {
    return MODELS + hash;
  }

  /** Returns whether a day of a source, or of the objectives, is recorded. */
  public boolean has(StaleDay day) {
    return days.containsKey(day.key());
  }

  boolean has(Optional<String> source, LocalDate day) {
    return days.containsKey(StaleDay.key(source, day));
  }

  Optional<String> of(Optional<String> source, LocalDate day) {
    return Optional.ofNullable(days.get(StaleDay.key(source, day)));
  }

  /** Tells if a day was recorded with anything that a part of its fingerprint stands for. */
  public boolean tellsOf(Reason reason, LocalDate day) {
    return of(Optional.empty(), day).filter(text -> Fingerprint.tellsOf(reason, text)).isPresent();
  }

  /** The list of models that days name by a hash; empty where none is recorded. */
  String models(String hash) {
    return models.getOrDefault(hash, "");
  }

  /** How many days of a source are recorded. */
  public long daysOf(String source) {
    return days.keySet().stream().filter(key -> key.startsWith(source + "/")).count();
  }

  /** The days of which anything is recorded. */
  public NavigableSet<LocalDate> days() {
    NavigableSet<LocalDate> all = new TreeSet<>();
    days.keySet().forEach(key -> all.add(LocalDate.parse(key.substring(key.indexOf('/') + 1))));
    return all;
  }

  /** The sources of which anything is recorded, sorted. */
  Set<String> sources() {
    return days.keySet().stream()
        .map(key -> key.substring(0, key.indexOf('/')))
        .filter(name -> !name.equals(DataSource.NONE))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
