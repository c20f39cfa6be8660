package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.delivery.ChatDelivery;
import dev.servicehealth.edition.EditionBuilder;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.edition.Period;
import dev.servicehealth.edition.Publisher;
import dev.servicehealth.edition.Signer;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.Reader;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes a period. */
@Command(
    name = "report",
    description =
        "Publish the next edition of a week, month or quarter, if anything in it changed.")
final class Report implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @ArgGroup(multiplicity = "0..1")
  private PeriodOption asked;

  @Option(
      names = "--restated-since",
      paramLabel = "DAY",
      description =
          "Instead of one period: publish the next edition of every published period that ends on"
              + " DAY or later and changed.")
  private LocalDate restatedSince;

  @Option(
      names = "--chat",
      description =
          "Also post the period's newest edition to the webhooks under `chat` in the configuration,"
              + " whether or not it is new. With --restated-since, only new editions are posted.")
  private boolean chat;

  @Option(
      names = "--mail",
      description = "Also mail the period's newest edition, as `mail` in the configuration says.")
  private boolean mail;

  @Override
  public Integer call() {
    Console console = new Console(command);
    if ((asked == null) == (restatedSince == null)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot report: name one of --week, --month, --quarter and --restated-since");
    }
    Optional<Period> period = Optional.ofNullable(asked).map(PeriodOption::period);
    Project project = options.load();
    Clock clock = options.clock();
    Optional<Mailing> mailing = mail ? Optional.of(Mailing.of(project)) : Optional.empty();
    Optional<ChatDelivery> delivery =
        chat ? Optional.of(new ChatDelivery(project.configuration().chat())) : Optional.empty();
    Engine engine = Engine.open(project, clock, console);
    Folders folders = Folders.of(project);
    Publisher publisher =
        new Publisher(
            folders, engine.ledger(), clock, project.configuration().signature().map(Signer::new));
    for (Period each : period.map(List::of).orElseGet(() -> since(restatedSince, folders))) {
      Optional<String> published = publish(engine, publisher, clock, each, console);
      published.ifPresent(folder -> Main.outcome(command).published(each, folder));
      if (period.isPresent() || published.isPresent()) {
        mailing.ifPresent(mail -> mail.send(folders, each, console));
        delivery.ifPresent(chats -> chats.post(folders.newest(each.name()).orElseThrow(), console));
      }
    }
    return 0;
  }

  /** The published periods that end on a day or later, the first to end first. */
  private static List<Period> since(LocalDate day, Folders folders) {
    return folders.newest().stream()
        .map(edition -> Period.of(edition.period()))
        .filter(period -> !period.days().last().isBefore(day))
        .sorted(Comparator.comparing(period -> period.days().last()))
        .toList();
  }

  /** Alone: editions count from one to the next, and the run they name is the one they read. */
  private static Optional<String> publish(
      Engine engine, Publisher publisher, Clock clock, Period period, Console console) {
    mustBeOver(engine, clock, period);
    engine.integrity().mustBeWhole(false);
    Optional<String> folder =
        engine
            .warehouse()
            .locks()
            .committing(
                "report " + period, console, () -> next(engine, publisher, period, console));
    console.result(
        folder
            .map(published -> published + "/index.html")
            .orElse(period + ": nothing changed since its newest edition"));
    return folder;
  }

  private static Optional<String> next(
      Engine engine, Publisher publisher, Period period, Console console) {
    publisher
        .finish(edition -> again(engine, edition))
        .forEach(edition -> console.say("recorded " + edition + ", published before"));
    RunLog.Published run =
        engine
            .log()
            .published()
            .orElseThrow(
                () ->
                    new Failure(
                        Failure.Kind.USAGE,
                        "Cannot report "
                            + period
                            + ": nothing is recorded yet; run nightly or backfill first"));
    Reader reader = engine.warehouse().at(run.versions());
    mustBeRecorded(engine, reader, period);
    mustHaveFigures(engine, run, period);
    EditionBuilder editions = engine.editions(reader);
    return publisher.publish(period.name(), run.run(), imprint -> editions.build(period, imprint));
  }

  /** An edition again, from the tables as its run published them; empty without that run. */
  static Optional<Edition> again(Engine engine, Edition edition) {
    return engine
        .log()
        .published(edition.run())
        .map(run -> engine.editions(engine.warehouse().at(run.versions())).next(edition));
  }

  /** An edition stays for ever: none is published of nothing. */
  private static void mustBeRecorded(Engine engine, Reader reader, Period period) {
    if (reader
        .query(
            "SELECT 1 FROM core.objective_day WHERE day BETWEEN :first_day AND :last_day",
            period.days(),
            engine.timeZone())
        .isEmpty()) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot report %s: no day of it, from %s to %s, is recorded; run nightly or backfill first"
              .formatted(period, period.days().first(), period.days().last()));
    }
  }

  /** The record of an earlier version has no figures of periods before a run of this one. */
  private static void mustHaveFigures(Engine engine, RunLog.Published run, Period period) {
    if (!run.versions().containsKey("slo.period_day")) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot report %s: the newest run is of an earlier version of this program.%n"
                  .formatted(period)
              + "Run nightly or backfill once: the figures of all recorded days are then computed"
              + " again.");
    }
    LocalDate last = period.days().last();
    if (!engine.log().fingerprints().days().contains(last)) {
      throw new Failure(
          Failure.Kind.NOT_READY,
          "Cannot report %s: its last day, %s, is not recorded.%n".formatted(period, last)
              + "Run `nightly --day %s` first; with --accept-incomplete if its telemetry is lost."
                  .formatted(last));
    }
  }

  private static void mustBeOver(Engine engine, Clock clock, Period period) {
    Instant ends = engine.calendar().end(period.days().last());
    if (clock.instant().isBefore(ends)) {
      throw new Failure(
          Failure.Kind.NOT_READY,
          "Cannot report %s: it ends at %s.%nRun again after that.".formatted(period, ends));
    }
  }
}
