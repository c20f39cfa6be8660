package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.lit;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.SqlExpression;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;

/** Compiles the catalog's SQL expressions against the columns of like files of a data source. */
final class Expressions {
  private final Dataset<Row> rows;
  private final String source;

  Expressions(Dataset<Row> rows, String source) {
    this.rows = rows;
    this.source = source;
  }

  /** Returns whether the expression fits the columns, or none of its columns are there. */
  boolean fits(String text) {
    return usesAbsent(text) || tried(text).isPresent();
  }

  /**
   * The expression as a column that is NULL for a row on which it fails, and for all where it does
   * not fit their columns: one bad row must not end the night.
   */
  Column orNull(String text, String conversion) {
    return tried(conversion.formatted(text))
        .map(expression -> ExpressionUtils.column(Guarded.orNull(expression)))
        .orElse(lit(null));
  }

  /**
   * The events that the expression counts in a row, or a code of {@link Unjudged}. NaN and infinity
   * decide nothing, and a NULL that the expression writes leaves the row out.
   */
  Column counted(String text) {
    return tried(text)
        .filter(expression -> isCountable(expression.dataType()))
        .map(LeftOut::whereWritten)
        .map(Finite::everywhere)
        .map(expression -> ExpressionUtils.column(Guarded.counted(expression)))
        .orElse(lit(Unjudged.NO_VALUE.code()));
  }

  /** The type of the expression over these columns; empty where it does not fit them. */
  Optional<DataType> type(String text) {
    return tried(text).map(Expression::dataType);
  }

  static boolean isCountable(DataType type) {
    return type instanceof NumericType || type instanceof BooleanType || type instanceof NullType;
  }

  /** The failure of an expression that fits nowhere. */
  Failure unusable(String text) {
    try {
      analyzed(text);
      throw new IllegalArgumentException(text + " fits");
    } catch (Failure e) {
      return e;
    }
  }

  private boolean usesAbsent(String text) {
    Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    used.addAll(SqlExpression.of(text).columns());
    return Arrays.stream(rows.schema().fields())
        .anyMatch(field -> field.dataType() instanceof NullType && used.contains(field.name()));
  }

  private Optional<Expression> tried(String text) {
    try {
      return Optional.of(analyzed(text));
    } catch (Failure e) {
      return Optional.empty();
    }
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
