package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.engine.Foresight;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Outlook;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Renderer;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "Show which days of a range would be computed and why, which other days their windows reach,"
          + " and which published editions may change. Changes nothing.",
      "With --effects it also computes the days on a copy of the tables, and shows which published"
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
          "Carry out the plan on a copy of the tables, and show what the next editions would"
              + " restate. Takes as long as the backfill; the copy is removed.")
  private boolean effects;

  @Option(
      names = "--render",
      paramLabel = "FOLDER",
      description =
          "Like --effects, and also write a watermarked draft of every edition that would follow,"
              + " each to its own folder in FOLDER, which must be new. Publishes nothing.")
  private Path render;

  /** How the plan is printed. */
  enum Format {
    TABLE,
    JSON
  }

  @Override
  public Integer call() {
    DayRange range = days.range("plan");
    Console console = new Console(command);
    mustBeNew(render);
    Foresight foresight = new Foresight(options.load());
    Outlook outlook =
        render == null
            ? foresight.of(range, effects, options.clock(), console)
            : foresight.of(range, options.clock(), console, this::draft);
    print(outlook, console);
    LostSource.mustBeNone(outlook.lost());
    return 0;
  }

  /** Told before the plan is carried out, which takes long. */
  private static void mustBeNew(Path folder) {
    if (folder != null && Files.exists(folder)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot write drafts to %s: it is there already. Name a folder that is not."
              .formatted(folder));
    }
  }

  private void draft(Edition next) {
    Path folder =
        render.resolve(next.period().name()).resolve("edition-" + next.edition() + "-draft");
    Renderer.draft(next, folder);
    new Console(command).say("draft: " + folder.resolve("index.html"));
  }

  private void print(Outlook outlook, Console console) {
    switch (format) {
      case TABLE -> OutlookTable.print(outlook, console);
      case JSON -> console.result(OutlookJson.of(outlook));
    }
  }

  /** Prints what a backfill would do, without its effects. */
  static void print(Project project, Clock clock, DayRange range, Console console) {
    Outlook outlook = new Foresight(project).of(range, false, clock, console);
    OutlookTable.print(outlook, console);
    LostSource.mustBeNone(outlook.lost());
  }
}
