package dev.servicehealth.engine;

import dev.servicehealth.Progress;
import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.EditionComparison;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Reader;
import dev.servicehealth.model.RowDifferences;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.plan.RecordedFiles;
import dev.servicehealth.plan.StaleDay;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Computes the days of an edition from raw telemetry again, on a copy of the tables behind it. */
public final class FromRaw {
  private final Engine engine;
  private final Progress progress;

  public FromRaw(Engine engine, Progress progress) {
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * Lists the differences from raw telemetry, a sentence each: in the edition and in its tables'
   * rows.
   */
  public List<String> differences(Address address, Edition published) {
    DayRange days = new DayRange(published.period().firstDay(), published.period().lastDay());
    sayWhatIsStale(address, days);
    RunLog.Published run = engine.runOf(address, published.run());
    Plan plan = kept(address, days, run);
    List<String> found = new ArrayList<>();
    try (Rehearsal rehearsal = engine.rehearse(run.versions())) {
      rehearsal.run(plan);
      Engine again = rehearsal.engine();
      found.addAll(
          EditionComparison.of(published, again.editions(again.warehouse().newest())::again)
              .differences(address, "raw telemetry"));
      new RowDifferences(engine.warehouse(), again.warehouse())
          .of(days, run.versions())
          .forEach(row -> found.add("%s: from raw telemetry: %s".formatted(address, row)));
    }
    return found;
  }

  private void sayWhatIsStale(Address address, DayRange days) {
    Plan stale = engine.plan(days, engine.log().fingerprints());
    if (!stale.isEmpty()) {
      progress.say("%s: not as recorded by now: %s".formatted(address, stale.why()));
    }
  }

  /** The days that were recorded, but for those of sources whose raw telemetry is gone. */
  private Plan kept(Address address, DayRange days, RunLog.Published run) {
    RecordedDays then = engine.log().fingerprints(run);
    Plan all = engine.plan(days, RecordedDays.none());
    Plan plan =
        all.without(all.stale().stream().filter(day -> !then.has(day)).collect(Collectors.toSet()));
    Reader reader = engine.warehouse().at(run.versions());
    RecordedFiles recorded =
        RecordedFiles.of(
            reader.query(RecordedFiles.QUERY, days, engine.timeZone()).collectAsList());
    Set<StaleDay> gone = plan.stale().stream().filter(recorded::isGone).collect(Collectors.toSet());
    gone.stream()
        .sorted(java.util.Comparator.comparing(StaleDay::key))
        .forEach(
            day ->
                progress.say(
                    "%s: raw telemetry of %s is gone: not computed again, it stands on"
                            .formatted(address, day.key())
                        + " record.figure and the tables"));
    return plan.without(gone);
  }
}
