package dev.servicehealth.sample;

import dev.servicehealth.cli.Console;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.edition.Period;
import dev.servicehealth.project.Project;
import dev.servicehealth.spark.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Runs the product on the sample, from nothing to published reports. It generates telemetry, and
 * then runs the same commands as a person would: {@code backfill}, and {@code report} for each of
 * the last weeks.
 */
@Command(
    name = "demo",
    description =
        "Make the sample's telemetry, compute its history, publish its last weeks, and say where to"
            + " look.")
final class Demo implements Callable<Integer> {
  private static final int WEEKS_PUBLISHED = 4;

  @Spec private CommandSpec command;

  @Option(
      names = "--sample",
      paramLabel = "DIR",
      defaultValue = "${sys:service-health.home:-.}/sample-data",
      description = "The sample's folder (default: sample-data of the checkout).")
  private Path sample;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(command);
    Path config = sample.resolve(Project.DEFAULT_FILE);
    Configuration configuration = Project.load(config).configuration();
    Fleet fleet = FleetReader.read(sample.resolve("fleet.yaml"));
    generate(configuration, fleet, console);
    for (List<String> arguments : commands(fleet)) {
      console.say(String.join(" ", arguments));
      int exit = run(arguments, config, fleet);
      if (exit != 0) {
        return exit;
      }
    }
    console.result(whereToLook(configuration, config));
    return 0;
  }

  private void generate(Configuration configuration, Fleet fleet, Console console)
      throws IOException {
    Path telemetry = sample.resolve("../demo/telemetry").normalize();
    if (Files.exists(telemetry.resolve("truth"))) {
      console.say("telemetry is there from an earlier demo: " + telemetry);
      return;
    }
    GenerationRange range =
        new GenerationRange(
            Set.of(), fleet.firstDay(), fleet.lastDay(), OptionalLong.empty(), false);
    long rows =
        Generator.generate(
            Sessions.open(configuration.sparkSettings(), configuration.shortcuts()),
            fleet,
            telemetry,
            range,
            console::say);
    console.result("%,d rows of telemetry in %s".formatted(rows, telemetry));
  }

  /** The commands to run after the telemetry is there, each as its name and options. */
  private static List<List<String>> commands(Fleet fleet) {
    List<List<String>> commands = new ArrayList<>();
    String from = fleet.firstDay().toString();
    String to = fleet.lastDay().toString();
    commands.add(
        List.of("backfill", "--from", from, "--to", to, "--reason", "history of the sample"));
    for (int back = WEEKS_PUBLISHED - 1; back >= 0; back--) {
      LocalDate day = fleet.lastDay().minusWeeks(back);
      commands.add(List.of("report", "--week", Period.of(Period.Kind.WEEK, day).name()));
    }
    return commands;
  }

  /** Runs another command of the command line, two days after the last day of the sample. */
  private int run(List<String> arguments, Path config, Fleet fleet) {
    List<String> options = new ArrayList<>(arguments.subList(1, arguments.size()));
    options.addAll(List.of("--config", config.toString()));
    options.addAll(List.of("--now", fleet.lastDay().plusDays(2) + "T06:00:00Z"));
    return command
        .parent()
        .subcommands()
        .get(arguments.get(0))
        .execute(options.toArray(String[]::new));
  }

  private static String whereToLook(Configuration configuration, Path config) {
    return String.join(
        System.lineSeparator(),
        "",
        "The record is ready. Look at:",
        "  " + configuration.reports() + "/index.html",
        "  ./service-health status --config " + config,
        "  ./service-health sql --config "
            + config
            + " \"SELECT day, service, slo, bad, valid, availability FROM slo.availability_day"
            + " WHERE bad > 0.01 * valid ORDER BY day\"");
  }
}
