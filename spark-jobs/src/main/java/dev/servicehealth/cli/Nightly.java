package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.engine.RunLauncher;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.project.Project;
import dev.servicehealth.run.Recorded;
import dev.servicehealth.run.RunRequest;
import dev.servicehealth.runreport.RunReportWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes a day, and the earlier provisional days whose inputs changed. */
@Command(
    name = "nightly",
    description =
        "Compute a day, and every earlier provisional day whose telemetry or definitions changed.")
final class Nightly implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;
  @Mixin private NewRecordOption newRecord;

  @Option(names = "--day", paramLabel = "DAY", required = true, description = "As in 2026-08-17.")
  private LocalDate day;

  @Option(
      names = "--accept-incomplete",
      description =
          "Compute the day even though telemetry is still to come; missing telemetry is recorded as"
              + " missing.")
  private boolean acceptIncomplete;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Project project = options.load();
    project.mustHaveSecrets();
    Clock clock = options.clock();
    RunReportWriter reports =
        new RunReportWriter(
            project,
            clock,
            new RunRequest("nightly", Optional.empty()),
            console,
            console::complain);
    Main.outcome(command).follow(reports);
    reports.range(new DayRange(day, day));
    reports.watch(() -> night(project, clock, reports, console));
    LostSource.mustBeNone(reports.lost());
    return 0;
  }

  private void night(Project project, Clock clock, RunReportWriter reports, Console console) {
    Engine engine = Engine.open(project, clock, reports.stages());
    engine.integrity().mustBeWhole(newRecord.isAsked());
    mustBeOver(engine, clock);
    if (!acceptIncomplete) {
      mustHaveArrived(engine);
    }
    LocalDate oldest = day.minusDays(project.configuration().provisionalDays());
    LocalDate first = engine.log().firstDay().filter(known -> known.isBefore(day)).orElse(day);
    DayRange range = new DayRange(first.isAfter(oldest) ? first : oldest, day);
    reports.range(range);
    Optional<Recorded> launched = new RunLauncher(engine).launch(range, reports.request());
    launched.ifPresent(reports::published);
    console.result(Summary.of(range, launched, console.seconds()));
  }

  private void mustBeOver(Engine engine, Clock clock) {
    if (clock.instant().isBefore(engine.calendar().end(day))) {
      throw new Failure(
          Failure.Kind.NOT_READY,
          "Cannot compute %s: the day ends at %s.%nRun again after that."
              .formatted(day, engine.calendar().end(day)));
    }
  }

  private void mustHaveArrived(Engine engine) {
    List<String> missing = engine.missing(day);
    if (!missing.isEmpty()) {
      throw new Failure(
          Failure.Kind.NOT_READY,
          "Cannot compute %s: telemetry is still to come:%n  %s%n"
                  .formatted(day, String.join("\n  ", missing))
              + "Run again when it is there, or with --accept-incomplete to record what is missing"
              + " as no telemetry.");
    }
  }
}
