package dev.servicehealth.run;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.incident.Incidents;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.ModelRunner;
import dev.servicehealth.model.Reach;
import dev.servicehealth.model.Scope;
import dev.servicehealth.model.SqlModel;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.plan.Fingerprints;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.IncidentLog;
import dev.servicehealth.record.Run;
import dev.servicehealth.record.Run.Account;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.spark.TemporaryViews;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Carries out a plan: rolls raw rows up into facts, computes figures of them, and appends the run
 * to the record. Tables are committed one by one, and readers see them only once the run is
 * appended; when a step fails, all tables return to the version that the newest run published.
 */
public final class PlanExecutor {
  private final Project project;
  private final ReportingCalendar calendar;
  private final Warehouse warehouse;
  private final ModelRunner runner;
  private final SourceRollup rollup;
  private final RunLog log;
  private final Clock clock;
  private final Progress progress;

  public PlanExecutor(
      Project project,
      ReportingCalendar calendar,
      Warehouse warehouse,
      ModelRunner runner,
      SourceRollup rollup,
      RunLog log,
      Clock clock,
      Progress progress) {
    this.project = project;
    this.calendar = calendar;
    this.warehouse = warehouse;
    this.runner = runner;
    this.rollup = rollup;
    this.log = log;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Computes, audits and commits every table, and publishes them together.
   *
   * @param planned not empty
   * @return what of the plan could be done
   * @throws Failure when data sources are lost and none could be read: then nothing is recorded
   */
  public Recorded execute(Plan planned, RunRequest request) {
    Instant startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try (SourceRollup.Facts facts = rollup.rollUp(planned.sourcePlans())) {
      Plan plan = planned.losing(facts.lost());
      if (plan.sourcePlans().isEmpty()) {
        LostSource.mustBeNone(plan.lost());
      }
      String id =
          startedAt + "-" + Fingerprints.sha256(plan.fingerprints().toString()).substring(0, 8);
      return warehouse
          .locks()
          .committing(
              request.kind() + " " + new DayRange(plan.days().first(), plan.days().last()),
              progress,
              () -> {
                Optional<RunLog.Published> newest = log.published();
                newest.ifPresent(run -> mustNotBeLater(run, clock.instant()));
                Map<String, Long> published =
                    newest.map(RunLog.Published::versions).orElse(Map.of());
                restore(published, "left behind by a run that did not end, or changed by hand");
                try {
                  compute(plan, facts, published.keySet(), provenance(id));
                  return new Recorded(plan, publish(id, startedAt, plan, request, facts.account()));
                } catch (Throwable e) { // also errors: of a full disk, of a full heap
                  undo(published, e);
                  throw e;
                }
              });
    }
  }

  /** A clock that was set back would publish a run before the one it follows. */
  private static void mustNotBeLater(RunLog.Published newest, Instant now) {
    if (now.isBefore(newest.at())) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot record: the clock says %s, and the newest run was published at %s.%n"
                  .formatted(now, newest.at())
              + "Correct the clock and run again; nothing was changed.");
    }
  }

  private String provenance(String id) {
    return "{\"run\":\"%s\",\"definitions\":\"%s\"}".formatted(id, definitions());
  }

  private void restore(Map<String, Long> published, String why) {
    warehouse.locks().mustHold();
    warehouse
        .tables()
        .restore(published)
        .forEach(
            (table, version) ->
                progress.say("%s: version %d undone: %s".formatted(table, version, why)));
  }

  private void undo(Map<String, Long> published, Throwable failure) {
    try {
      restore(published, "not published");
    } catch (Throwable e) { // the next run restores them
      failure.addSuppressed(e);
    }
  }

  private void compute(
      Plan plan, SourceRollup.Facts facts, Set<String> published, String provenance) {
    Set<String> emptied = warehouse.reshape(published);
    sayWhatIsEmpty(Occasions.always(emptied));
    try (TemporaryViews views = new TemporaryViews(warehouse.spark())) {
      InputViews inputs = new InputViews(warehouse.spark(), views);
      inputs.objectives(project.catalog());
      if (!plan.sources().isEmpty()) {
        inputs.sources(project.catalog());
        inputs.work(facts.sourcePlans());
        views.add("partial_fact", facts.partialFacts(warehouse.spark()));
        facts(plan, provenance);
      }
      inputs.exclusions(
          project.exclusions(),
          calendar.start(plan.days().first()),
          calendar.end(lastOfQuarter(plan.days().last())));
      new HappeningViews(warehouse.spark(), views).give(plan.happenings(), project.policy());
      figures(plan, emptied, provenance);
    }
  }

  private static LocalDate lastOfQuarter(LocalDate day) {
    LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
    return first.plus(1, IsoFields.QUARTER_YEARS).minusDays(1);
  }

  private void sayWhatIsEmpty(Set<String> tables) {
    int days = log.fingerprints().days().size();
    if (days > 0 && !tables.isEmpty()) {
      progress.say(
          "%s: new in this version, computed for all %,d recorded days"
              .formatted(String.join(", ", tables), days));
    }
  }

  private Run publish(
      String id, Instant startedAt, Plan plan, RunRequest request, Account account) {
    Incidents incidents = plan.happenings().incidents();
    Instant publishedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    new IncidentLog(warehouse).append(id, publishedAt, incidents.fresh());
    Run run =
        new Run(
            id,
            request.kind(),
            startedAt,
            publishedAt,
            new DayRange(plan.days().first(), plan.days().last()),
            request.reason(),
            warehouse.tables().newest(),
            plan.fingerprints(),
            account,
            version(),
            definitions(),
            incidents.feed().told(),
            incidents.known().size());
    log.append(run);
    return run;
  }

  /** The tables of a rehearsal are copied without the runs that made them. */
  private NavigableSet<LocalDate> recorded() {
    return log.newest().isPresent()
        ? log.fingerprints().days()
        : warehouse
            .newest()
            .query("SELECT DISTINCT CAST(day AS STRING) FROM core.objective_day")
            .collectAsList()
            .stream()
            .map(row -> LocalDate.parse(row.getString(0)))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The models that facts are summed in, for their days and all that windows reach.
   *
   * @param emptied tables that are computed for all recorded days
   */
  private void figures(Plan plan, Set<String> emptied, String provenance) {
    Reach reach = new Reach(runner, warehouse.newest(), plan::days, recorded());
    Occasions occasions =
        new Occasions(
            project,
            calendar,
            plan.happenings(),
            log.fingerprints(),
            table -> warehouse.version(table).isPresent());
    for (SqlModel model : runner.ofDays()) {
      NavigableSet<LocalDate> days =
          occasions.of(model, emptied.contains(model.name()) ? reach.anew(model) : reach.of(model));
      if (!days.isEmpty()) {
        progress.stage(model.name(), "");
        runner.run(model, days, provenance);
      }
    }
  }

  private void facts(Plan plan, String provenance) {
    DayRange range = new DayRange(plan.days().first(), plan.days().last());
    for (SqlModel model : runner.ofSources()) {
      Scope scope = new Scope(plan.sources(model.name()));
      if (!scope.days().isEmpty()) {
        progress.stage(model.name(), "");
        runner.run(model, range, scope, provenance);
      }
    }
  }

  private String definitions() {
    return Fingerprints.sha256(
        project.catalog().slos().stream()
            .map(slo -> slo.definition())
            .sorted()
            .collect(Collectors.joining()));
  }

  private static String version() {
    String version = PlanExecutor.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
