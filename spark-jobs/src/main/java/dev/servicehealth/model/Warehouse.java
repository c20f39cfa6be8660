package dev.servicehealth.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;

/**
 * The Delta tables under one folder: made where they are missing, and known to the session as soon
 * as a query names them. A run writes and reads their newest versions; everybody else reads the
 * versions that the newest run published, so that nobody sees half a night.
 */
public final class Warehouse {
  private final SparkSession spark;
  private final String root;
  private final SqlModels models;
  private final Tables tables;
  private final TableShapes shapes;
  private final Locks locks;

  /** The names that the session knows by now. */
  private final Set<String> known = new HashSet<>();

  /** The published version of every table; empty while newest versions are read and written. */
  private Optional<Map<String, Long>> published = Optional.empty();

  private Warehouse(SparkSession spark, String root, SqlModels models) {
    this.spark = spark;
    this.root = root;
    this.models = models;
    this.tables = new Tables(spark, root, models);
    this.shapes = new TableShapes(spark, models, tables);
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

  /** Their versions, published or not. */
  public Tables tables() {
    return tables;
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
    Path location = tables.location(model);
    if (!tables.exists(location)) {
      locks.committing(waits -> {}, () -> create(model, location));
    }
    if (!spark.catalog().tableExists(model.name())) {
      spark.sql("CREATE TABLE " + model.name() + " USING delta" + located(location));
    }
    mustHaveColumns(model);
  }

  /** Another run may have been faster. */
  private boolean create(SqlModel model, Path location) {
    if (tables.exists(location)) {
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
    Path location = tables.location(model);
    if (!tables.exists(location)) {
      attachNewest(model);
      return;
    }
    tables.intact(
        model,
        () ->
            spark.sql(
                "CREATE VIEW %s AS SELECT *%s FROM %s"
                    .formatted(
                        model.name(),
                        shapes.lacking(model, version),
                        tables.at(model.name(), version))));
  }

  /**
   * Gives the tables of an earlier version of this program the columns of this one. Facts get
   * further columns; tables of figures are emptied, for SQL computes them again.
   *
   * @return the tables of figures that hold nothing yet and must be computed for all recorded days
   */
  public Set<String> reshape() {
    known.clear();
    return shapes.reshape();
  }

  /** Adds the columns that a table that is only appended to lacks. */
  public void widen(String table) {
    if (shapes.widen(models.named(table))) {
      known.remove(table);
      attach(table);
    }
  }

  /** Makes the session forget the tables of this warehouse. */
  public void detach() {
    known.stream().filter(models::has).forEach(name -> forget(models.named(name)));
    known.clear();
  }

  /** Records are read as they are; whatever writes to them widens them first. */
  private void mustHaveColumns(SqlModel model) {
    if (model.query().isPresent()) {
      shapes.mustBeOfToday(model);
    }
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
