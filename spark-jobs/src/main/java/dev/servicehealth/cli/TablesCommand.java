package dev.servicehealth.cli;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.TableDescription;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Describes the tables to catalogs, dbt and people. Asks no table, so it needs no record. */
@Command(
    name = "tables",
    description =
        "Describe the tables for other tools: SQL that registers them, dbt sources, or a data"
            + " contract (ODCS).")
final class TablesCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "sql",
      description =
          "sql (CREATE TABLE statements for Hive or Unity Catalog), dbt or odcs (default:"
              + " ${DEFAULT-VALUE}).")
  private Format format;

  /** For whom tables are described. */
  enum Format {
    SQL,
    DBT,
    ODCS
  }

  @Override
  public Integer call() {
    Configuration configuration = options.load().configuration();
    List<TableDescription> tables = TableDescription.all(SqlModels.load());
    new Console(command)
        .result(
            switch (format) {
              case SQL -> TableDocuments.sql(tables, configuration.warehouse());
              case DBT -> TableDocuments.dbt(tables);
              case ODCS -> TableDocuments.contract(tables, configuration);
            });
    return 0;
  }
}
