package dev.servicehealth.model;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.types.StructField;

/**
 * A table as others may be told of it, from its {@code table.sql}.
 *
 * @param name as in {@code slo.period_day}
 * @param comment a sentence or two
 * @param key the columns that name a row; empty for a table that is only appended to
 */
public record TableDescription(
    String name, String comment, List<ColumnDescription> columns, List<String> key) {

  /**
   * A column.
   *
   * @param type in Spark's words
   */
  public record ColumnDescription(String name, String type, boolean isRequired, String comment) {}

  /** Describes every table of the warehouse, sorted by name. */
  public static List<TableDescription> all(SqlModels models) {
    return models.all().stream().map(TableDescription::of).toList();
  }

  private static TableDescription of(SqlModel model) {
    CreateTable declared = (CreateTable) Sql.parsePlain(model.ddl());
    return new TableDescription(
        model.name(),
        declared.tableSpec().comment().getOrElse(() -> ""),
        Arrays.stream(declared.tableSchema().fields()).map(TableDescription::column).toList(),
        model.query().map(sql -> Grain.of(sql).columns()).orElse(List.of()));
  }

  private static ColumnDescription column(StructField field) {
    return new ColumnDescription(
        field.name(),
        field.dataType().sql(),
        !field.nullable(),
        field.getComment().getOrElse(() -> ""));
  }

  public String schema() {
    return name.substring(0, name.indexOf('.'));
  }

  public String table() {
    return name.substring(name.indexOf('.') + 1);
  }
}
