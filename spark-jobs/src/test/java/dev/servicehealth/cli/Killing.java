package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Kills a command at random moments, runs it again, and compares the record with one that was never
 * disturbed: rows of all tables, runs, editions with every byte of their documents.
 */
final class Killing {
  static final int ROUNDS = Integer.getInteger("rounds", 50);
  private static final Optional<Long> SEED = Optional.ofNullable(Long.getLong("seed"));

  /** A process does nothing for the record while its JVM and its session start. */
  private static final long STARTING = 3_000;

  private static final List<String> PROPERTIES =
      List.of("spark.master=local[1]", "service-health.log=off");

  private final TestProject start;
  private final String[] command;
  private final String[] last;
  private final Map<String, Integer> moments = new TreeMap<>();

  /**
   * @param start what every round begins with; stays as it is
   * @param last what is run after the command, undisturbed
   */
  Killing(TestProject start, String[] command, String... last) {
    this.start = start;
    this.command = command;
    this.last = last;
  }

  /**
   * @param usual seed, unless another was asked for
   */
  void rounds(long usual) {
    long seed = SEED.orElse(usual);
    Random random = new Random(seed);
    TestProject undisturbed = start.copy("undisturbed");
    long took = System.nanoTime();
    assertThat(run(undisturbed).exit()).isZero();
    long longest = (System.nanoTime() - took) / 1_000_000;
    undisturbed.succeed(last);
    Map<String, List<String>> expected = record(undisturbed);

    for (int round = 1; round <= ROUNDS; round++) {
      TestProject killed;
      Optional<String> hit;
      long moment;
      do { // a process that ended first was not killed, and tells how long it takes at most
        moment = STARTING + random.nextLong(longest - STARTING);
        killed = start.copy("killed-" + round + "-after-" + moment);
        hit = kill(killed, moment);
        longest = hit.isPresent() ? longest : moment;
      } while (hit.isEmpty());
      String stage = hit.orElseThrow();
      moments.merge(stage, 1, Integer::sum);
      String what =
          "seed %d, round %d, killed after %d ms, %s".formatted(seed, round, moment, stage);

      killed.succeed(command);
      killed.succeed(last);

      assertThat(record(killed)).as(what).isEqualTo(expected);
      System.out.println(what + ": identical");
    }
    System.out.printf(
        "%s: %d kills within %,d ms, identical records: %s%n",
        String.join(" ", command), ROUNDS, longest, moments);
  }

  private ChildJvm run(TestProject project) {
    Path output = project.folder().resolve(project.configuration().getFileName() + ".printed");
    return ChildJvm.start(output, PROPERTIES, project.complete(command));
  }

  /** The last thing that the process said; empty when it had ended before it was killed. */
  private Optional<String> kill(TestProject project, long moment) {
    ChildJvm process = run(project);
    if (!process.killAfter("", moment)) {
      return Optional.empty();
    }
    return Optional.of(
        process
            .printed()
            .lines()
            .filter(line -> line.startsWith("["))
            .reduce((first, second) -> second)
            .map(line -> line.replaceFirst("^\\[[0-9:]+] ", ""))
            .orElse("starting"));
  }

  /** Every row of every table, and the bytes of every published document. */
  private static Map<String, List<String>> record(TestProject project) {
    Map<String, List<String>> record = new TreeMap<>(project.tables());
    record.put("record.run", project.rows("SELECT number, run, kind, reason FROM record.run"));
    for (String table : List.of("record.edition", "record.figure", "record.restatement")) {
      record.put(table, project.table(table));
    }
    record.put("reports", documents(project.reports()));
    return record;
  }

  private static List<String> documents(Path reports) {
    try (Stream<Path> all = Files.walk(reports)) {
      return all.filter(Files::isRegularFile)
          .map(file -> reports.relativize(file) + " " + hash(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path file) {
    try {
      return dev.servicehealth.plan.Fingerprints.sha256(
          java.util.Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of a week with its edition, then late rows of its last day and all of the next. */
  static TestProject project(Path folder) {
    TestProject project = TestProject.in(folder);
    project.shop("key: id\n");
    telemetry(project, 2, 3);
    project.backfill("2026-05-02", "2026-05-03");
    project.succeed("report", "--week", "2026-W18");
    project.append(
        "telemetry/day=2026-05-03/late.json",
        Requests.from("2026-05-03T03:01:00Z", Duration.ofMinutes(1), 1).get(0));
    telemetry(project, 4, 4);
    return project;
  }

  static void telemetry(TestProject project, int first, int last) {
    for (int day = first; day <= last; day++) {
      project.requests("2026-05-0" + day, 5, "broken");
    }
  }
}
