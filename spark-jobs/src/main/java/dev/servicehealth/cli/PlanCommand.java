package dev.servicehealth.cli;

import dev.servicehealth.engine.Foresight;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Outlook;
import dev.servicehealth.project.Project;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a backfill would compute. */
@Command(
    name = "plan",
    description = {
      "Tell which days of a range would be computed and why, which further days their windows"
          + " reach, and which published editions should be looked at again. Changes nothing.",
      "It computes nothing either; --effects does, beside the tables, to tell which published"
          + " figures and verdicts would change."
    })
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;
  @Mixin private DaysOption days;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--effects",
      description =
          "Carry the plan out on a copy of the tables, to tell what the next editions would"
              + " restate. Takes as long as the backfill; the copy is removed.")
  private boolean effects;

  /** How the plan is printed. */
  enum Format {
    TABLE,
    JSON
  }

  @Override
  public Integer call() {
    DayRange range = days.range("plan");
    Console console = new Console(command);
    Outlook outlook = new Foresight(options.load()).of(range, effects, options.clock(), console);
    print(outlook, console);
    LostSource.mustBeNone(outlook.lost());
    return 0;
  }

  private void print(Outlook outlook, Console console) {
    switch (format) {
      case TABLE -> OutlookTable.print(outlook, console);
      case JSON -> console.result(OutlookJson.of(outlook));
    }
  }

  /** What a backfill would do, without its effects. */
  static void print(Project project, Clock clock, DayRange range, Console console) {
    Outlook outlook = new Foresight(project).of(range, false, clock, console);
    OutlookTable.print(outlook, console);
    LostSource.mustBeNone(outlook.lost());
  }
}
