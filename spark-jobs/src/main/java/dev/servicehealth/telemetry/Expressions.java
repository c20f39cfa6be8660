package dev.servicehealth.telemetry;

import dev.servicehealth.Failure;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataType;

/** Compiles the catalog's SQL expressions against the columns of one data source. */
final class Expressions {
  private final Dataset<Row> rows;
  private final String source;

  Expressions(Dataset<Row> rows, String source) {
    this.rows = rows;
    this.source = source;
  }

  /**
   * The expression as a column that is NULL for a row on which it fails: one bad row must not end
   * the night.
   */
  Column orNull(String text) {
    return ExpressionUtils.column(new TryEval(parse(text)));
  }

  /** The type of the expression over this data source's columns. */
  DataType type(String text) {
    try {
      return rows.select(ExpressionUtils.column(parse(text))).schema().fields()[0].dataType();
    } catch (Exception e) { // AnalysisException, which Scala does not declare
      throw unusable(text, e);
    }
  }

  private Expression parse(String text) {
    try {
      SparkSession session = (SparkSession) rows.sparkSession();
      return session.sessionState().sqlParser().parseExpression(text);
    } catch (Exception e) { // ParseException, which Scala does not declare
      throw unusable(text, e);
    }
  }

  private Failure unusable(String text, Exception cause) {
    String why = cause.getMessage().lines().findFirst().orElse("it does not parse");
    return new Failure(
        Failure.Kind.USAGE,
        "Cannot use the expression `%s` on data source %s: %s%nIts columns are: %s."
            .formatted(text, source, why, String.join(", ", visibleColumns())),
        cause);
  }

  private java.util.List<String> visibleColumns() {
    return java.util.Arrays.stream(rows.columns())
        .filter(name -> !name.startsWith(SourceReader.OWN))
        .toList();
  }
}
