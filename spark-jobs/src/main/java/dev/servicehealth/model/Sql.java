package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.CreateUserDefinedFunction;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** SQL text taken apart by Spark's own parser. */
public final class Sql {
  private Sql() {}

  /**
   * The declarations of a {@code table.sql}.
   *
   * @param columns with their comments
   */
  public record Declaration(StructType columns, List<String> partitionedBy) {

    /** Returns whether rows are replaced by day and source; else by day. */
    public boolean isBySource() {
      return partitionedBy.contains("source");
    }
  }

  /**
   * Parses without looking anything up.
   *
   * @throws Failure when the text is not SQL
   */
  public static LogicalPlan parse(SparkSession spark, String text) {
    return parse(
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().sqlParser(), text);
  }

  private static LogicalPlan parse(ParserInterface parser, String text) {
    try {
      return parser.parsePlan(text);
    } catch (Exception e) { // ParseException, which Scala does not declare everywhere
      String why = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
      throw new Failure(Failure.Kind.USAGE, "Cannot read the SQL: " + why, e);
    }
  }

  /**
   * Parses as plain Spark SQL, without the statements that Delta adds: all of them act.
   *
   * @throws Failure when the text is not SQL
   */
  static LogicalPlan parsePlain(String text) {
    return parse(new SparkSqlParser(), text);
  }

  /** As in a query, in lower case: {@code slo.period_day}. */
  static String name(UnresolvedRelation relation) {
    return relation.tableName().toLowerCase(Locale.ROOT);
  }

  /** The name of the function that a statement creates. */
  static String functionName(String statement) {
    CreateUserDefinedFunction created = (CreateUserDefinedFunction) parsePlain(statement);
    return ((UnresolvedIdentifier) created.child()).nameParts().last();
  }

  /** The columns of a CREATE TABLE statement, in plain Spark SQL: no session is needed. */
  static StructType columns(String ddl) {
    return ((CreateTable) parsePlain(ddl)).tableSchema();
  }

  /** Reads a CREATE TABLE statement. */
  public static Declaration declaration(SparkSession spark, String ddl) {
    CreateTable statement = (CreateTable) parse(spark, ddl);
    List<String> partitionedBy = new ArrayList<>();
    CollectionConverters.asJava(statement.partitioning())
        .forEach(transform -> partitionedBy.add(transform.references()[0].fieldNames()[0]));
    return new Declaration(statement.tableSchema(), List.copyOf(partitionedBy));
  }
}
