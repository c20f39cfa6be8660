package dev.servicehealth.model;

import dev.servicehealth.Failure;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExecuteImmediate;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** SQL text taken apart by Spark's own parser. */
public final class Sql {
  private Sql() {}

  /**
   * What a {@code table.sql} declares.
   *
   * @param columns with their comments
   */
  public record Declaration(StructType columns, List<String> partitionedBy) {

    /** Whether rows are replaced by day and source; else by day. */
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
      throw new Failure(Failure.Kind.USAGE, "Cannot read the SQL: " + e.getMessage(), e);
    }
  }

  /**
   * Whether the text asks and changes nothing. It is read as plain Spark SQL, without the
   * statements that Delta adds: all of them act, and not all of them are commands to Spark.
   */
  public static boolean isQuestion(String text) {
    LogicalPlan statement = parse(new SparkSqlParser(), text);
    if (statement instanceof DescribeRelation || statement instanceof ShowTables) {
      return true;
    }
    return !statement.exists(
        node ->
            node instanceof Command
                || node instanceof ParsedStatement
                || node instanceof UnresolvedExecuteImmediate);
  }

  /** The columns of a CREATE TABLE statement, in plain Spark SQL: no session is needed. */
  static StructType columns(String ddl) {
    return ((CreateTable) parse(new SparkSqlParser(), ddl)).tableSchema();
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
