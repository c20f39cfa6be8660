package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.types.StructType;

/**
 * The Delta tables under one folder: made where they are missing, and known to the session as soon
 * as a query names them. A run writes and reads their newest versions; everybody else reads the
 * versions that the newest run published, so that nobody sees half a night.
 */
public final class Warehouse {
  private final SparkSession spark;
  private final String root;
  private final SqlModels models;
  private final Locks locks;

  /** The names that the session knows by now. */
  private final Set<String> known = new HashSet<>();

  /** The published version of every table; empty while newest versions are read and written. */
  private Optional<Map<String, Long>> published = Optional.empty();

  private Warehouse(SparkSession spark, String root, SqlModels models) {
    this.spark = spark;
    this.root = root;
    this.models = models;
    this.locks = Locks.of(root);
  }

  /**
   * @param root any Hadoop path
   */
  public static Warehouse open(SparkSession spark, String root, SqlModels models) {
    Warehouse warehouse = new Warehouse(spark, root, models);
    models.functions().forEach(spark::sql);
    models.all().stream().map(SqlModel::schema).distinct().forEach(warehouse::attachSchema);
    return warehouse;
  }

  public String root() {
    return root;
  }

  public SparkSession spark() {
    return spark;
  }

  public SqlModels models() {
    return models;
  }

  public Locks locks() {
    return locks;
  }

  /**
   * From now on queries read these versions of what runs write.
   *
   * @param versions by table; a table that is not among them is read as it was made, empty
   */
  public void readPublished(Map<String, Long> versions) {
    published = Optional.of(Map.copyOf(versions));
    known.clear();
  }

  /** From now on queries read what is newest. */
  public void readNewest() {
    published = Optional.empty();
    known.clear();
  }

  private void attachSchema(String schema) {
    spark.sql(
        "CREATE SCHEMA IF NOT EXISTS %s LOCATION '%s'"
            .formatted(schema, quoted(new Path(root, schema).toString())));
  }

  /** Makes the tables and views that a query names known to the session. */
  public void attachNamed(String query) {
    Dependencies.of(spark, query).forEach(this::attach);
  }

  /** The same for text of people: what names no table, as DESCRIBE, may be about any of them. */
  public void attachFor(String statement) {
    Set<String> named = Dependencies.of(spark, statement);
    if (named.isEmpty()) {
      models.all().forEach(model -> attach(model.name()));
      models.views().keySet().forEach(this::attach);
    }
    named.forEach(name -> attach(name.toLowerCase(Locale.ROOT)));
  }

  /** Makes a table or view known; other names are none of the warehouse. */
  void attach(String name) {
    if (known.contains(name)) {
      return;
    }
    if (models.views().containsKey(name)) {
      attachNamed(models.views().get(name));
      spark.sql("CREATE OR REPLACE VIEW " + name + " AS " + models.views().get(name));
      known.add(name);
    } else if (models.has(name)) {
      attach(models.named(name));
      known.add(name);
    }
  }

  /** The session may know the name as another version, or of another warehouse. */
  private void attach(SqlModel model) {
    forget(model);
    if (published.isPresent() && model.query().isPresent()) {
      pin(model, published.orElseThrow().getOrDefault(model.name(), 0L));
    } else {
      attachNewest(model);
    }
  }

  private void forget(SqlModel model) {
    if (spark.catalog().tableExists(model.name())) {
      spark.sql((isView(model.name()) ? "DROP VIEW " : "DROP TABLE ") + model.name());
    }
  }

  private boolean isView(String name) {
    try {
      return spark.catalog().getTable(name).tableType().equals("VIEW");
    } catch (AnalysisException e) {
      throw new IllegalStateException("Cannot look up " + name + ": " + e.getMessage(), e);
    }
  }

  private void attachNewest(SqlModel model) {
    Path location = location(model);
    if (!exists(location)) {
      locks.committing(waits -> {}, () -> create(model, location));
    }
    if (!spark.catalog().tableExists(model.name())) {
      spark.sql("CREATE TABLE " + model.name() + " USING delta" + located(location));
    }
    mustHaveColumns(model, location);
  }

  /** Another run may have been faster. */
  private boolean create(SqlModel model, Path location) {
    if (exists(location)) {
      return false;
    }
    UnfinishedTable.remove(location, spark.sparkContext().hadoopConfiguration());
    spark.sql(model.ddl() + located(location));
    return true;
  }

  private static String located(Path location) {
    return " LOCATION '" + quoted(location.toString()) + "'";
  }

  private void pin(SqlModel model, long version) {
    Path location = location(model);
    if (!exists(location)) {
      attachNewest(model);
      return;
    }
    intact(
        model,
        () ->
            spark.sql(
                "CREATE VIEW %s AS SELECT * FROM %s"
                    .formatted(model.name(), at(model.name(), version))));
    mustHaveColumns(model, location);
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
        spark.sql(
            "CREATE TABLE delta.`%s` SHALLOW CLONE %s"
                .formatted(location(folder, model), at(model.name(), version)));
      }
    }
  }

  /** Makes the session forget the tables of this warehouse. */
  public void detach() {
    known.stream().filter(models::has).forEach(name -> forget(models.named(name)));
    known.clear();
  }

  /** How to name a version of a table in Spark SQL, whatever is attached. */
  public String at(String table, long version) {
    return "delta.`%s` VERSION AS OF %d".formatted(location(models.named(table)), version);
  }

  private boolean exists(Path location) {
    return io.delta.tables.DeltaTable.isDeltaTable(spark, location.toString());
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

  /** The newest Delta version of every table that exists, by name. */
  public Map<String, Long> versions() {
    Map<String, Long> versions = new TreeMap<>();
    for (SqlModel model : models.all()) {
      if (exists(location(model))) {
        versions.put(model.name(), version(model));
      }
    }
    return versions;
  }

  private long version(SqlModel model) {
    org.apache.spark.sql.classic.SparkSession session =
        (org.apache.spark.sql.classic.SparkSession) spark;
    return intact(
        model,
        () ->
            DeltaLog.forTable(session, location(model))
                .update(false, scala.Option.empty(), scala.Option.empty())
                .version());
  }

  /** What Delta throws over a log that is not whole, in words. */
  private <T> T intact(SqlModel model, Callable<T> use) {
    try {
      return use.call();
    } catch (Exception e) { // AnalysisException among others, which Scala does not declare
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot use table %s at %s: %s%n".formatted(model.name(), location(model), firstLine(e))
              + "Its Delta log or its files are damaged; nothing was changed. Put them back, or name"
              + " an empty warehouse in the configuration and backfill into it.",
          e);
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  /** The newest version of every table of facts and figures that is not the published one. */
  public Map<String, Long> unpublished(Map<String, Long> published) {
    Map<String, Long> newer = new TreeMap<>(versions());
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

  public Path location(SqlModel model) {
    return location(root, model);
  }

  private static Path location(String root, SqlModel model) {
    return new Path(new Path(root, model.schema()), model.table());
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
