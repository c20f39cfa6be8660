package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The Delta tables under one folder, made where they are missing. A run writes them and reads their
 * newest versions; everybody else reads the versions that a run published, so that nobody sees half
 * a night. Who reads says which by the {@link Reader} that it asks.
 */
public final class Warehouse {
  private final SparkSession spark;
  private final String root;
  private final SqlModels models;
  private final Tables tables;
  private final TableShapes shapes;
  private final Locks locks;

  /** The tables that are there and have the columns of this version of the program. */
  private final Set<String> ready = new HashSet<>();

  private Warehouse(SparkSession spark, String root, SqlModels models) {
    this.spark = spark;
    this.root = root;
    this.models = models;
    this.tables = new Tables(spark, root, models);
    this.shapes = new TableShapes(spark, models, tables);
    this.locks = Locks.of(root, spark.sparkContext().hadoopConfiguration());
  }

  /**
   * @param root any Hadoop path
   */
  public static Warehouse open(SparkSession spark, String root, SqlModels models) {
    models.functions().forEach(spark::sql);
    return new Warehouse(spark, root, models);
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

  /** Reads what is newest at every query. */
  public Reader newest() {
    return new Reader(this, Optional.empty());
  }

  /**
   * Reads these versions of what runs write, and the newest ones of records.
   *
   * @param versions by table; a table that is not among them is read as it was made, empty
   */
  public Reader at(Map<String, Long> versions) {
    return new Reader(this, Optional.of(versions));
  }

  /** SQL that returns the newest version of a table; no rows where it is missing. */
  String sql(SqlModel model) {
    if (!isThere(model)) {
      return shapes.empty(model);
    }
    mustBeReadable(model);
    return "TABLE " + tables.newest(model);
  }

  /** SQL that returns a version of a table, with NULL in the columns that it lacks. */
  String sql(SqlModel model, long version) {
    if (isThere(model)) {
      return "SELECT *%s FROM %s"
          .formatted(shapes.lacking(model, version), tables.at(model.name(), version));
    }
    if (version > 0) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot read table %s at %s: it is not there, and its version %d was published.%n"
                  .formatted(model.name(), tables.location(model), version)
              + "Mount or restore the warehouse.");
    }
    return shapes.empty(model);
  }

  /**
   * The rows of every file in the folder of a record, those too that no version of it names any
   * more: removing a row from a table leaves its file until `maintain` tidies.
   *
   * @param columns to read
   */
  public Dataset<Row> filesOf(String table, String columns) {
    StructType schema = StructType.fromDDL(columns);
    String[] files = tables.dataFiles(models.named(table));
    return files.length == 0
        ? spark.createDataFrame(List.of(), schema)
        : spark.read().option("ignoreCorruptFiles", true).schema(schema).parquet(files);
  }

  /**
   * Returns whether a table exists. Who reads makes none: a record may be only readable, or gone.
   */
  private boolean isThere(SqlModel model) {
    return ready.contains(model.name()) || tables.exists(tables.location(model));
  }

  /** Records are read as they are; whatever writes to them widens them first. */
  private void mustBeReadable(SqlModel model) {
    if (ready.add(model.name()) && model.query().isPresent()) {
      shapes.mustBeOfToday(model);
    }
  }

  /** Makes a table where it is missing, and refuses one with other columns. */
  void make(SqlModel model) {
    Path location = tables.location(model);
    if (!isThere(model)) {
      locks.committing("a run that makes tables", waits -> {}, () -> create(model, location));
    }
    mustBeReadable(model);
  }

  /** Another run may have been faster. */
  private boolean create(SqlModel model, Path location) {
    if (tables.exists(location)) {
      return false;
    }
    UnfinishedTable.remove(location, spark.sparkContext().hadoopConfiguration());
    spark.sql(model.ddl("CREATE TABLE " + tables.newest(model)));
    return true;
  }

  /**
   * Gives the tables of an earlier version of this program the columns of this one. Facts get
   * further columns; tables of figures are emptied, for SQL computes them again.
   *
   * @param published the tables that the newest run published
   * @return the tables of figures that hold nothing yet and must be computed for all recorded days
   */
  public Set<String> reshape(Set<String> published) {
    locks.mustHold();
    ready.clear();
    return shapes.reshape(published);
  }

  /** The newest version of a record; empty where it is missing. */
  public OptionalLong version(String table) {
    SqlModel model = models.named(table);
    return isThere(model) ? OptionalLong.of(tables.version(table)) : OptionalLong.empty();
  }

  /** The version that the next rows of a record make, when nobody else adds any before. */
  public long nextVersion(String table) {
    makeWide(models.named(table));
    return tables.version(table) + 1;
  }

  /** Adds rows to a record, in one commit, after the columns that it lacks. */
  public void append(String table, List<Row> rows) {
    SqlModel model = models.named(table);
    makeWide(model);
    locks.mustHold();
    spark
        .createDataFrame(rows, newest().query("TABLE " + table).schema())
        .coalesce(1)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(tables.location(model).toString());
  }

  private void makeWide(SqlModel model) {
    make(model);
    shapes.widen(model);
  }
}
