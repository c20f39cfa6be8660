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

/** Compiles the catalog's SQL expressions against the columns of one feed. */
final class Expressions {
  private final Dataset<Row> feed;
  private final String source;

  Expressions(Dataset<Row> feed, String source) {
    this.feed = feed;
    this.source = source;
  }

  /**
   * The expression as a column that is NULL for a row on which it fails: one bad row must not end
   * the night.
   */
  Column orNull(String text) {
    return ExpressionUtils.column(new TryEval(parse(text)));
  }

  /** The type of the expression over this feed's columns. */
  DataType type(String text) {
    try {
      return feed.select(ExpressionUtils.column(parse(text))).schema().fields()[0].dataType();
    } catch (Exception e) { // AnalysisException, which Scala does not declare
      throw unusable(text, e);
    }
  }

  private Expression parse(String text) {
    try {
      SparkSession session = (SparkSession) feed.sparkSession();
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
    return java.util.Arrays.stream(feed.columns())
        .filter(name -> !name.startsWith(FeedReader.OWN))
        .toList();
  }
}
