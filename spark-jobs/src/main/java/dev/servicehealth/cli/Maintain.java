package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.edition.Publisher;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.SqlModel;
import dev.servicehealth.model.Upkeep;
import dev.servicehealth.model.Upkeep.Deleted;
import dev.servicehealth.project.Project;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tidies the warehouse. */
@Command(
    name = "maintain",
    description = {
      "Delete table files that no edition, recent run or reader needs, and merge small files.",
      "Keeps everything that `verify` and `explain` read."
    })
final class Maintain implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      defaultValue = "7",
      description =
          "Keep the versions that runs of this many days published, for those who still read them"
              + " (default: ${DEFAULT-VALUE}, at least 1).")
  private int keepDays;

  @Option(names = "--dry-run", description = "Show what would be deleted, and delete nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (keepDays < 1) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot keep %d days: a run or a question of today may still read what the last run"
                  .formatted(keepDays)
              + " replaced.%nName at least 1.".formatted());
    }
    Console console = new Console(command);
    Project project = options.load();
    Clock clock = options.clock();
    Engine engine = Engine.open(project, clock, console);
    engine.integrity().mustBeWhole(false);
    if (engine.log().newest().isEmpty()) {
      console.result("Nothing is recorded yet.");
      return 0;
    }
    Publisher publisher = new Publisher(Folders.of(project), engine.ledger(), clock);
    Instant olderThan = clock.instant().minus(Duration.ofDays(keepDays));
    List<List<String>> lines =
        engine
            .warehouse()
            .locks()
            .committing("maintain", console, () -> tidy(engine, publisher, olderThan, console));
    RowPrinter.print(lines, 100, console.out());
    return 0;
  }

  private List<List<String>> tidy(
      Engine engine, Publisher publisher, Instant olderThan, Console console) {
    if (!dryRun) {
      publisher.finish(
          edition ->
              Report.again(
                  engine, edition)); // an edition that a killed report left needs its versions too
      engine.removeLeftRehearsals(olderThan);
    }
    List<Map<String, Long>> needed = engine.log().needed(olderThan);
    Upkeep upkeep = new Upkeep(engine.spark());
    Map<String, Long> tables = engine.warehouse().tables().newest();
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("table", "versions kept", dryRun ? "to delete" : "deleted", "bytes"));
    tables.keySet().forEach(name -> upkeep.mustKeepVersions(name, path(engine, name)));
    for (String name : tables.keySet()) {
      console.say(name);
      Path path = path(engine, name);
      boolean isRecord = engine.models().named(name).query().isEmpty();
      Set<Long> versions = new TreeSet<>(Set.of(tables.get(name)));
      needed.stream()
          .filter(run -> !isRecord && run.containsKey(name))
          .forEach(run -> versions.add(run.get(name)));
      Deleted deleted = upkeep.deleteUnused(path, versions, olderThan, dryRun);
      if (isRecord && !dryRun) { // last: somebody may be reading what this replaces
        upkeep.compact(path);
      }
      lines.add(
          List.of(
              name,
              "%,d".formatted(versions.size()),
              "%,d files".formatted(deleted.files()),
              "%,d".formatted(deleted.bytes())));
    }
    return lines;
  }

  private static Path path(Engine engine, String name) {
    SqlModel model = engine.models().named(name);
    return engine.warehouse().tables().location(model);
  }
}
