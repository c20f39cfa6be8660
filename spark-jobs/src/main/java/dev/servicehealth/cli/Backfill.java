package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.cli.Engine.Recorded;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.record.Recording;
import java.time.LocalDate;
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
        "Compute every day of a range whose telemetry or definitions are not those recorded, in one"
            + " job and one commit a table.")
final class Backfill implements Callable<Integer> {
  /** Days of one run; a longer range is computed in several. */
  private static final int LONGEST_RUN = 100;

  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", required = true, description = "The last day.")
  private LocalDate to;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for the record.")
  private String reason;

  @Override
  public Integer call() {
    Console console = new Console(command);
    if (to.isBefore(from)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot backfill %s to %s: the last day is before the first".formatted(from, to));
    }
    Engine engine = Engine.open(options.load(), options.clock(), console);
    run(engine, new DayRange(from, to), reason, console);
    return 0;
  }

  /** Chunk by chunk, each a run of its own: what is published stays when a later one ends early. */
  static void run(Engine engine, DayRange range, String reason, Console console) {
    List<DayRange> chunks = range.chunks(LONGEST_RUN);
    Recording.Request request = new Recording.Request("backfill", Optional.of(reason));
    for (int i = 0; i < chunks.size(); i++) {
      DayRange chunk = chunks.get(i);
      Optional<Recorded> recorded = engine.record(chunk, request);
      console.result(Summary.of(chunk, recorded, console.seconds()));
      if (i + 1 < chunks.size()) {
        console.accept(
            "%d of %d chunks, about %d s to go"
                .formatted(i + 1, chunks.size(), remaining(console, i + 1, chunks.size())));
      }
    }
  }

  private static long remaining(Console console, int done, int chunks) {
    return Math.round(console.seconds() / done * (chunks - done));
  }
}
