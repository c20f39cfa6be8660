package dev.servicehealth.engine;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.config.SecretReference;
import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.EditionBuilder;
import dev.servicehealth.edition.FigureSql;
import dev.servicehealth.edition.Ledger;
import dev.servicehealth.incident.ChangeFeed;
import dev.servicehealth.incident.Happenings;
import dev.servicehealth.incident.IncidentFeed;
import dev.servicehealth.incident.Incidents;
import dev.servicehealth.incident.Revision;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.ModelRunner;
import dev.servicehealth.model.Reader;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.Planner;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.EditionLog;
import dev.servicehealth.record.IncidentLog;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import dev.servicehealth.run.PlanExecutor;
import dev.servicehealth.run.Recorded;
import dev.servicehealth.run.RunRequest;
import dev.servicehealth.run.SourceRollup;
import dev.servicehealth.spark.Sessions;
import dev.servicehealth.telemetry.Completeness;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawSources;
import dev.servicehealth.telemetry.ReportingCalendar;
import dev.servicehealth.telemetry.Rollup;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** A project with its session and tables open. */
public final class Engine {
  private final Project project;
  private final Clock clock;
  private final Progress progress;
  private final SparkSession spark;
  private final SqlModels models;
  private final Warehouse warehouse;
  private final ModelRunner runner;
  private final RunLog log;
  private final RawSources raw;

  private Engine(Project project, Clock clock, Progress progress) {
    Configuration configuration = project.configuration();
    this.project = project;
    this.clock = clock;
    this.progress = progress;
    this.spark = Sessions.open(configuration.sparkSettings(), configuration.shortcuts());
    this.models = SqlModels.load();
    this.warehouse = Warehouse.open(spark, configuration.warehouse(), models);
    this.runner = new ModelRunner(warehouse, configuration.timeZone().getId(), progress);
    this.log = new RunLog(warehouse);
    this.raw =
        RawSources.of(project.catalog(), configuration.base(), configuration.timeZone(), spark);
  }

  /**
   * Opens a project.
   *
   * @param progress takes the events of runs
   */
  public static Engine open(Project project, Clock clock, Progress progress) {
    return new Engine(project, clock, progress);
  }

  /**
   * Opens the project over a copy of its tables, which takes what is recorded there and publishes
   * nothing.
   */
  Rehearsal rehearse(Map<String, Long> versions) {
    Rehearsal.Copy copy = Rehearsal.Copy.of(warehouse, versions);
    Project rehearsed = project.withWarehouse(copy.root());
    return new Rehearsal(copy, new Engine(rehearsed, clock, new Rehearsal.Heard(progress)));
  }

  /** Removes what rehearsals that were killed before a time left behind. */
  public void removeLeftRehearsals(Instant before) {
    Rehearsal.Copy.removeLeft(warehouse, before);
  }

  public SparkSession spark() {
    return spark;
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  public RunLog log() {
    return log;
  }

  public ModelRunner runner() {
    return runner;
  }

  public SqlModels models() {
    return models;
  }

  public ReportingCalendar calendar() {
    return raw.calendar();
  }

  /** Of the calendar, as SQL takes it. */
  public String timeZone() {
    return project.configuration().timeZone().getId();
  }

  /**
   * @param reader of the tables that editions are made from
   */
  public EditionBuilder editions(Reader reader) {
    return new EditionBuilder(project, reader, models);
  }

  public Ledger ledger() {
    return new EditionLog(warehouse);
  }

  /**
   * The telemetry of a day that is still to come, by the data sources' own rules; empty when all is
   * there. A data source that cannot be listed is left to the plan, which says so.
   */
  public List<String> missing(LocalDate day) {
    Completeness completeness = new Completeness(raw.finder(), raw.calendar());
    List<String> missing = new ArrayList<>();
    for (LocatedSource located : raw.located()) {
      try {
        completeness.missing(located.source(), located.root(), day).ifPresent(missing::add);
      } catch (Exception e) { // also checked ones of Spark, which Scala does not declare
        progress.say(located.source().name() + ": cannot be listed");
      }
    }
    return missing;
  }

  /** Files and folders of a data source that its layout leads nobody to, a sentence each source. */
  public List<String> strays() {
    return raw.located().stream().flatMap(located -> strays(located).stream()).toList();
  }

  private Optional<String> strays(LocatedSource located) {
    List<Path> strays;
    try {
      strays = raw.finder().strays(located.source(), located.root());
    } catch (Exception e) { // also checked ones of Spark; the plan says that it cannot be listed
      return Optional.empty();
    }
    return strays.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %,d with data match no layout %s, and are not read, such as %s; correct the layout or move them"
                .formatted(
                    located.source().name(),
                    strays.size(),
                    located.source().partitions().layout(),
                    strays.get(0)));
  }

  public Plan plan(DayRange range, RecordedDays recorded) {
    return planner().plan(range, recorded);
  }

  /** Every day of a range whose raw telemetry is not gone, as recorded or not. */
  public Plan planAgain(DayRange range, RecordedDays recorded) {
    return planner().again(range, recorded);
  }

  private Planner planner() {
    return Planner.of(project, spark, raw, models, happenings(), clock);
  }

  /** Incidents and changes as they are known now. */
  public Happenings happenings() {
    return happenings(project, new IncidentLog(warehouse).revisions(), clock, progress);
  }

  /**
   * @param recorded the revisions of incidents that the record has
   */
  static Happenings happenings(
      Project project, List<Revision> recorded, Clock clock, Progress progress) {
    Configuration configuration = project.configuration();
    Incidents incidents =
        new IncidentFeed(configuration.incidents(), project.serviceNames())
            .read(recorded, clock.instant());
    incidents.feed().problem().ifPresent(why -> progress.warned("incidents: " + why));
    return new Happenings(
        incidents,
        new ChangeFeed(configuration.changes(), project.serviceNames())
            .read(problem -> progress.warned("changes: " + problem)));
  }

  /** Computes and publishes a plan. The caller holds its days. */
  public Recorded execute(Plan plan, RunRequest request) {
    Optional<byte[]> userKey = project.userKey().map(SecretReference::resolve);
    Rollup rollup = Rollup.of(spark, raw.calendar(), userKey, clock.instant(), progress::counted);
    return new PlanExecutor(
            project,
            raw.calendar(),
            warehouse,
            runner,
            new SourceRollup(spark, rollup, progress),
            log,
            clock,
            progress)
        .execute(plan, request);
  }

  /** Reads the tables as the run that is newest now published them; empty before the first. */
  public Reader published() {
    return warehouse.at(publishedVersions());
  }

  private Map<String, Long> publishedVersions() {
    return log.published().map(RunLog.Published::versions).orElse(Map.of());
  }

  /** Damage to the record that this program did not do. */
  public Integrity integrity() {
    return new Integrity(project, warehouse, log, progress);
  }

  /**
   * The run that an edition was made after.
   *
   * @throws Failure when the record has no such run
   */
  public RunLog.Published runOf(Address edition, String run) {
    return log.published(run)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Kind.DIFFERENT,
                    "Cannot recompute %s: its run %s is not in record.run"
                        .formatted(edition, run)));
  }

  /**
   * SQL that returns the figures of an edition.
   *
   * @param run that the edition was made after
   */
  public FigureSql figureSql(RunLog.Published run, Edition edition) {
    return new FigureSql(warehouse, run.versions(), edition);
  }
}
