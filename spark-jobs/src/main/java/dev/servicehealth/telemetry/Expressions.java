package dev.servicehealth.telemetry;

import dev.servicehealth.Failure;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Project;
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
    return ExpressionUtils.column(Guarded.orNull(analyzed(text)));
  }

  /**
   * The events that the expression counts in a row, or a code of {@link Unjudged}. NaN and infinity
   * decide nothing, and a NULL that the expression writes leaves the row out.
   */
  Column counted(String text) {
    return ExpressionUtils.column(
        Guarded.counted(Finite.everywhere(LeftOut.whereWritten(analyzed(text)))));
  }

  /** The type of the expression over this data source's columns. */
  DataType type(String text) {
    return analyzed(text).dataType();
  }

  private Expression analyzed(String text) {
    try {
      SparkSession session = (SparkSession) rows.sparkSession();
      Expression parsed = session.sessionState().sqlParser().parseExpression(text);
      Project project =
          (Project)
              ((org.apache.spark.sql.classic.Dataset<Row>)
                      rows.select(ExpressionUtils.column(parsed)))
                  .queryExecution()
                  .analyzed();
      Expression selected = (Expression) project.projectList().head();
      return selected instanceof Alias named ? named.child() : selected;
    } catch (Exception e) { // ParseException or AnalysisException, which Scala does not declare
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

  private List<String> visibleColumns() {
    return Arrays.stream(rows.columns())
        .filter(name -> !name.startsWith(SourceReader.OWN))
        .toList();
  }
}
