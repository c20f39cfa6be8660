package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.Outlook;
import dev.servicehealth.project.Project;
import java.time.Clock;
import java.time.LocalDate;
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
      "It computes nothing either: which verdicts change is known after the backfill."
    })
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", required = true, description = "The last day.")
  private LocalDate to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format;

  /** How the plan is printed. */
  enum Format {
    TABLE,
    JSON
  }

  @Override
  public Integer call() {
    DayRange range = range("plan", from, to);
    print(options.load(), options.clock(), range, format, new Console(command));
    return 0;
  }

  static void print(Project project, Clock clock, DayRange range, Format format, Console console) {
    Outlook outlook = new Foresight(project).of(range, clock, console);
    switch (format) {
      case TABLE -> OutlookTable.print(outlook, console);
      case JSON -> console.result(OutlookJson.of(outlook));
    }
  }

  static DayRange range(String verb, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot %s %s to %s: the last day is before the first".formatted(verb, from, to));
    }
    return new DayRange(from, to);
  }
}
