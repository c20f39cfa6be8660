package dev.servicehealth.runreport;

import dev.servicehealth.Failure;
import dev.servicehealth.Failure.Kind;
import dev.servicehealth.Progress;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.Plan.SourcePlan;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.Run;
import dev.servicehealth.run.Recorded;
import dev.servicehealth.run.RunRequest;
import dev.servicehealth.runreport.RunReport.Outcome;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a report of every run of a command to the warehouse, also of one that failed. */
public final class RunReportWriter {
  private final Project project;
  private final Clock clock;
  private final RunRequest request;
  private final Consumer<String> complaints;
  private final Stages stages;
  private final List<LostSource> lost = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private Optional<DayRange> range = Optional.empty();
  private Instant started;

  /**
   * @param request who asks for the runs
   * @param progress told of everything that the runs tell of
   * @param complaints told when a report could not be written
   */
  public RunReportWriter(
      Project project,
      Clock clock,
      RunRequest request,
      Progress progress,
      Consumer<String> complaints) {
    this.project = project;
    this.clock = clock;
    this.request = request;
    this.complaints = complaints;
    this.stages = new Stages(progress, System::nanoTime);
    start();
  }

  /** Takes the progress of the runs. */
  public Stages stages() {
    return stages;
  }

  public RunRequest request() {
    return request;
  }

  /** Names the days that the next run is asked for. */
  public void range(DayRange days) {
    range = Optional.of(days);
  }

  /**
   * Does the work of a command, and reports and throws whatever is thrown meanwhile. An error that
   * ends a thread of Spark, for which this one might wait for ever, is reported too before it ends
   * the process.
   */
  public void watch(Runnable work) {
    Thread.UncaughtExceptionHandler outer = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          if (outer != null) {
            outer.uncaughtException(thread, thrown instanceof Error ? failed(thrown) : thrown);
          }
        });
    try {
      work.run();
    } catch (Throwable e) { // Spark throws checked ones, which Scala does not declare, and errors
      throw failed(e);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(outer);
    }
  }

  private RuntimeException failed(Throwable thrown) {
    RuntimeException failure = stages.atStage(thrown);
    int code = failure instanceof Failure f ? f.kind().exitCode() : Kind.OTHER.exitCode();
    write(Optional.empty(), code, Optional.of(ExitReason.of(failure)), Optional.empty());
    return failure;
  }

  /** A run of the command was published, perhaps without some data sources. Another may follow. */
  public void published(Recorded recorded) {
    Plan plan = recorded.plan();
    List<RawPartition> read =
        plan.sourcePlans().stream().map(SourcePlan::partitions).flatMap(List::stream).toList();
    Outcome outcome =
        new Outcome(
            recorded.run().account(),
            read.stream().mapToInt(partition -> partition.files().size()).sum(),
            read.stream().mapToLong(RawPartition::bytes).sum(),
            plan.why());
    Optional<Failure> missing =
        plan.lost().isEmpty() ? Optional.empty() : Optional.of(LostSource.failure(plan.lost()));
    write(
        Optional.of(recorded.run().id()),
        missing.map(failure -> failure.kind().exitCode()).orElse(0),
        missing.map(ExitReason::of),
        Optional.of(outcome));
    lost.addAll(plan.lost());
    runs.add(recorded.run());
    start();
  }

  /** The data sources that published runs had to leave out. */
  public List<LostSource> lost() {
    return List.copyOf(lost);
  }

  /** The runs that were published. */
  public List<Run> runs() {
    return List.copyOf(runs);
  }

  /** The files of the reports written so far; the newest metrics are one file of all. */
  public List<String> files() {
    return files.stream().distinct().toList();
  }

  private void start() {
    stages.clear();
    started = now();
    stages.begin("plan");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Lineage lineage() {
    Configuration configuration = project.configuration();
    return new Lineage(
        project.catalog().sources().stream()
            .map(source -> LocatedSource.root(source, configuration.base()).toString())
            .toList(),
        SqlModels.load().all().stream()
            .filter(model -> model.query().isPresent())
            .map(model -> configuration.warehouse() + "/" + model.name().replace('.', '/'))
            .toList());
  }

  /** A report that cannot be written changes nothing else. */
  private void write(
      Optional<String> run, int exitCode, Optional<String> exitReason, Optional<Outcome> outcome) {
    try {
      RunReport.Checks checks = stages.checks(SqlModels.load());
      stages.end();
      RunReport report =
          new RunReport(
              run,
              request.kind(),
              range,
              request.reason(),
              started,
              now(),
              exitCode,
              exitReason,
              outcome,
              stages.durations(),
              stages.rollups(),
              checks);
      Configuration configuration = project.configuration();
      files.addAll(
          new RunReportFolder(configuration.warehouse(), configuration.sparkSettings())
              .write(
                  report, configuration.openLineage() ? Optional.of(lineage()) : Optional.empty()));
    } catch (Exception e) { // whatever a file system throws
      complaints.accept("Cannot write the report of this run: " + e.getMessage());
    }
  }
}
