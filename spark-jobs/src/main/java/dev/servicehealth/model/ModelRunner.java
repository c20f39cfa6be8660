package dev.servicehealth.model;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.SafeMessage;
import dev.servicehealth.model.Sql.Declaration;
import dev.servicehealth.spark.GeneratedCode;
import dev.servicehealth.spark.MaterializedRows;
import dev.servicehealth.spark.TemporaryViews;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The one write path: query, then checks, then one commit that replaces the days. */
public final class ModelRunner {
  /** Two commits cost more than computing this many days between them. */
  private static final int LARGEST_GAP = 30;

  /** More days than this repay code that is generated for them. */
  private static final int FEW_DAYS = 31;

  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final Set<DataType> SORTED_TYPES =
      Set.of(
          DataTypes.DateType,
          DataTypes.TimestampType,
          DataTypes.StringType,
          DataTypes.IntegerType,
          DataTypes.LongType);

  private final Warehouse warehouse;
  private final SparkSession spark;
  private final String timeZone;
  private final Reader newest;
  private final Audit audit;

  /**
   * @param timeZone of the reporting calendar
   * @param progress told of every check that warns
   */
  public ModelRunner(Warehouse warehouse, String timeZone, Progress progress) {
    this.warehouse = warehouse;
    this.spark = warehouse.spark();
    this.timeZone = timeZone;
    this.newest = warehouse.newest();
    this.audit = new Audit((sql, range) -> newest.query(sql, range, timeZone), progress);
  }

  /** Models of raw telemetry, whose rows are replaced by day and source; in order. */
  public List<SqlModel> ofSources() {
    return models(this::isBySource);
  }

  /** Models of the catalog and of other models, whose rows are replaced by day; in order. */
  public List<SqlModel> ofDays() {
    return models(model -> !isBySource(model));
  }

  private List<SqlModel> models(Predicate<SqlModel> kind) {
    return Dependencies.inOrder(
        spark, warehouse.models(), warehouse.models().all().stream().filter(kind).toList());
  }

  private boolean isBySource(SqlModel model) {
    return Sql.declaration(spark, model.ddl()).isBySource();
  }

  /** The tables and views that a model's query reads, also through views. */
  Set<String> read(SqlModel model) {
    return Dependencies.throughViews(spark, warehouse.models(), model.query().orElseThrow());
  }

  /**
   * The recorded days that a model reads changed days for, those among them.
   *
   * @param record where to look recorded days up
   */
  public NavigableSet<LocalDate> reached(
      SqlModel model, NavigableSet<LocalDate> changed, Reader record) {
    NavigableSet<LocalDate> days = new TreeSet<>(changed);
    if (model.reach().isPresent() && !changed.isEmpty()) {
      try (TemporaryViews views = new TemporaryViews(spark)) {
        views.add("changed_day", days(changed));
        record
            .query(model.reach().get(), new DayRange(changed.first(), changed.last()), timeZone)
            .collectAsList()
            .forEach(row -> days.add(row.getDate(0).toLocalDate()));
      }
    }
    return days;
  }

  private Dataset<Row> days(Collection<LocalDate> days) {
    List<Row> rows = days.stream().map(day -> RowFactory.create(Date.valueOf(day))).toList();
    return Inputs.rows(spark, "replaced_day", rows);
  }

  /**
   * Computes, checks and commits days of a model. Its checks see them in the view {@code
   * replaced_day}.
   */
  public void run(SqlModel model, NavigableSet<LocalDate> days, String provenance) {
    for (DayRange range : DayRange.covering(days, LARGEST_GAP)) {
      NavigableSet<LocalDate> replaced = days.subSet(range.first(), true, range.last(), true);
      try (TemporaryViews views = new TemporaryViews(spark)) {
        views.add("replaced_day", days(replaced));
        run(model, range, Scope.ofDays(replaced), provenance);
      }
    }
  }

  /**
   * Computes, checks and commits one model.
   *
   * @param range the days handed to the query
   * @param scope the rows of the table that the result replaces; other rows of the result are left
   *     out
   * @param provenance JSON that travels with the commit
   * @throws Failure when a check fails; the table is as before
   */
  public void run(SqlModel model, DayRange range, Scope scope, String provenance) {
    warehouse.make(model);
    if (range.days().count() > FEW_DAYS) {
      GeneratedCode.with(
          spark,
          () -> {
            replace(model, range, scope, provenance);
            return null;
          });
    } else {
      replace(model, range, scope, provenance);
    }
  }

  private void replace(SqlModel model, DayRange range, Scope scope, String provenance) {
    Declaration table = Sql.declaration(spark, model.ddl());
    String query = model.query().orElseThrow();
    Dataset<Row> computed = newest.query(arranged(table, query, scope.sql()), range, timeZone);
    mustMatch(model, table, computed);
    try (MaterializedRows result = MaterializedRows.of(computed);
        TemporaryViews views = new TemporaryViews(spark)) {
      views.add("this", result.rows());
      audit.run(model, range);
      overwrite(model, result, scope, provenance);
    }
  }

  /** Files are written as they come: a column of another type would be another column. */
  private static void mustMatch(SqlModel model, Declaration table, Dataset<Row> computed) {
    Map<String, DataType> given = types(computed.schema());
    Map<String, DataType> wanted = types(table.columns());
    if (!given.equals(wanted)) {
      // Delta hides a broken constraint behind a complaint about the range.
      throw new IllegalStateException(
          "Cannot write %s: its query returns %s and its table has %s"
              .formatted(model.name(), given, wanted));
    }
  }

  private static Map<String, DataType> types(StructType columns) {
    Map<String, DataType> types = new TreeMap<>();
    for (StructField column : columns.fields()) {
      types.put(column.name(), column.dataType().asNullable());
    }
    return types;
  }

  /**
   * A file for every partition of the table, its rows in the order of their columns. One statement:
   * every step that is added to a query has all of it analysed again.
   */
  private static String arranged(Declaration table, String query, String scope) {
    List<String> order = new ArrayList<>(table.partitionedBy());
    for (StructField field : table.columns().fields()) {
      if (SORTED_TYPES.contains(field.dataType()) && !order.contains(field.name())) {
        order.add(field.name());
      }
    }
    return "SELECT * FROM (\n%s\n) WHERE %s DISTRIBUTE BY %s SORT BY %s"
        .formatted(query, scope, quoted(table.partitionedBy()), quoted(order));
  }

  private static String quoted(List<String> columns) {
    return columns.stream().collect(Collectors.joining("`, `", "`", "`"));
  }

  private void overwrite(SqlModel model, MaterializedRows result, Scope scope, String provenance) {
    try {
      Conflicts.retry(
          () -> {
            warehouse.locks().mustHold();
            warehouse.tables().replace(model, scope, result, provenance);
            return null;
          },
          PAUSE);
    } catch (Failure e) {
      throw e;
    } catch (Exception e) { // SparkException among others, which Scala does not declare
      throw new IllegalStateException(
          "Cannot write %s: %s".formatted(model.name(), SafeMessage.deepest(e)), e);
    }
  }
}
