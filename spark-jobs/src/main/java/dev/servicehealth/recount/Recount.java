package dev.servicehealth.recount;

import dev.servicehealth.Progress;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.edition.Address;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.plan.StaleDay;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the events of an edition's days in the record with those that DuckDB counts in raw
 * telemetry. Days whose telemetry or definitions are not as recorded any more, and indicators that
 * the two engines may read in two ways, are named as not checked.
 */
public final class Recount {
  private final Catalog catalog;
  private final Engine engine;
  private final Progress progress;
  private int compared;

  /**
   * @param progress told of what is not checked
   */
  public Recount(Catalog catalog, Engine engine, Progress progress) {
    this.catalog = catalog;
    this.engine = engine;
    this.progress = progress;
  }

  /** Days of objectives that were compared and have events. */
  public int compared() {
    return compared;
  }

  /**
   * Lists the differences, a sentence each.
   *
   * @throws dev.servicehealth.Failure when DuckDB is not there
   */
  public List<String> differences(Address address, Edition published) {
    DayRange days = new DayRange(published.period().firstDay(), published.period().lastDay());
    RunLog.Published run = engine.runOf(address, published.run());
    RecordedEvents recorded = RecordedEvents.of(engine, run, days);
    NotChecked notChecked = new NotChecked();
    List<String> found = new ArrayList<>();
    try (DuckDb duckDb = DuckDb.open()) {
      for (StaleDay day : asRecorded(days, run, notChecked)) {
        counted(day, recorded, duckDb, notChecked)
            .forEach(
                (objective, events) -> {
                  Events then = recorded.of(day, objective);
                  compared += then.isNone() && events.isNone() ? 0 : 1;
                  if (!then.equals(events)) {
                    found.add(
                        "%s: %s: %s: the record has %s, DuckDB counts %s in %s"
                            .formatted(
                                address,
                                day.day(),
                                objective.name(),
                                then,
                                events,
                                day.source().orElseThrow()));
                  }
                });
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot close DuckDB: " + e.getMessage(), e);
    }
    notChecked
        .sentences()
        .forEach(why -> progress.say("%s: not counted again: %s".formatted(address, why)));
    return found;
  }

  private Map<Slo, Events> counted(
      StaleDay day, RecordedEvents recorded, DuckDb duckDb, NotChecked notChecked) {
    DataSource source = source(day);
    List<Slo> objectives = objectives(day);
    return objectives.isEmpty() || !recorded.isCountable(day, source, notChecked)
        ? Map.of()
        : new DayCount(duckDb, engine.calendar(), source)
            .of(day, recorded.counted(day), objectives, notChecked);
  }

  /** The days of sources whose files and definitions are those of the run. */
  private List<StaleDay> asRecorded(DayRange days, RunLog.Published run, NotChecked notChecked) {
    RecordedDays then = engine.log().fingerprints(run);
    Map<String, StaleDay> changed =
        engine.plan(days, then).stale().stream()
            .collect(Collectors.toMap(StaleDay::key, Function.identity()));
    List<StaleDay> same = new ArrayList<>();
    for (StaleDay day : engine.plan(days, RecordedDays.none()).stale()) {
      if (day.source().isEmpty() || !then.has(day)) {
        continue;
      }
      if (changed.containsKey(day.key())) {
        notChecked.day(day, "its telemetry or its definitions are not as recorded any more");
      } else {
        same.add(day);
      }
    }
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
}
