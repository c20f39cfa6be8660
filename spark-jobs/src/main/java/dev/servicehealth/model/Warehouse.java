package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructType;

/** The Delta tables under one folder: made where they are missing, attached where they are. */
public final class Warehouse {
  private final SparkSession spark;
  private final String root;
  private final SqlModels models;

  private Warehouse(SparkSession spark, String root, SqlModels models) {
    this.spark = spark;
    this.root = root;
    this.models = models;
  }

  /**
   * Makes every table known to the session under its name.
   *
   * @param root any Hadoop path
   */
  public static Warehouse open(SparkSession spark, String root, SqlModels models) {
    Warehouse warehouse = new Warehouse(spark, root, models);
    models.functions().forEach(spark::sql);
    models.all().stream().map(SqlModel::schema).distinct().forEach(warehouse::attachSchema);
    models.all().parallelStream().forEach(warehouse::attach);
    models
        .views()
        .forEach((name, query) -> spark.sql("CREATE OR REPLACE VIEW " + name + " AS " + query));
    return warehouse;
  }

  public SparkSession spark() {
    return spark;
  }

  public SqlModels models() {
    return models;
  }

  private void attachSchema(String schema) {
    spark.sql(
        "CREATE SCHEMA IF NOT EXISTS %s LOCATION '%s'"
            .formatted(schema, quoted(new Path(root, schema).toString())));
  }

  private void attach(SqlModel model) {
    if (spark.catalog().tableExists(model.name())) {
      return;
    }
    Path location = location(model);
    boolean exists = io.delta.tables.DeltaTable.isDeltaTable(spark, location.toString());
    if (!exists) {
      UnfinishedTable.remove(location, spark.sparkContext().hadoopConfiguration());
    }
    String statement = exists ? "CREATE TABLE " + model.name() + " USING delta" : model.ddl();
    spark.sql(statement + " LOCATION '" + quoted(location.toString()) + "'");
    if (exists) {
      mustHaveColumns(model, location);
    }
  }

  private void mustHaveColumns(SqlModel model, Path location) {
    List<String> wanted = columns(Sql.declaration(spark, model.ddl()).columns());
    List<String> present = columns(spark.table(model.name()).schema());
    if (!wanted.equals(present)) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot use table %s at %s: its columns are %s, and this version needs %s.%n"
                  .formatted(model.name(), location, present, wanted)
              + "Name an empty warehouse in the configuration and backfill into it.");
    }
  }

  private static List<String> columns(StructType schema) {
    return java.util.Arrays.stream(schema.fields())
        .map(field -> field.name() + " " + field.dataType().sql())
        .toList();
  }

  /** The Delta version of every table that exists, by name. */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new java.util.TreeMap<>();
    for (SqlModel model : models.all()) {
      versions.put(model.name(), version(model));
    }
    return versions;
  }

  private long version(SqlModel model) {
    return DeltaLog.forTable((org.apache.spark.sql.classic.SparkSession) spark, location(model))
        .update(false, scala.Option.empty(), scala.Option.empty())
        .version();
  }

  private Path location(SqlModel model) {
    return new Path(new Path(root, model.schema()), model.table());
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
