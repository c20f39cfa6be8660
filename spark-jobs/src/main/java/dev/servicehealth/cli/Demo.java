package dev.servicehealth.cli;

import dev.servicehealth.edition.Period;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.project.Project;
import dev.servicehealth.runreport.RunReportWriter;
import dev.servicehealth.sample.Fleet;
import dev.servicehealth.sample.FleetReader;
import dev.servicehealth.sample.GenerationRange;
import dev.servicehealth.sample.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on the sample, from nothing to published reports. */
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
    Project project = Project.load(config);
    Fleet fleet = FleetReader.read(sample.resolve("fleet.yaml"));
    // The sample's story is over when its last week is two days old.
    Clock clock =
        Clock.fixed(
            fleet.lastDay().plusDays(2).atTime(6, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    RunReportWriter reports = Backfill.reports(project, clock, "history of the sample", console);
    Engine engine = Engine.open(project, clock, reports.stages());
    generate(engine, fleet, console);
    DayRange history = new DayRange(fleet.firstDay(), fleet.lastDay());
    reports.watch(() -> Backfill.run(engine, history, reports, console));
    for (int back = WEEKS_PUBLISHED - 1; back >= 0; back--) {
      Period week = Period.of(Period.Kind.WEEK, fleet.lastDay().minusWeeks(back));
      console.accept("report " + week);
      Report.publish(engine, project, clock, week, console);
    }
    console.result(whereToLook(project, config));
    return 0;
  }

  private void generate(Engine engine, Fleet fleet, Console console) throws IOException {
    Path telemetry = sample.resolve("../demo/telemetry").normalize();
    if (Files.exists(telemetry.resolve("truth"))) {
      console.accept("telemetry is there from an earlier demo: " + telemetry);
      return;
    }
    GenerationRange range =
        new GenerationRange(Set.of(), fleet.firstDay(), fleet.lastDay(), OptionalLong.empty());
    long rows = Generator.generate(engine.spark(), fleet, telemetry, range, console);
    console.result("%,d rows of telemetry in %s".formatted(rows, telemetry));
  }

  private static String whereToLook(Project project, Path config) {
    String reports = project.configuration().reports();
    return String.join(
        System.lineSeparator(),
        "",
        "The record is ready. Look at:",
        "  " + reports + "/index.html",
        "  ./service-health status --config " + config,
        "  ./service-health sql --config "
            + config
            + " \"SELECT day, service, slo, bad, valid, availability FROM slo.availability_day"
            + " WHERE bad > 0.01 * valid ORDER BY day\"");
  }
}
