package dev.servicehealth.recount;

import dev.servicehealth.Progress;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.edition.Address;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.Reason;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.plan.StaleDay;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the events of an edition's days in the record with those that DuckDB counts in raw
 * telemetry. Days whose telemetry or definitions are not as recorded any more, and indicators that
 * the two engines may read in two ways, are named as not counted again.
 */
public final class Recount implements AutoCloseable {
  private final Catalog catalog;
  private final Engine engine;
  private final Progress progress;
  private final DuckDb duckDb;
  private int compared;

  private Recount(Catalog catalog, Engine engine, Progress progress, DuckDb duckDb) {
    this.catalog = catalog;
    this.engine = engine;
    this.progress = progress;
    this.duckDb = duckDb;
  }

  /**
   * Starts DuckDB.
   *
   * @param progress told of what is not counted again
   * @throws dev.servicehealth.Failure when its driver is not there
   */
  public static Recount open(Catalog catalog, Engine engine, Progress progress) {
    return new Recount(catalog, engine, progress, DuckDb.open());
  }

  /** Days of objectives that were compared and have events. */
  public int compared() {
    return compared;
  }

  /**
   * Lists the differences, a sentence each.
   *
   * @throws dev.servicehealth.Failure when a data source cannot be listed
   */
  public List<String> differences(Address address, Edition published) {
    DayRange days = new DayRange(published.period().firstDay(), published.period().lastDay());
    RunLog.Published run = engine.runOf(address, published.run());
    RecordedEvents recorded = RecordedEvents.of(engine, run, days);
    NotChecked notChecked = new NotChecked();
    List<String> found = new ArrayList<>();
    for (StaleDay day : asRecorded(days, run, recorded, notChecked)) {
      counted(day, recorded, notChecked)
          .forEach(
              (objective, again) -> {
                Events then = recorded.of(day, objective);
                compared += then.isNone() && again.isNone() ? 0 : 1;
                then.difference(again)
                    .map(
                        difference ->
                            "%s: %s, %s: %s; examine these rows of %s"
                                .formatted(
                                    address,
                                    day.day(),
                                    objective.name(),
                                    difference,
                                    day.source().orElseThrow()))
                    .ifPresent(found::add);
              });
    }
    notChecked
        .sentences()
        .forEach(why -> progress.say("%s: not counted again: %s".formatted(address, why)));
    return found;
  }

  private Map<Slo, Events> counted(StaleDay day, RecordedEvents recorded, NotChecked notChecked) {
    DataSource source = source(day);
    List<Slo> objectives = objectives(day);
    if (objectives.isEmpty()) {
      return Map.of();
    }
    if (source.format().isLines() && !recorded.isWithoutQuarantine(day)) {
      notChecked.day(day, "lines that could not be read are in its partitions");
      return Map.of();
    }
    return new DayCount(duckDb, engine.calendar(), source)
        .of(day, recorded.counted(day, notChecked), objectives, notChecked);
  }

  /** The days of sources whose files and definitions are those of the run. */
  private List<StaleDay> asRecorded(
      DayRange days, RunLog.Published run, RecordedEvents recorded, NotChecked notChecked) {
    RecordedDays then = engine.log().fingerprints(run);
    Plan since = engine.plan(days, then);
    LostSource.mustBeNone(since.lost());
    // The SQL of tables may have changed: it adds the same counts.
    Set<String> changed =
        since.stale().stream()
            .filter(day -> !day.reasons().equals(Set.of(Reason.SQL)))
            .map(StaleDay::key)
            .collect(Collectors.toSet());
    List<StaleDay> same = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (StaleDay day : engine.plan(days, RecordedDays.none()).stale()) {
      if (day.source().isEmpty() || !then.has(day)) {
        continue;
      }
      known.add(day.key());
      if (recorded.isGone(day)) {
        notChecked.day(day, "its raw telemetry is gone");
      } else if (changed.contains(day.key())) {
        notChecked.day(day, "its telemetry or its definitions are not as recorded any more");
      } else {
        same.add(day);
      }
    }
    recorded
        .days()
        .forEach(
            (source, all) ->
                all.stream()
                    .filter(day -> !known.contains(source + "/" + day))
                    .forEach(day -> notChecked.add(source, day, "the catalog no longer has it")));
    return same;
  }

  private DataSource source(StaleDay day) {
    return catalog.sources().stream()
        .filter(source -> source.name().equals(day.source().orElseThrow()))
        .findFirst()
        .orElseThrow();
  }

  private List<Slo> objectives(StaleDay day) {
    String source = day.source().orElseThrow();
    return catalog.slos().stream()
        .filter(slo -> slo.indicator().source().equals(source))
        .filter(slo -> slo.isEffectiveOn(day.day(), catalog.slos()))
        .toList();
  }

  @Override
  public void close() {
    duckDb.close();
  }
}
