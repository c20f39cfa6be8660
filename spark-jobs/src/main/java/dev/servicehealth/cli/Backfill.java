package dev.servicehealth.cli;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.Recording.Request;
import dev.servicehealth.record.Reporter;
import dev.servicehealth.record.RunLog.Run;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes a range of days in one job. */
@Command(
    name = "backfill",
    description =
        "Compute every day of a range whose telemetry or definitions are not those recorded, in one"
            + " job and one commit a table.")
final class Backfill implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", required = true, description = "The last day.")
  private LocalDate to;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the record.")
  private String reason;

  @Option(names = "--dry-run", description = "Only print what `plan` prints; change nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Console console = new Console(command);
    DayRange range = PlanCommand.range("backfill", from, to);
    Project project = options.load();
    if (dryRun) {
      PlanCommand.print(project, options.clock(), range, PlanCommand.Format.TABLE, console);
      return 0;
    }
    Clock clock = options.clock();
    Reporter reporter = reporter(project, clock, reason, console);
    reporter.watch(
        () -> run(Engine.open(project, clock, reporter.stages()), range, reporter, console));
    return 0;
  }

  static Reporter reporter(Project project, Clock clock, String reason, Console console) {
    Request request = new Request("backfill", Optional.of(reason));
    return new Reporter(project, clock, request, console, console::complain);
  }

  static void run(Engine engine, DayRange range, Reporter reporter, Console console) {
    reporter.range(range);
    Plan plan = engine.plan(range, engine.log().fingerprints());
    if (plan.isEmpty()) {
      console.result(Summary.nothing(range));
      return;
    }
    Run run = engine.record(plan, reporter.request());
    reporter.published(run, plan);
    console.result(Summary.of(run, plan, console.seconds()));
  }
}
