package dev.servicehealth.cli;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.model.TableDescription;
import dev.servicehealth.model.TableDescription.ColumnDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Writes descriptions of tables in the languages of others. */
final class TableDocuments {
  private static final String PRODUCT = "service-health-record";

  private TableDocuments() {}

  /**
   * Statements that register the tables where they are.
   *
   * @param warehouse the folder or URI that holds them
   */
  static String sql(List<TableDescription> tables, String warehouse) {
    List<String> lines = new ArrayList<>();
    new TreeSet<>(tables.stream().map(TableDescription::schema).toList())
        .forEach(schema -> lines.add("CREATE SCHEMA IF NOT EXISTS " + schema + ";"));
    for (TableDescription table : tables) {
      lines.add(
          "CREATE TABLE IF NOT EXISTS %s USING delta LOCATION '%s/%s/%s';"
              .formatted(
                  table.name(),
                  warehouse.replace("\\", "\\\\").replace("'", "\\'"),
                  table.schema(),
                  table.table()));
    }
    return String.join("\n", lines);
  }

  /** The {@code sources.yml} of a dbt project. */
  static String dbt(List<TableDescription> tables) {
    Map<String, List<Map<String, Object>>> bySchema =
        tables.stream()
            .collect(
                Collectors.groupingBy(
                    TableDescription::schema,
                    LinkedHashMap::new,
                    Collectors.mapping(TableDocuments::dbtTable, Collectors.toList())));
    List<Object> sources = new ArrayList<>();
    bySchema.forEach(
        (schema, described) ->
            sources.add(map("name", schema, "schema", schema, "tables", described)));
    return yaml(map("version", 2, "sources", sources));
  }

  private static Map<String, Object> dbtTable(TableDescription table) {
    return map(
        "name",
        table.table(),
        "description",
        table.comment(),
        "columns",
        table.columns().stream()
            .map(
                column ->
                    map(
                        "name", column.name(),
                        "description", column.comment(),
                        "data_type", column.type().toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** A data contract of the Open Data Contract Standard, version 3.1. */
  static String contract(List<TableDescription> tables, Configuration configuration) {
    return yaml(
        map(
            "apiVersion",
            "v3.1.0",
            "kind",
            "DataContract",
            "id",
            PRODUCT,
            "name",
            configuration.product(),
            "version",
            "1.0.0",
            "status",
            "active",
            "description",
            map("purpose", "The record of how services did: facts, figures and editions."),
            "schema",
            tables.stream().map(TableDocuments::contractTable).toList()));
  }

  private static Map<String, Object> contractTable(TableDescription table) {
    return map(
        "name",
        table.table(),
        "physicalName",
        table.name(),
        "physicalType",
        "table",
        "description",
        table.comment(),
        "properties",
        table.columns().stream().map(column -> property(table, column)).toList());
  }

  private static Map<String, Object> property(TableDescription table, ColumnDescription column) {
    Map<String, Object> property =
        map(
            "name", column.name(),
            "logicalType", logicalType(column.type()),
            "physicalType", column.type(),
            "description", column.comment(),
            "required", column.isRequired());
    int place = table.key().indexOf(column.name());
    if (place >= 0) {
      property.put("primaryKey", true);
      property.put("primaryKeyPosition", place + 1);
    }
    return property;
  }

  private static String logicalType(String type) {
    String first = type.replaceFirst("[(<].*", "");
    return switch (first) {
      case "DATE" -> "date";
      case "TIMESTAMP" -> "timestamp";
      case "TINYINT", "SMALLINT", "INT", "BIGINT" -> "integer";
      case "DECIMAL", "DOUBLE", "FLOAT" -> "number";
      case "BOOLEAN" -> "boolean";
      case "ARRAY" -> "array";
      case "MAP", "STRUCT" -> "object";
      default -> "string";
    };
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static String yaml(Object document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setWidth(120);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    return new Yaml(options).dump(document).strip();
  }
}
