package dev.servicehealth.sample;

import dev.servicehealth.Failure;
import dev.servicehealth.spark.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes sample telemetry. */
@Command(
    name = "generate",
    description = "Write made-up telemetry of a fleet from a seed, and the truth about it.")
final class Generate implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      defaultValue = "sample-data/fleet.yaml",
      description = "The fleet and its story (default: ${DEFAULT-VALUE}).")
  private Path fleetFile;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description =
          "Where to write: a folder for each data source, and truth/. Must be empty or generated.")
  private Path output;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Only these services.")
  private Set<String> services = new LinkedHashSet<>();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "The first day (default: the fleet's).")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "The last day (default: the fleet's).")
  private LocalDate to;

  @Option(names = "--days", paramLabel = "N", description = "This many days, instead of --to.")
  private Integer days;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Requests of each service a day (default: the fleet's own).")
  private Long rows;

  @Override
  public Integer call() throws IOException {
    Fleet fleet = FleetReader.read(fleetFile);
    GenerationRange range = range(fleet);
    try (SparkSession spark = Sessions.open(Map.of(), true)) {
      long start = System.nanoTime();
      long written =
          Generator.generate(
              spark, fleet, output, range, line -> command.commandLine().getErr().println(line));
      double seconds = (System.nanoTime() - start) / 1e9;
      command
          .commandLine()
          .getOut()
          .printf("%,d rows in %s, in %.1f s%n", written, output, seconds);
    }
    return 0;
  }

  private GenerationRange range(Fleet fleet) {
    LocalDate first = from == null ? fleet.firstDay() : from;
    LocalDate last = to == null ? fleet.lastDay() : to;
    if (days != null) {
      if (to != null) {
        throw usage("--days " + days + " with --to " + to, "choose one of them");
      }
      last = first.plusDays(days - 1L);
    }
    if (first.isBefore(fleet.firstDay()) || last.isAfter(fleet.lastDay()) || last.isBefore(first)) {
      throw usage(
          first + " to " + last,
          "choose days from " + fleet.firstDay() + " to " + fleet.lastDay() + ", in order");
    }
    for (String name : services) {
      if (fleet.services().stream().noneMatch(service -> service.name().equals(name))) {
        throw usage(
            "the service " + name,
            "choose from " + fleet.services().stream().map(Fleet.Service::name).toList());
      }
    }
    if (rows != null && rows < 0) {
      throw usage(rows + " rows", "choose a number of at least 0");
    }
    return new GenerationRange(
        services, first, last, rows == null ? OptionalLong.empty() : OptionalLong.of(rows), false);
  }

  private static Failure usage(String what, String instead) {
    return new Failure(Failure.Kind.USAGE, "Cannot generate " + what + ": " + instead);
  }
}
