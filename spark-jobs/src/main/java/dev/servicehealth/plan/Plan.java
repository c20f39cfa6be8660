package dev.servicehealth.plan;

import dev.servicehealth.incident.Happenings;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Work to be done.
 *
 * @param sourcePlans data sources with days to roll up
 * @param stale what is not as recorded, and why
 * @param lost data sources that cannot be read
 * @param happenings incidents and changes, as the plan saw them
 */
public record Plan(
    List<SourcePlan> sourcePlans,
    List<StaleDay> stale,
    List<LostSource> lost,
    Happenings happenings) {

  public Plan {
    sourcePlans = List.copyOf(sourcePlans);
    stale = List.copyOf(stale);
    lost = List.copyOf(lost);
  }

  /**
   * The days of one data source to roll up.
   *
   * @param partitions all that can hold rows of the days
   */
  public record SourcePlan(
      LocatedSource located, List<RawPartition> partitions, NavigableSet<LocalDate> days) {

    /** Returns a copy with the partitions in another state. */
    public SourcePlan with(List<RawPartition> changed) {
      return new SourcePlan(located, changed, days);
    }
  }

  public boolean isEmpty() {
    return stale.isEmpty();
  }

  /** Returns the plan without some of its days of sources. */
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
    return new Plan(work, rest, lost, happenings);
  }

  /**
   * Returns the plan once data sources turned out to be unreadable: their stale days are not
   * recorded, and those that were are taken back, as their figures would be of other files or
   * definitions.
   */
  public Plan losing(List<LostSource> more) {
    Set<String> names = more.stream().map(LostSource::name).collect(Collectors.toSet());
    List<StaleDay> rest = new ArrayList<>();
    for (StaleDay each : stale) {
      if (each.source().filter(names::contains).isEmpty()) {
        rest.add(each);
      } else if (!each.reasons().contains(Reason.NOT_RECORDED)) {
        rest.add(each.takenBack());
      }
    }
    List<SourcePlan> work =
        sourcePlans.stream()
            .filter(planned -> !names.contains(planned.located().source().name()))
            .toList();
    List<LostSource> all = new ArrayList<>(lost);
    all.addAll(more);
    return new Plan(work, rest, all, happenings);
  }

  /** Every day whose figures are recomputed, because of a data source or of a definition. */
  public NavigableSet<LocalDate> days() {
    NavigableSet<LocalDate> days = new TreeSet<>();
    stale.forEach(each -> days.add(each.day()));
    return days;
  }

  /** The days on which a model is computed of what changed on them. */
  public NavigableSet<LocalDate> days(String model) {
    return stale.stream()
        .filter(each -> each.models().contains(model))
        .map(StaleDay::day)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The days of data sources whose facts are replaced, those of removed sources by nothing. */
  public Map<String, NavigableSet<LocalDate>> sources() {
    return sources(each -> true);
  }

  /** Returns those of the facts of one model. */
  public Map<String, NavigableSet<LocalDate>> sources(String model) {
    return sources(each -> each.models().contains(model));
  }

  private Map<String, NavigableSet<LocalDate>> sources(Predicate<StaleDay> which) {
    Map<String, NavigableSet<LocalDate>> sources = new TreeMap<>();
    stale.stream()
        .filter(which)
        .forEach(
            each ->
                each.source()
                    .ifPresent(
                        name ->
                            sources
                                .computeIfAbsent(name, none -> new TreeSet<>())
                                .add(each.day())));
    return sources;
  }

  /** Returns what decides each of them, as recorded once the work is done. */
  public Map<String, String> fingerprints() {
    Map<String, String> fingerprints = new TreeMap<>();
    for (StaleDay each : stale) {
      fingerprints.put(each.key(), each.fingerprint().text());
      fingerprints.putAll(each.fingerprint().lists());
    }
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
    Map<String, NavigableSet<LocalDate>> phrases = new LinkedHashMap<>();
    reasons()
        .forEach(
            (reason, days) -> {
              if (reason == Reason.SQL) {
                phrases.putAll(changedSql());
              } else {
                phrases.put(reason.words(), days);
              }
            });
    return phrases.entrySet().stream()
        .map(
            each ->
                "%s (%,d %s)"
                    .formatted(
                        each.getKey(),
                        each.getValue().size(),
                        each.getValue().size() == 1 ? "day" : "days"))
        .collect(Collectors.joining(", "));
  }

  /** Models whose SQL changed on the same days share a phrase. */
  private Map<String, NavigableSet<LocalDate>> changedSql() {
    Map<String, NavigableSet<LocalDate>> byModel = new TreeMap<>();
    for (StaleDay each : stale) {
      each.changed()
          .forEach(
              model -> byModel.computeIfAbsent(model, none -> new TreeSet<>()).add(each.day()));
    }
    Map<NavigableSet<LocalDate>, Set<String>> byDays = new LinkedHashMap<>();
    byModel.forEach(
        (model, days) -> byDays.computeIfAbsent(days, none -> new TreeSet<>()).add(model));
    Map<String, NavigableSet<LocalDate>> phrases = new LinkedHashMap<>();
    byDays.forEach((days, models) -> phrases.put(Reason.changed(models), days));
    return phrases;
  }
}
