package dev.servicehealth.model;

import dev.servicehealth.Failure;
import dev.servicehealth.spark.MaterializedRows;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructType;

/** The Delta tables under one folder and their versions. */
public final class Tables {
  private final SparkSession spark;
  private final String root;
  private final SqlModels models;
  private final TableLogs logs;

  Tables(SparkSession spark, String root, SqlModels models) {
    this.spark = spark;
    this.root = root;
    this.models = models;
    this.logs = TableLogs.of(spark);
  }

  public Path location(SqlModel model) {
    return location(root, model);
  }

  private static Path location(String root, SqlModel model) {
    return new Path(new Path(root, model.schema()), model.table());
  }

  boolean exists(Path location) {
    if (DeltaTable.isDeltaTable(spark, location.toString())) {
      return true;
    }
    // A log that was seen before its first commit, by another process, would be none for an hour.
    DeltaLog.invalidateCache((org.apache.spark.sql.classic.SparkSession) spark, location);
    return DeltaTable.isDeltaTable(spark, location.toString());
  }

  /** The data files in the folder of a table, named by a version of it or not. */
  String[] dataFiles(SqlModel model) {
    Path table = location(model);
    try {
      FileSystem system = table.getFileSystem(spark.sparkContext().hadoopConfiguration());
      return system.exists(table)
          ? Upkeep.dataFiles(system, table).stream()
              .map(file -> file.getPath().toString())
              .toArray(String[]::new)
          : new String[0];
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files of " + table + ": " + e, e);
    }
  }

  /** The run that made the newest commit of a table; empty where no run says so. */
  public Optional<String> run(String table) {
    SqlModel model = models.named(table);
    return intact(
        model,
        () ->
            Optional.ofNullable(
                spark
                    .sql("DESCRIBE HISTORY " + newest(model) + " LIMIT 1")
                    .selectExpr("GET_JSON_OBJECT(userMetadata, '$.run')")
                    .head()
                    .getString(0)));
  }

  /**
   * A commit that did not only add rows.
   *
   * @param operation as Delta calls it
   */
  public record Rewrite(long version, Instant at, String operation) {}

  /** The commits of a record that did more than add rows; a table that is missing has none. */
  public List<Rewrite> rewrites(String table) {
    SqlModel model = models.named(table);
    if (!exists(location(model))) {
      return List.of();
    }
    return intact(
        model,
        () ->
            spark
                .sql("DESCRIBE HISTORY " + newest(model))
                .where(
                    "operation NOT IN ('CREATE TABLE', 'ADD COLUMNS', 'OPTIMIZE', 'SET TBLPROPERTIES',"
                        + " 'UNSET TBLPROPERTIES')"
                        + " AND NOT (operation = 'WRITE' AND operationParameters.mode = 'Append')")
                .select("version", "timestamp", "operation")
                .orderBy("version")
                .collectAsList()
                .stream()
                .map(
                    row ->
                        new Rewrite(
                            row.getLong(0), row.getTimestamp(1).toInstant(), row.getString(2)))
                .toList());
  }

  /** Puts rows in place of those of a scope; see {@link TableLogs#replace}. */
  void replace(SqlModel model, Scope scope, MaterializedRows rows, String provenance) {
    logs.replace(location(model), scope, rows, provenance);
  }

  /** How to name a version of a table in Spark SQL. */
  public String at(String table, long version) {
    return newest(models.named(table)) + " VERSION AS OF " + version;
  }

  /** How to name the newest version of a table in Spark SQL. */
  String newest(SqlModel model) {
    return "delta.`%s`".formatted(location(model));
  }

  /** The newest Delta version of every table that exists, by name. */
  public Map<String, Long> newest() {
    Map<String, Long> versions = new TreeMap<>();
    for (SqlModel model : models.all()) {
      if (exists(location(model))) {
        versions.put(model.name(), version(model));
      }
    }
    return versions;
  }

  /** The newest Delta version of a table that exists. */
  public long version(String table) {
    return version(models.named(table));
  }

  private long version(SqlModel model) {
    return intact(model, () -> logs.version(location(model)));
  }

  /** The columns of a table at a version. */
  StructType columns(SqlModel model, long version) {
    return intact(
        model,
        () ->
            spark
                .read()
                .format("delta")
                .option("versionAsOf", version)
                .load(location(model).toString())
                .schema());
  }

  /** The columns of a table at its newest version. */
  StructType columns(SqlModel model) {
    return intact(model, () -> logs.columns(location(model)));
  }

  /** Puts into words the exception that Delta throws over a log that is not whole. */
  <T> T intact(SqlModel model, Callable<T> use) {
    try {
      return use.call();
    } catch (Exception e) { // AnalysisException among others, which Scala does not declare
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot use table %s at %s: %s%n".formatted(model.name(), location(model), firstLine(e))
              + "Its Delta log or its files are damaged; the record is as it was. Put them back, or name"
              + " an empty warehouse in the configuration and backfill into it.",
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  /** The newest version of every table of facts and figures that is not the published one. */
  public Map<String, Long> unpublished(Map<String, Long> published) {
    Map<String, Long> newer = new TreeMap<>(newest());
    newer
        .entrySet()
        .removeIf(
            table ->
                models.named(table.getKey()).query().isEmpty()
                    || table.getValue().equals(published.getOrDefault(table.getKey(), 0L)));
    return newer;
  }

  /**
   * Takes every table of facts and figures back to its published version.
   *
   * @return the tables that were not as published, with the version that was undone
   */
  public Map<String, Long> restore(Map<String, Long> published) {
    Map<String, Long> undone = unpublished(published);
    for (String table : undone.keySet()) {
      SqlModel model = models.named(table);
      long version = published.getOrDefault(table, 0L);
      intact(
          model,
          () ->
              spark.sql(
                  "RESTORE TABLE delta.`%s` TO VERSION AS OF %d"
                      .formatted(location(model), version)));
    }
    return undone;
  }

  /**
   * Makes tables in another folder that hold what versions of these hold, by naming their files.
   *
   * @param versions by table; only tables of facts and figures are copied
   */
  public void copyTo(String folder, Map<String, Long> versions) {
    for (SqlModel model : models.all()) {
      Long version = versions.get(model.name());
      if (version != null && model.query().isPresent()) {
        logs.copy(location(model), version, location(folder, model));
      }
    }
  }
}
