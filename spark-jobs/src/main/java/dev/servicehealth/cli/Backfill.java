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
import java.util.List;
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
        "Compute every day of a range whose telemetry or definitions changed since it was recorded."
            + " One job, and one commit for each table.")
final class Backfill implements Callable<Integer> {
  /** Days of one run; a longer range is computed in several. */
  private static final int LONGEST_RUN = 100;

  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;
  @Mixin private DaysOption days;
  @Mixin private NewRecordOption newRecord;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why you do it, for the record.")
  private String reason;

  @Option(
      names = "--again",
      description =
          "Compute every day of the range that has raw telemetry, even if nothing changed. Restores"
              + " tables that lost files.")
  private boolean again;

  @Option(names = "--dry-run", description = "Print the plan and change nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Console console = new Console(command);
    DayRange range = days.range("backfill");
    Project project = options.load();
    if (dryRun && again) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot print what --again would compute: it is every day of the range; leave --dry-run"
              + " out, or --again");
    }
    if (dryRun) {
      PlanCommand.print(project, options.clock(), range, console);
      return 0;
    }
    project.mustHaveSecrets();
    Clock clock = options.clock();
    RunRequest request = new RunRequest("backfill", Optional.of(reason));
    RunReportWriter reports =
        new RunReportWriter(project, clock, request, console, console::complain);
    Main.outcome(command).follow(reports);
    reports.watch(
        () -> run(Engine.open(project, clock, reports.stages()), range, reports, console));
    LostSource.mustBeNone(reports.lost());
    return 0;
  }

  /** Chunk by chunk, each a run of its own: what is published stays when a later one ends early. */
  private void run(Engine engine, DayRange range, RunReportWriter reports, Console console) {
    engine.integrity().mustBeWhole(newRecord.isAsked());
    List<DayRange> chunks = range.chunks(LONGEST_RUN);
    for (int i = 0; i < chunks.size(); i++) {
      DayRange chunk = chunks.get(i);
      reports.range(chunk);
      RunLauncher launcher = new RunLauncher(engine);
      Optional<Recorded> launched =
          again
              ? launcher.launchAgain(chunk, reports.request())
              : launcher.launch(chunk, reports.request());
      launched.ifPresent(reports::published);
      console.result(Summary.of(chunk, launched, console.seconds()));
      if (i + 1 < chunks.size()) {
        console.say(
            "%d of %d chunks, about %d s to go"
                .formatted(i + 1, chunks.size(), remaining(console, i + 1, chunks.size())));
      }
    }
  }

  private static long remaining(Console console, int done, int chunks) {
    return Math.round(console.seconds() / done * (chunks - done));
  }
}
