package dev.servicehealth.plan;

import dev.servicehealth.Failure;
import dev.servicehealth.config.SecretReference;
import dev.servicehealth.incident.Happenings;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.plan.Fingerprint.Difference;
import dev.servicehealth.plan.Plan.SourcePlan;
import dev.servicehealth.project.Project;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawSources;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Compares fingerprints of days as they are now with those that were recorded. */
public final class Planner {
  private final Project project;
  private final List<LocatedSource> sources;
  private final BiFunction<LocatedSource, DayRange, List<RawPartition>> partitions;
  private final Predicate<LocatedSource> isThere;
  private final Fingerprints fingerprints;
  private final Happenings happenings;
  private final LocalDate today;

  /**
   * @param partitions those of a data source that can hold rows of the days, there or missing
   * @param isThere whether the place of a data source is
   * @param today tells which raw telemetry is past its retention
   */
  Planner(
      Project project,
      List<LocatedSource> sources,
      BiFunction<LocatedSource, DayRange, List<RawPartition>> partitions,
      Predicate<LocatedSource> isThere,
      Fingerprints fingerprints,
      Happenings happenings,
      LocalDate today) {
    this.project = project;
    this.sources = sources;
    this.partitions = partitions;
    this.isThere = isThere;
    this.fingerprints = fingerprints;
    this.happenings = happenings;
    this.today = today;
  }

  /**
   * @param spark parses the SQL of models
   * @param raw the project's data sources
   * @param models whose SQL the days depend on
   * @param happenings incidents and changes
   */
  public static Planner of(
      Project project,
      SparkSession spark,
      RawSources raw,
      SqlModels models,
      Happenings happenings,
      Clock clock) {
    return new Planner(
        project,
        raw.located(),
        (located, range) ->
            raw.finder().find(located.source(), located.root(), range.first(), range.last()),
        located -> raw.finder().isThere(located.root()),
        new Fingerprints(
            raw.calendar(),
            ModelFingerprints.of(spark, models),
            project.userKey().map(SecretReference::resolve)),
        happenings,
        raw.calendar().day(clock.instant()));
  }

  /**
   * The days of the range that must be computed.
   *
   * @param recorded the fingerprints of the record
   */
  public Plan plan(DayRange range, RecordedDays recorded) {
    List<StaleDay> stale = new ArrayList<>();
    List<SourcePlan> work = new ArrayList<>();
    List<LostSource> lost = new ArrayList<>();
    for (LocatedSource located : sources) {
      try {
        List<RawPartition> found = partitions.apply(located, range);
        List<StaleDay> ofSource = stale(located, found, range, recorded);
        if (!ofSource.isEmpty()) {
          mustBeInPlace(located, recorded);
          work.add(work(located, found, ofSource));
          stale.addAll(ofSource);
        }
      } catch (Exception e) { // also checked ones of Spark, which Scala does not declare
        lost.add(LostSource.of(located.source(), e));
        stale.addAll(redefined(located, range, recorded));
      }
    }
    stale.addAll(removed(range, recorded));
    range
        .days()
        .forEach(
            day ->
                compare(Optional.empty(), day, objectives(day), recorded, List.of())
                    .ifPresent(stale::add));
    return new Plan(work, stale, List.of(), happenings).losing(lost);
  }

