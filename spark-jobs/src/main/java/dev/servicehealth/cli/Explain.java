package dev.servicehealth.cli;

import static org.apache.spark.sql.functions.col;

import dev.servicehealth.Failure;
import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.FigureSql;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.edition.Ledger;
import dev.servicehealth.edition.Period;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Reader;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.RunLog.Published;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.FigureName;
import dev.servicehealth.report.State;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says why a printed figure is what it is. */
@Command(
    name = "explain",
    description =
        "Show how a published figure came about: its formula, counts, exclusions and raw partitions,"
            + " and a SQL statement that returns it.")
final class Explain implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @ArgGroup(multiplicity = "1")
  private PeriodOption asked;

  @Option(names = "--edition", paramLabel = "N", description = "Default: the newest one.")
  private Integer number;

  @Option(names = "--service", paramLabel = "SERVICE", required = true)
  private String service;

  @Option(names = "--slo", paramLabel = "SLO", required = true)
  private String slo;

  @Option(
      names = "--figure",
      paramLabel = "FIGURE",
      defaultValue = "AVAILABILITY",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private FigureName figure;

  @Option(names = "--day", paramLabel = "DAY", description = "Default: the whole period.")
  private LocalDate day;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Period period = asked.period();
    Project project = options.load();
    Engine engine = Engine.open(project, options.clock(), console);
    Ledger ledger = engine.ledger();
    Address address = address(ledger, period);
    Figure found = find(ledger.figures(address), address);
    Published run = engine.runOf(address, ledger.run(address));
    Reader reader = engine.warehouse().at(run.versions());
    DayRange days = day == null ? period.days() : new DayRange(day, day);
    Edition edition = Folders.of(project).read(address);
    FigureSql sql = engine.figureSql(run, edition);
    console.result(
        "%s: %s %s, %s of %s: %s (exactly %s%s; %s)"
            .formatted(
                address,
                service,
                slo,
                figure.key(),
                days,
                found.printed(),
                found.value(),
                found.unit() == null ? "" : " " + found.unit(),
                found.state().word()));
    console.result("Formula: " + FigureSql.formula(figure));
    String counts = (edition.schemaNumber() == 1 ? "schema_1/" : "") + "explain_counts";
    if (found.state() == State.UNKNOWN) {
      sayWhatIsNotKnown(
          reader.query(engine.models().question("explain_unknown"), days, engine.timeZone()),
          console);
    }
    for (String question : List.of(counts, "explain_exclusions", "explain_partitions")) {
      print(
          reader.query(engine.models().question(question), days, engine.timeZone()),
          question,
          console);
    }
    console.result("");
    console.result(
        "SQL that returns it, of the tables as run %s published them:".formatted(run.run()));
    console.result(sql.of(found));
    return 0;
  }

  private Address address(Ledger ledger, Period period) {
    return ledger.recorded().keySet().stream()
        .filter(address -> address.period().equals(period.name()))
        .filter(address -> number == null || address.edition() == number)
        .max(Address::compareTo)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Kind.USAGE,
                    "Cannot explain %s%s: no such edition was published; `status` lists them"
                        .formatted(period, number == null ? "" : " edition " + number)));
  }

  private Figure find(List<Figure> figures, Address address) {
    return figures.stream()
        .filter(f -> f.service().equals(service) && f.slo().equals(slo) && f.name() == figure)
        .filter(f -> day == null ? f.onDay().isEmpty() : f.onDay().filter(day::equals).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Kind.USAGE,
                    "Cannot explain %s of %s %s%s: edition %s has no such figure"
                        .formatted(
                            figure.key(), service, slo, day == null ? "" : " on " + day, address)));
  }

  private void sayWhatIsNotKnown(Dataset<Row> answer, Console console) {
    console.result("");
    console.result("Not known of it:");
    for (Row row : ofObjective(answer).selectExpr("CAST(day AS STRING)", "why").collectAsList()) {
      console.result("  %s: %s".formatted(row.getString(0), row.getString(1)));
    }
  }

  private Dataset<Row> ofObjective(Dataset<Row> answer) {
    return answer.where(col("service").equalTo(service).and(col("slo").equalTo(slo)));
  }

  private void print(Dataset<Row> answer, String question, Console console) {
    console.result("");
    console.result(question.replaceFirst(".*explain_", "") + ":");
    RowPrinter.print(
        ofObjective(answer).drop("service", "slo"), RowPrinter.Format.TABLE, console.out());
  }
}
