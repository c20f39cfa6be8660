package dev.servicehealth.catalog;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.Star;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedExtractValue;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DatetimeType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An SQL expression of the catalog, read with Spark's own parser: one value from the columns of one
 * row, by deterministic built-in functions.
 */
public final class SqlExpression {
  /** Spark takes words ('now') and bare times of day for moments that depend on the clock. */
  private static final Pattern STARTS_WITH_YEAR =
      Pattern.compile("(?s)[^'\"]*['\"]\\s*\\+?\\d{4}.*");

  private final Set<String> columns = new LinkedHashSet<>();
  private final Optional<String> violation;
  private boolean condition;

  private SqlExpression(String sql) {
    this.violation = parse(sql);
  }

  /** Reads an expression; whether it keeps the rules is asked of the result. */
  public static SqlExpression of(String sql) {
    return new SqlExpression(sql);
  }

  /** The columns it uses, in the case as written; of {@code a.b} the first part. */
  public Set<String> columns() {
    return Set.copyOf(columns);
  }

  /** The first rule it breaks, and what to do. */
  Optional<String> violation() {
    return violation;
  }

  /**
   * Returns whether it is true or false whatever the types of the columns; false where that
   * decides.
   */
  boolean isCondition() {
    return condition;
  }

  private Optional<String> parse(String sql) {
    try {
      Expression expression = new CatalystSqlParser().parseExpression(sql);
      condition = isCondition(expression);
      Optional<String> broken = ruleBroken(expression, Set.of());
      return broken.isPresent() ? broken : unclosed(sql);
    } catch (StackOverflowError e) {
      return Optional.of("is nested too deeply; simplify it");
    } catch (Exception e) {
      return Optional.of("is not SQL: " + SparkMessage.of(e));
    }
  }

  private static boolean isCondition(Expression expression) {
    return expression instanceof Predicate
        || (expression instanceof Literal literal && literal.dataType() instanceof BooleanType);
  }

  /** A comment at the end would swallow what a query writes after the expression. */
  private static Optional<String> unclosed(String sql) {
    try {
      new CatalystSqlParser().parseExpression("(" + sql + ")");
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of("ends in a comment; remove it");
    }
  }

  private Optional<String> ruleBroken(Expression node, Set<String> lambdaVariables) {
    Set<String> variables = lambdaVariables;
    if (node instanceof LambdaFunction lambda) {
      variables = new HashSet<>(lambdaVariables);
      for (NamedExpression argument : CollectionConverters.asJava(lambda.arguments())) {
        variables.add(argument.name().toLowerCase(Locale.ROOT));
      }
    }

    Optional<String> broken = ruleBrokenHere(node, variables);
    for (Expression child : CollectionConverters.asJava(node.children())) {
      broken = broken.isPresent() ? broken : ruleBroken(child, variables);
    }
    return broken;
  }

  private Optional<String> ruleBrokenHere(Expression node, Set<String> variables) {
    if (node instanceof UnresolvedAttribute column) {
      return useColumn(first(column.nameParts()));
    }
    if (node instanceof UnresolvedNamedLambdaVariable variable) {
      String name = first(variable.nameParts());
      return variables.contains(name.toLowerCase(Locale.ROOT)) ? Optional.empty() : useColumn(name);
    }
    if (node instanceof UnresolvedFunction call) {
      return FunctionRules.violation(
          CollectionConverters.asJava(call.nameParts()),
          CollectionConverters.asJava(call.arguments()));
    }
    if (node instanceof Cast cast) {
      return ConstantRules.ofCast(cast);
    }
    if (node instanceof BinaryComparison || node instanceof In) {
      return ConstantRules.ofComparison(CollectionConverters.asJava(node.children()));
    }
    if (node instanceof Literal literal) {
      return clockLiteral(literal);
    }
    if (node instanceof PlanExpression<?>) {
      return Optional.of("uses a subquery; use only the columns of the data source");
    }
    if (node instanceof WindowExpression) {
      return Optional.of("uses a window (OVER); write what counts for one row");
    }
    return notAValue(node);
  }

  private static Optional<String> notAValue(Expression node) {
    if (node instanceof Star) {
      return Optional.of("uses *; name the columns");
    }
    if (node instanceof Alias) {
      return Optional.of("names a result (AS, or a path such as a:b); write only the expression");
    }

    boolean unresolved = node.getClass().getPackageName().endsWith(".analysis");
    return unresolved && !(node instanceof UnresolvedExtractValue)
        ? Optional.of("uses a parameter or IDENTIFIER; write columns and functions by name")
        : FunctionRules.violationOfOperator(node.prettyName());
  }

  private Optional<String> useColumn(String name) {
    columns.add(name);
    return Optional.empty();
  }

  private static Optional<String> clockLiteral(Literal literal) {
    if (!(literal.dataType() instanceof DatetimeType) || literal.origin().sqlText().isEmpty()) {
      return Optional.empty();
    }

    String written = ConstantRules.text(literal);
    return STARTS_WITH_YEAR.matcher(written).matches()
        ? Optional.empty()
        : Optional.of(written + " depends on the clock; write a date that starts with its year");
  }

  private static String first(Seq<String> parts) {
    return parts.head();
  }
}
