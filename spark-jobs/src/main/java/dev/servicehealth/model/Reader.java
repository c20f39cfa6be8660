package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution;
import org.apache.spark.sql.catalyst.analysis.NameParameterizedQuery;
import org.apache.spark.sql.catalyst.analysis.RelationTimeTravel;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Answers SQL from the tables and views of a warehouse, at given versions or at their newest ones.
 * It puts them into the parsed query in place of their names. The names of the session's catalog
 * are not used: all sessions of a process share them, so that one reader would change what another
 * reads.
 */
public final class Reader {
  private final Warehouse warehouse;
  private final SqlModels models;
  private final Optional<Map<String, Long>> versions;

  /** The SQL of every table at its version, which never changes. */
  private final Map<String, String> pinned = new ConcurrentHashMap<>();

  /**
   * @param versions by table; empty for the newest ones
   */
  Reader(Warehouse warehouse, Optional<Map<String, Long>> versions) {
    this.warehouse = warehouse;
    this.models = warehouse.models();
    this.versions = versions.map(Map::copyOf);
  }

  /** Runs SQL without parameters. */
  public Dataset<Row> query(String sql) {
    return rows(parsed(sql));
  }

  /**
   * Runs SQL with the parameters that every model may use.
   *
   * @param timeZone in which days are counted
   */
  public Dataset<Row> query(String sql, DayRange range, String timeZone) {
    return run(
        new NameParameterizedQuery(
            bound(parsed(sql)),
            sequence(List.of("first_day", "last_day", "time_zone")),
            sequence(
                List.of(
                    date(range.first()),
                    date(range.last()),
                    Literal.create(timeZone, DataTypes.StringType)))));
  }

  private static Expression date(LocalDate day) {
    return Literal.create(day, DataTypes.DateType);
  }

  private static <T> Seq<T> sequence(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  /** Runs a query whose common table expressions are in place. */
  Dataset<Row> rows(LogicalPlan query) {
    return run(bound(query));
  }

  private Dataset<Row> run(LogicalPlan plan) {
    return org.apache.spark.sql.classic.Dataset.ofRows(
        (org.apache.spark.sql.classic.SparkSession) warehouse.spark(), plan);
  }

  /** The tables of views are bound on the way down, as the views themselves are. */
  private LogicalPlan bound(LogicalPlan query) {
    return query.transformDownWithSubqueries(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return isBound(node);
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            return node instanceof RelationTimeTravel past
                ? past(past)
                : bound((UnresolvedRelation) node);
          }
        });
  }

  /** Common table expressions are substituted first, for their queries are no children before. */
  private LogicalPlan parsed(String sql) {
    return CTESubstitution.apply(Sql.parse(warehouse.spark(), sql));
  }

  private boolean isBound(LogicalPlan node) {
    if (node instanceof RelationTimeTravel past) {
      return past.relation() instanceof UnresolvedRelation table && models.has(Sql.name(table));
    }
    return node instanceof UnresolvedRelation relation
        && (models.has(Sql.name(relation)) || models.views().containsKey(Sql.name(relation)));
  }

  private LogicalPlan bound(UnresolvedRelation relation) {
    String name = Sql.name(relation);
    return named(name, parsed(sql(name)));
  }

  /** A table as it was, whatever this reader reads else. */
  private LogicalPlan past(RelationTimeTravel past) {
    String name = Sql.name((UnresolvedRelation) past.relation());
    LogicalPlan table = parsed("TABLE " + warehouse.tables().newest(models.named(name)));
    return named(name, new RelationTimeTravel(table, past.timestamp(), past.version()));
  }

  /** Named as in a catalog, so that columns can be qualified by it. */
  private static LogicalPlan named(String name, LogicalPlan rows) {
    if (!name.contains(".")) {
      return new SubqueryAlias(new AliasIdentifier(name, sequence(List.of())), rows);
    }
    String schema = name.substring(0, name.indexOf('.'));
    String table = name.substring(name.indexOf('.') + 1);
    return new SubqueryAlias(
        new AliasIdentifier(table, sequence(List.of("spark_catalog", schema))), rows);
  }

  private String sql(String name) {
    String view = models.views().get(name);
    return view == null ? sql(models.named(name)) : view;
  }

  /** Records are only appended to, and read as they are. */
  private String sql(SqlModel model) {
    return versions.isPresent() && model.query().isPresent()
        ? pinned.computeIfAbsent(
            model.name(), name -> warehouse.sql(model, versions.get().getOrDefault(name, 0L)))
        : warehouse.sql(model);
  }

  /**
   * Answers a statement of people.
   *
   * @throws Failure USAGE when it is anything but a question about the record
   */
  public Dataset<Row> answer(String statement) {
    return new Answers(warehouse.spark(), models, this).to(statement);
  }
}
