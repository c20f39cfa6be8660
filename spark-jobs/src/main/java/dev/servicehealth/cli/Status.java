package dev.servicehealth.cli;

import dev.servicehealth.engine.Engine;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.project.Project;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what is recorded, and what is not known. */
@Command(
    name = "status",
    description =
        "Tell which days are recorded, what did not arrive, and what no objective judges.")
final class Status implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "14",
      description = "How many recorded days to list (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Project project = options.load();
    Clock clock = options.clock();
    Engine engine = Engine.open(project, clock, console);
    engine.readPublished();
    Optional<DayRange> recorded = recorded(engine);
    if (recorded.isEmpty()) {
      console.result("Nothing is recorded yet.");
      return 0;
    }
    DayRange all = recorded.get();
    LocalDate today = engine.calendar().day(clock.instant());
    LocalDate provisional = today.minusDays(project.configuration().provisionalDays());
    console.result(
        "Recorded: %s. Provisional: days from %s on. Newest run: %s."
            .formatted(all, provisional, engine.log().newest().orElseThrow()));
    LocalDate from = all.last().minusDays(days - 1L);
    DayRange shown = new DayRange(from.isBefore(all.first()) ? all.first() : from, all.last());
    console.result("");
    RowPrinter.print(
        engine.runner().query(engine.models().question("status"), shown),
        RowPrinter.Format.TABLE,
        console.out());
    listUnreceived(engine, shown, console);
    listUnjudged(engine, all, console);
    listEditions(engine, all, console);
    listUnapproved(project, console);
    return 0;
  }

  private static void listUnreceived(Engine engine, DayRange shown, Console console) {
    List<Row> problems =
        engine
            .runner()
            .query(engine.models().question("partition"), shown)
            .where("is_expected AND state <> 'received'")
            .limit(20)
            .collectAsList();
    console.result("");
    console.result(
        problems.isEmpty() ? "Every partition of these days was received." : "Not received:");
    for (Row row : problems) {
      console.result(
          "  %s %s: %s (%s)"
              .formatted(
                  row.getAs("source"),
                  row.getAs("partition"),
                  row.getAs("state"),
                  row.getAs("reason")));
    }
  }

  private static void listUnjudged(Engine engine, DayRange all, Console console) {
    List<Row> services =
        engine.runner().query(engine.models().question("unjudged_service"), all).collectAsList();
    if (!services.isEmpty()) {
      console.result("");
      console.result("In telemetry and in no objective:");
      services.forEach(
          row -> console.result("  %s: %,d rows".formatted(row.getString(0), row.getLong(1))));
    }
  }

  private static void listEditions(Engine engine, DayRange all, Console console) {
    console.result("");
    console.result("Newest editions:");
    RowPrinter.print(
        engine.runner().query(engine.models().question("edition"), all),
        RowPrinter.Format.TABLE,
        console.out());
  }

  private static void listUnapproved(Project project, Console console) {
    List<Exclusion> unapproved =
        project.exclusions().stream().filter(exclusion -> !exclusion.isApproved()).toList();
    if (!unapproved.isEmpty()) {
      console.result("");
      console.result("Exclusions without an approval, and so without effect:");
      unapproved.forEach(
          exclusion ->
              console.result(
                  "  %s: %s, asked for by %s"
                      .formatted(
                          String.join(", ", exclusion.services()),
                          exclusion.reason(),
                          exclusion.requestedBy())));
    }
  }

  private static Optional<DayRange> recorded(Engine engine) {
    engine.warehouse().attachNamed("SELECT 1 FROM slo.availability_day");
    Row row =
        engine
            .spark()
            .sql(
                "SELECT CAST(MIN(day) AS STRING), CAST(MAX(day) AS STRING) FROM slo.availability_day")
            .head();
    return row.isNullAt(0)
        ? Optional.empty()
        : Optional.of(
            new DayRange(LocalDate.parse(row.getString(0)), LocalDate.parse(row.getString(1))));
  }
}
