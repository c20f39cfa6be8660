package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.EditionBuilder;
import dev.servicehealth.edition.Publisher;
import dev.servicehealth.edition.Week;
import dev.servicehealth.project.Project;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes a week. */
@Command(
    name = "report",
    description = "Publish the next edition of a week, if anything in it changed.")
final class Report implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(names = "--week", paramLabel = "WEEK", required = true, description = "As in 2026-W34.")
  private String week;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Week period = Week.parse(week);
    Project project = options.load();
    Clock clock = options.clock();
    publish(Engine.open(project, clock, console), project, clock, period, console);
    return 0;
  }

  static void publish(Engine engine, Project project, Clock clock, Week week, Console console) {
    String run =
        engine
            .log()
            .newest()
            .orElseThrow(
                () ->
                    new Failure(
                        Failure.Kind.USAGE,
                        "Cannot report "
                            + week
                            + ": nothing is recorded yet; run nightly or backfill first"));
    engine.readPublished();
    Path reports = reports(project);
    EditionBuilder editions = engine.editions();
    Optional<Path> folder =
        new Publisher(reports, clock)
            .publish(week.toString(), run, imprint -> editions.build(week, imprint));
    console.result(
        folder
            .map(published -> published.resolve("index.html").toString())
            .orElse(week + ": nothing changed since its newest edition"));
  }

  private static Path reports(Project project) {
    String reports = project.configuration().reports();
    if (reports.matches("^[a-z][a-z0-9+.-]+://.*")) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot publish to " + reports + ": name a local folder in `reports` for now");
    }
    return Path.of(reports);
  }
}