  private SourcePlan work(
      LocatedSource located, List<RawPartition> found, List<StaleDay> ofSource) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    ofSource.forEach(each -> days.add(each.day()));
    return new SourcePlan(located, fingerprints.concerning(found, located, days), days);
  }

  /**
   * Refuses to record that all telemetry of a source is gone when it is the place that is not
   * there.
   */
  private void mustBeInPlace(LocatedSource located, RecordedDays recorded) {
    String source = located.source().name();
    long days = recorded.daysOf(source);
    if (days > 0 && !isThere.test(located)) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot record %s: %s is not there, and %,d days were recorded from it.%n"
                  .formatted(source, located.root(), days)
              + "Mount or restore it, or correct `path`; its days stay as they were recorded.");
    }
  }

  /**
   * The recorded days of a data source that cannot be listed, and whose definition is no longer
   * that of their facts. Files alone are no reason: nobody knows whether they changed.
   */
  private List<StaleDay> redefined(LocatedSource located, DayRange range, RecordedDays recorded) {
    return stale(located, List.of(), range, recorded).stream()
        .filter(day -> !day.reasons().equals(Set.of(Reason.FILES)))
        .toList();
  }

  /**
   * Every day of the range, whatever is recorded, but for those of sources whose raw telemetry was
   * there when they were recorded and is not any more: nothing gives them again.
   *
   * @param recorded the fingerprints of the record
   */
  public Plan again(DayRange range, RecordedDays recorded) {
    Plan all = plan(range, RecordedDays.none());
    return all.without(
        all.stale().stream().filter(day -> isGone(day, recorded)).collect(Collectors.toSet()));
  }

  private static boolean isGone(StaleDay day, RecordedDays recorded) {
    boolean isWithoutFiles =
        day.partitions().stream().allMatch(partition -> partition.files().isEmpty());
    return isWithoutFiles
        && recorded
            .of(day.source(), day.day())
            .map(text -> day.fingerprint().differences(text, recorded).reasons())
            .filter(reasons -> reasons.contains(Reason.FILES))
            .isPresent();
  }

  /** Finds the recorded days of data sources that the catalog no longer has. */
  private List<StaleDay> removed(DayRange range, RecordedDays recorded) {
    Set<String> named =
        sources.stream().map(located -> located.source().name()).collect(Collectors.toSet());
    return recorded.sources().stream()
        .filter(source -> !named.contains(source))
        .flatMap(source -> range.days().flatMap(day -> removed(source, day, recorded).stream()))
        .toList();
  }

  private Optional<StaleDay> removed(String name, LocalDate day, RecordedDays recorded) {
    Optional<String> source = Optional.of(name);
    return recorded.has(source, day)
        ? compare(source, day, Fingerprint.REMOVED, recorded, List.of())
        : Optional.empty();
  }

  private List<StaleDay> stale(
      LocatedSource located, List<RawPartition> found, DayRange range, RecordedDays recorded) {
    Optional<String> source = Optional.of(located.source().name());
    return range
        .days()
        .flatMap(
            day -> {
              List<RawPartition> ofDay = fingerprints.concerning(found, located, Set.of(day));
              if (isErased(located, day, ofDay) && recorded.has(source, day)) {
                return Stream.empty();
              }
              Fingerprint now =
                  fingerprints.ofSource(located, project.catalog().slos(), ofDay, day);
              return compare(source, day, now, recorded, ofDay).stream();
            })
        .toList();
  }

  private boolean isErased(LocatedSource located, LocalDate day, List<RawPartition> ofDay) {
    boolean isKept =
        located
            .source()
            .retention()
            .map(kept -> !day.isBefore(today.minusDays(kept.toDays())))
            .orElse(true);
    return !isKept && ofDay.stream().allMatch(partition -> partition.files().isEmpty());
  }

  private Fingerprint objectives(LocalDate day) {
    return fingerprints.ofModels(project, happenings, day);
  }

  private Optional<StaleDay> compare(
      Optional<String> source,
      LocalDate day,
      Fingerprint now,
      RecordedDays recorded,
      List<RawPartition> partitions) {
    Difference difference =
        recorded
            .of(source, day)
            .map(text -> now.differences(text, recorded))
            .orElse(Difference.of(Reason.NOT_RECORDED));
    if (difference.reasons().isEmpty()) {
      return Optional.empty();
    }
    Set<String> models = fingerprints.models().toCompute(source.isPresent(), difference);
    return Optional.of(
        new StaleDay(
            source, day, now, difference.reasons(), difference.models(), models, partitions));
  }
}
