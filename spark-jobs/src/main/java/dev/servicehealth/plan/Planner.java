package dev.servicehealth.plan;

import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.Plan.FeedPlan;
import dev.servicehealth.project.Project;
import dev.servicehealth.telemetry.Feed;
import dev.servicehealth.telemetry.PartitionFinder;
import dev.servicehealth.telemetry.RawPartition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares fingerprints of days as they are now with those that were recorded. */
public final class Planner {
  private final Catalog catalog;
  private final List<Exclusion> exclusions;
  private final List<Feed> feeds;
  private final PartitionFinder finder;
  private final Fingerprints fingerprints;

  public Planner(
      Project project, List<Feed> feeds, PartitionFinder finder, Fingerprints fingerprints) {
    this.catalog = project.catalog();
    this.exclusions = project.exclusions();
    this.feeds = feeds;
    this.finder = finder;
    this.fingerprints = fingerprints;
  }

  /**
   * The days of the range that must be computed.
   *
   * @param recorded the fingerprints of the record, by key
   */
  public Plan plan(DayRange range, Map<String, String> recorded) {
    Map<String, String> changed = new TreeMap<>();
    NavigableSet<LocalDate> days = new TreeSet<>();
    List<FeedPlan> work = new ArrayList<>();
    for (Feed feed : feeds) {
      List<RawPartition> partitions =
          finder.find(feed.source(), feed.root(), range.first(), range.last());
      NavigableSet<LocalDate> stale = new TreeSet<>();
      range
          .days()
          .filter(
              day -> {
                String now = fingerprints.ofSource(feed, partitions, day);
                return differs(feed.source().name() + "/" + day, now, recorded, changed);
              })
          .forEach(stale::add);
      if (!stale.isEmpty()) {
        work.add(new FeedPlan(feed, fingerprints.concerning(partitions, feed, stale), stale));
        days.addAll(stale);
      }
    }
    range
        .days()
        .filter(
            day -> {
              String now = fingerprints.ofModels(catalog, exclusions, day);
              return differs("objectives/" + day, now, recorded, changed);
            })
        .forEach(days::add);
    return new Plan(List.copyOf(work), days, changed);
  }

  private static boolean differs(
      String key, String now, Map<String, String> recorded, Map<String, String> changed) {
    if (now.equals(recorded.get(key))) {
      return false;
    }
    changed.put(key, now);
    return true;
  }
}
