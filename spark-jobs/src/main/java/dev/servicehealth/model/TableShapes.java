package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Brings the tables of an earlier version of this program into the shape of this one. A table of
 * facts is only ever widened by columns that may be NULL, for raw telemetry may be gone; a table of
 * figures is emptied and declared anew, for its SQL computes it again; a record is only widened.
 * Versions that editions name are not touched: they are read with NULL in the columns that they
 * lack.
 */
final class TableShapes {
  private final SparkSession spark;
  private final SqlModels models;
  private final Tables tables;

  TableShapes(SparkSession spark, SqlModels models, Tables tables) {
    this.spark = spark;
    this.models = models;
    this.tables = tables;
  }

  /**
   * The tables of figures that no run published, or that were emptied because their columns differ.
   *
   * @param published the tables that the newest run published; one that is only there may be empty
   */
  Set<String> reshape(Set<String> published) {
    Set<String> empty = new TreeSet<>();
    for (SqlModel model : models.all()) {
      if (model.query().isPresent()) {
        boolean isThere = tables.exists(tables.location(model));
        if (!isOfFacts(model) && !published.contains(model.name())) {
          empty.add(model.name());
        }
        if (isThere && !isOfToday(model) && !widen(model)) {
          redeclare(model);
          empty.add(model.name());
        }
      }
    }
    return empty;
  }

  /**
   * Adds the columns that a table of facts or a record lacks.
   *
   * @return whether the table has all columns now, and lacked some
   */
  boolean widen(SqlModel model) {
    boolean isFigures = model.query().isPresent() && !isOfFacts(model);
    if (isFigures || !tables.exists(tables.location(model))) {
      return false;
    }
    List<StructField> lacking = lacking(model, newest(model));
    if (lacking.isEmpty() || !lacking.stream().allMatch(StructField::nullable)) {
      return false;
    }
    String columns = lacking.stream().map(StructField::toDDL).collect(Collectors.joining(", "));
    spark.sql("ALTER TABLE delta.`%s` ADD COLUMNS (%s)".formatted(tables.location(model), columns));
    return true;
  }

  private void redeclare(SqlModel model) {
    if (isOfFacts(model)) {
      mustBeOfToday(model);
    }
    spark.sql(model.ddl("REPLACE TABLE " + tables.newest(model)));
  }

  /** Columns of raw telemetry or of the catalog, which no SQL makes again. */
  private static boolean isOfFacts(SqlModel model) {
    return model.schema().equals("core");
  }

  private boolean isOfToday(SqlModel model) {
    return written(newest(model)).equals(written(declared(model)));
  }

  /**
   * Refuses a table whose columns are not those of this version.
   *
   * @throws Failure with what to do
   */
  void mustBeOfToday(SqlModel model) {
    if (!isOfToday(model)) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot use table %s at %s: its columns are %s, and this version needs %s.%n"
                  .formatted(
                      model.name(),
                      tables.location(model),
                      written(newest(model)),
                      written(declared(model)))
              + (isOfFacts(model)
                  ? "Name an empty warehouse in the configuration and backfill into it."
                  : "Run nightly or backfill once, which computes it again."));
    }
  }

  /** SQL that returns the columns of a table and no rows. */
  String empty(SqlModel model) {
    return Stream.of(declared(model).fields())
        .map(f -> "CAST(NULL AS %s) AS `%s`".formatted(f.dataType().sql(), f.name()))
        .collect(Collectors.joining(", ", "SELECT ", " WHERE FALSE"));
  }

  /** SQL for the columns that a version lacks, each NULL, after a comma; empty where none. */
  String lacking(SqlModel model, long version) {
    return lacking(model, tables.columns(model, version)).stream()
        .map(f -> ", CAST(NULL AS %s) AS `%s`".formatted(f.dataType().sql(), f.name()))
        .collect(Collectors.joining());
  }

  private List<StructField> lacking(SqlModel model, StructType present) {
    List<String> names = List.of(present.fieldNames());
    return Stream.of(declared(model).fields())
        .filter(field -> !names.contains(field.name()))
        .toList();
  }

  private StructType newest(SqlModel model) {
    return tables.columns(model);
  }

  private StructType declared(SqlModel model) {
    return Sql.declaration(spark, model.ddl()).columns();
  }

  private static List<String> written(StructType columns) {
    List<String> written = new ArrayList<>();
    for (StructField field : columns.fields()) {
      written.add(field.name() + " " + field.dataType().sql());
    }
    return written;
  }
}
