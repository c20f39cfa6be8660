package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.EditionBuilder;
import dev.servicehealth.edition.Period;
import dev.servicehealth.edition.Verifier;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Recomputes published editions. */
@Command(
    name = "verify",
    description =
        "Tell whether editions still are what was published: their documents, their figures in the"
            + " record, and the versions of the tables that they were made from.")
final class Verify implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @ArgGroup(multiplicity = "0..1")
  private PeriodOption asked;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Project project = options.load();
    Engine engine = Engine.open(project, options.clock(), console);
    Verifier verifier =
        new Verifier(
            Report.reports(project),
            engine.ledger(),
            (edition, imprint) -> rebuild(engine, edition, imprint));
    List<String> differences = new ArrayList<>(engine.changedByHand());
    int editions = 0;
    for (Address address : verifier.recorded()) {
      if (asked == null || asked.period().name().equals(address.period())) {
        console.accept("verify " + address);
        differences.addAll(verifier.differences(address));
        editions++;
      }
    }
    if (!differences.isEmpty()) {
      throw new Failure(
          Failure.Kind.DIFFERENT,
          "Cannot verify the record: %d differences:%n  %s%n"
                  .formatted(differences.size(), String.join("\n  ", differences))
              + "What was published is in record.figure; `backfill` and `report` issue a restated"
              + " edition where the tables are right.");
    }
    console.result(
        "%d editions: documents, recorded figures and published tables agree".formatted(editions));
    return 0;
  }

  private static Edition rebuild(Engine engine, Edition edition, EditionBuilder.Imprint imprint) {
    Edition.Period published = edition.period();
    engine.readPublished(new Address(published.name(), edition.edition()), edition.run());
    Period.Kind kind = Period.Kind.valueOf(published.kind().toUpperCase(Locale.ROOT));
    return engine.editions().build(Period.parse(kind, published.name()), imprint);
  }
}
