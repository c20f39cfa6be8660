package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.EditionComparison;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.edition.SignatureCheck;
import dev.servicehealth.edition.Signer;
import dev.servicehealth.edition.Verifier;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.recount.Recount;
import dev.servicehealth.report.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recomputes published editions. */
@Command(
    name = "verify",
    description =
        "Check that editions are still what was published: their documents, their rows in the"
            + " record, and the table versions they were made from.")
final class Verify implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @ArgGroup(multiplicity = "0..1")
  private PeriodOption asked;

  @Option(
      names = "--from-raw",
      description =
          "Also recompute the newest edition of every period from raw telemetry, on a copy of its"
              + " tables, and compare the rows.")
  private boolean fromRaw;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "The engine that recomputes: spark (all figures; default), or duckdb, which counts good and"
              + " valid events wherever both engines read an expression alike.")
  private RawEngine rawEngine;

  /** The engine that computes from raw telemetry. */
  enum RawEngine {
    SPARK,
    DUCKDB
  }

  @Override
  public Integer call() {
    Console console = new Console(command);
    if (rawEngine != null && !fromRaw) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot use --engine: it says what computes --from-raw; add --from-raw or leave it out");
    }
    Project project = options.load();
    Engine engine = Engine.open(project, options.clock(), console);
    Folders folders = Folders.of(project);
    Verifier verifier =
        new Verifier(folders, engine.ledger(), edition -> rebuild(engine, edition, console));
    mustBeKnown(verifier);
    List<String> differences = new ArrayList<>(engine.integrity().differences());
    verifier.archive().ifPresent(differences::add);
    verifier.chain().ifPresent(differences::add);
    project
        .configuration()
        .signature()
        .map(signing -> new SignatureCheck(folders, engine.ledger(), new Signer(signing)))
        .ifPresent(check -> differences.addAll(check.differences()));
    verifier.unrecorded().entrySet().stream()
        .filter(edition -> isAsked(edition.getKey()))
        .forEach(edition -> differences.add(edition.getValue()));
    List<Address> editions = verifier.recorded().stream().filter(this::isAsked).toList();
    try (RawCheck raw = rawCheck(project, engine, console)) {
      for (Address address : editions) {
        console.say("verify " + address);
        List<String> found = verifier.differences(address);
        differences.addAll(found);
        boolean newest = !editions.contains(new Address(address.period(), address.edition() + 1));
        if (newest && found.isEmpty()) {
          differences.addAll(raw.differences(address, verifier.edition(address)));
        }
      }
      mustBeNone(differences);
      console.result(raw.agreed(Summary.count(editions.size(), "edition")));
    }
    return 0;
  }

  private RawCheck rawCheck(Project project, Engine engine, Console console) {
    if (!fromRaw) {
      return RawCheck.none();
    }
    return rawEngine == RawEngine.DUCKDB
        ? RawCheck.byDuckDb(Recount.open(project.catalog(), engine, console), console)
        : RawCheck.bySpark(engine, console);
  }

  private static void mustBeNone(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new Failure(
          Failure.Kind.DIFFERENT,
          "Cannot verify the record: %s:%n  %s%n"
                  .formatted(
                      Summary.count(differences.size(), "difference"),
                      String.join("\n  ", differences))
              + "What was published is in record.figure. `backfill --again` computes days again whose"
              + " tables lost files or were changed; `report` then issues a restated edition where"
              + " figures differ.");
    }
  }

  private void mustBeKnown(Verifier verifier) {
    if (asked != null && verifier.known().stream().noneMatch(this::isAsked)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot verify %s: no edition of it was published; `status` lists those that were"
              .formatted(asked.period()));
    }
  }

  private boolean isAsked(Address address) {
    return asked == null || asked.period().name().equals(address.period());
  }

  /** From the tables as they are now where files of their versions then are lost for good. */
  private static Edition rebuild(Engine engine, Edition edition, Console console) {
    Address address = new Address(edition.period().name(), edition.edition());
    RunLog.Published run = engine.runOf(address, edition.run());
    try {
      return engine.editions(engine.warehouse().at(run.versions())).again(edition);
    } catch (Exception e) { // whatever Spark meets in a damaged file, declared or not
      Edition now = engine.editions(engine.published()).again(edition);
      if (!EditionComparison.of(edition, published -> now).differences(address, "").isEmpty()) {
        throw e;
      }
      console.say(
          "%s: files of run %s are lost; the tables as they are now give the same edition"
              .formatted(address, run.run()));
      return now;
    }
  }
}
