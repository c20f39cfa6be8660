package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.engine.Engine;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the record. */
@Command(
    name = "sql",
    description =
        "Query the record: one SELECT over the tables of core, slo and record, SHOW TABLES, or"
            + " DESCRIBE.")
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Parameters(paramLabel = "QUERY", description = "As in \"SELECT * FROM slo.availability_day\".")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RowPrinter.Format format;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Engine engine = Engine.open(options.load(), options.clock(), console);
    RowPrinter.print(answer(engine), format, console.out());
    return 0;
  }

  private Dataset<Row> answer(Engine engine) {
    try {
      return engine.published().answer(query);
    } catch (Failure e) {
      throw e;
    } catch (Exception e) { // AnalysisException, which Scala does not declare
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new Failure(Failure.Kind.USAGE, "Cannot run this SQL: " + why, e);
    }
  }
}
