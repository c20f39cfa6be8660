package dev.servicehealth.plan;

import dev.servicehealth.telemetry.Feed;
import dev.servicehealth.telemetry.RawPartition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Work to be done.
 *
 * @param feeds feeds with days to roll up
 * @param days every day whose figures are recomputed, because of a feed or of a definition
 * @param fingerprints what decides each of them, as recorded once the work is done
 */
public record Plan(
    List<FeedPlan> feeds, NavigableSet<LocalDate> days, Map<String, String> fingerprints) {

  public Plan {
    days = new TreeSet<>(days);
    fingerprints = new TreeMap<>(fingerprints);
  }

  /**
   * The days of one feed to roll up.
   *
   * @param partitions all that can hold rows of the days
   */
  public record FeedPlan(Feed feed, List<RawPartition> partitions, NavigableSet<LocalDate> days) {}

  public boolean isEmpty() {
    return days.isEmpty();
  }
}
