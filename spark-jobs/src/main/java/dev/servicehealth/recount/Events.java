package dev.servicehealth.recount;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Events of an objective on a day of a data source, by the hour: a time that is read wrongly moves
 * events and leaves the sum of a day as it is.
 *
 * @param byHour counted from 1970-01-01T00:00Z; hours without a valid event have no entry
 */
record Events(Map<Long, Counted> byHour) {
  static final Events NONE = new Events(Map.of());

  /**
   * @param valid events, or millionths of measurements
   * @param good those of them that were good
   */
  record Counted(long valid, long good) {
    private static final Counted NOTHING = new Counted(0, 0);

    @Override
    public String toString() {
      return "%,d good of %,d".formatted(good, valid);
    }
  }

  boolean isNone() {
    return byHour.isEmpty();
  }

  /**
   * Says how another engine counted; empty where it counted the same.
   *
   * @param again its events
   */
  Optional<String> difference(Events again) {
    TreeSet<Long> hours = new TreeSet<>(byHour.keySet());
    hours.addAll(again.byHour.keySet());
    hours.removeIf(hour -> at(hour).equals(again.at(hour)));
    if (hours.isEmpty()) {
      return Optional.empty();
    }
    Long first = hours.first();
    return Optional.of(
        "the record has %s, DuckDB counts %s in the hour from %s%s"
            .formatted(
                at(first),
                again.at(first),
                Instant.ofEpochSecond(first * 3600),
                more(hours.size() - 1)));
  }

  private static String more(int hours) {
    return switch (hours) {
      case 0 -> "";
      case 1 -> ", and one more hour differs";
      default -> ", and %,d more hours differ".formatted(hours);
    };
  }

  private Counted at(Long hour) {
    return byHour.getOrDefault(hour, Counted.NOTHING);
  }

  /** Collects the events of hours. */
  static final class Builder {
    private final Map<Long, Counted> byHour = new TreeMap<>();

    Builder add(long hour, long valid, long good) {
      if (valid > 0) {
        byHour.put(hour, new Counted(valid, good));
      }
      return this;
    }

    Events build() {
      return new Events(Map.copyOf(byHour));
    }
  }
}
