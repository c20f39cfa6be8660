package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.EditionBuilder;
import dev.servicehealth.edition.Period;
import dev.servicehealth.edition.Publisher;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.project.Project;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Publishes a period. */
@Command(
    name = "report",
    description =
        "Publish the next edition of a week, a month or a quarter, if anything in it changed.")
final class Report implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @ArgGroup(multiplicity = "1")
  private PeriodOption asked;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Period period = asked.period();
    Project project = options.load();
    Clock clock = options.clock();
    publish(Engine.open(project, clock, console), project, clock, period, console);
    return 0;
  }

  /** Alone: editions count from one to the next, and the run they name is the one they read. */
  static void publish(Engine engine, Project project, Clock clock, Period period, Console console) {
    Optional<Path> folder =
        engine
            .warehouse()
            .locks()
            .committing(console, () -> next(engine, project, clock, period, console));
    console.result(
        folder
            .map(published -> published.resolve("index.html").toString())
            .orElse(period + ": nothing changed since its newest edition"));
  }

  private static Optional<Path> next(
      Engine engine, Project project, Clock clock, Period period, Console console) {
    Publisher publisher = new Publisher(reports(project), engine.ledger(), clock);
    publisher
        .finish()
        .forEach(edition -> console.accept("recorded " + edition + ", published before"));
    String run =
        engine
            .readPublished()
            .orElseThrow(
                () ->
                    new Failure(
                        Failure.Kind.USAGE,
                        "Cannot report "
                            + period
                            + ": nothing is recorded yet; run nightly or backfill first"));
    EditionBuilder editions = engine.editions();
    return publisher.publish(period.name(), run, imprint -> editions.build(period, imprint));
  }

  static Path reports(Project project) {
    String reports = project.configuration().reports();
    if (reports.matches("^[a-z][a-z0-9+.-]+://.*")) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot publish to " + reports + ": name a local folder in `reports` for now");
    }
    return Path.of(reports);
  }
}
