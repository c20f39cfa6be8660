package dev.servicehealth.plan;

import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Work to be done.
 *
 * @param sourcePlans data sources with days to roll up
 * @param stale what is not as recorded, and why
 */
public record Plan(List<SourcePlan> sourcePlans, List<StaleDay> stale) {

  public Plan {
    sourcePlans = List.copyOf(sourcePlans);
    stale = List.copyOf(stale);
  }

  /**
   * The days of one data source to roll up.
   *
   * @param partitions all that can hold rows of the days
   */
  public record SourcePlan(
      LocatedSource located, List<RawPartition> partitions, NavigableSet<LocalDate> days) {}

  public boolean isEmpty() {
    return stale.isEmpty();
  }

  /** The same without some of its days of sources. */
  public Plan without(Set<StaleDay> left) {
    List<StaleDay> rest = stale.stream().filter(each -> !left.contains(each)).toList();
    List<SourcePlan> work = new ArrayList<>();
    for (SourcePlan planned : sourcePlans) {
      Optional<String> source = Optional.of(planned.located().source().name());
      NavigableSet<LocalDate> days = new TreeSet<>(planned.days());
      left.stream().filter(each -> each.source().equals(source)).forEach(e -> days.remove(e.day()));
      if (!days.isEmpty()) {
        work.add(new SourcePlan(planned.located(), planned.partitions(), days));
      }
    }
    return new Plan(work, rest);
  }

  /** Every day whose figures are recomputed, because of a data source or of a definition. */
  public NavigableSet<LocalDate> days() {
    NavigableSet<LocalDate> days = new TreeSet<>();
    stale.forEach(each -> days.add(each.day()));
    return days;
  }

  /** The days of data sources whose facts are replaced, those of removed sources by nothing. */
  public Map<String, NavigableSet<LocalDate>> sources() {
    Map<String, NavigableSet<LocalDate>> sources = new TreeMap<>();
    for (StaleDay each : stale) {
      each.source()
          .ifPresent(
              name -> sources.computeIfAbsent(name, none -> new TreeSet<>()).add(each.day()));
    }
    return sources;
  }

  /** What decides each of them, as recorded once the work is done. */
  public Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new TreeMap<>();
    stale.forEach(each -> fingerprints.put(each.key(), each.fingerprint().text()));
    return fingerprints;
  }

  /** Every reason, with the days that it makes stale. */
  public Map<Reason, NavigableSet<LocalDate>> reasons() {
    Map<Reason, NavigableSet<LocalDate>> reasons = new EnumMap<>(Reason.class);
    for (StaleDay each : stale) {
      for (Reason reason : each.reasons()) {
        reasons.computeIfAbsent(reason, none -> new TreeSet<>()).add(each.day());
      }
    }
    return reasons;
  }

  /** The reasons for people, in a line. */
  public String why() {
    return reasons().entrySet().stream()
        .map(
            each ->
                "%s (%,d %s)"
                    .formatted(
                        each.getKey().words(),
                        each.getValue().size(),
                        each.getValue().size() == 1 ? "day" : "days"))
        .collect(Collectors.joining(", "));
  }
}
