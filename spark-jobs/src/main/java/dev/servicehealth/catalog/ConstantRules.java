package dev.servicehealth.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.types.DatetimeType;
import org.apache.spark.sql.types.StringType;
import scala.Option;

/**
 * Which constants an expression may hold. Spark reads some words as the clock when they become a
 * time, and a constant size makes a value of that size for every row.
 */
final class ConstantRules {
  private static final int LARGEST = 10_000;

  private static final Set<String> CLOCK = Set.of("now", "today", "tomorrow", "yesterday");

  /** Groups of functions that make times of texts. */
  private static final Set<String> TIMES = Set.of("datetime_funcs", "conversion_funcs");

  private static final Pattern STARTS_WITH_YEAR = Pattern.compile("(?s)\\s*\\+?\\d{4}.*");

  /** Where functions that make values of any size take it. */
  private static final Map<String, Integer> SIZES =
      Map.of("repeat", 1, "space", 0, "lpad", 1, "rpad", 1, "array_repeat", 1);

  private ConstantRules() {}

  /** Of a cast: a text that becomes a time must come from a column, or be a date. */
  static Optional<String> ofCast(Cast cast) {
    return cast.dataType() instanceof DatetimeType
        ? value(cast.child())
            .filter(text -> !STARTS_WITH_YEAR.matcher(String.valueOf(text)).matches())
            .map(
                text ->
                    "'" + text + "' depends on the clock; write a date that starts with its year")
        : Optional.empty();
  }

  /**
   * Of a call.
   *
   * @param group of the function, as Spark groups them
   */
  static Optional<String> ofCall(String name, String group, List<Expression> arguments) {
    Optional<String> clock =
        TIMES.contains(group) || name.equals("between")
            ? arguments.stream().flatMap(each -> clockWord(each).stream()).findFirst()
            : Optional.empty();
    return clock
        .map(
            word ->
                "the function %s reads '%s' as the clock; write a date that starts with its year"
                    .formatted(name, word))
        .or(() -> size(name, arguments).flatMap(size -> tooLarge(name, size)));
  }

  /** Of a comparison, whose text becomes a time where the other side is one. */
  static Optional<String> ofComparison(List<Expression> sides) {
    return sides.stream()
        .flatMap(side -> clockWord(side).stream())
        .findFirst()
        .map(
            word ->
                "'%s' is read as the clock beside a time; write a date, or UPPER(…) = '%s' of a text"
                    .formatted(word, word.toUpperCase(Locale.ROOT)));
  }

  private static Optional<String> clockWord(Expression expression) {
    return expression instanceof Literal literal && literal.dataType() instanceof StringType
        ? Optional.of(String.valueOf(literal.value()))
            .filter(text -> CLOCK.contains(text.strip().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static Optional<Double> size(String name, List<Expression> arguments) {
    Integer at = SIZES.get(name);
    if (at != null && arguments.size() > at) {
      return number(arguments.get(at));
    }
    if (name.equals("sequence") && arguments.size() >= 2) {
      Optional<Double> from = number(arguments.get(0));
      Optional<Double> to = number(arguments.get(1));
      Optional<Double> step =
          arguments.size() == 3 ? number(arguments.get(2)).filter(s -> s != 0) : Optional.of(1.0);
      return from.flatMap(f -> to.flatMap(t -> step.map(s -> Math.abs((t - f) / s) + 1)));
    }
    return Optional.empty();
  }

  private static Optional<String> tooLarge(String name, double size) {
    return size > LARGEST
        ? Optional.of(
            "the function %s makes %,.0f characters or values of every row; write at most %,d"
                .formatted(name, size, LARGEST))
        : Optional.empty();
  }

  private static Optional<Double> number(Expression expression) {
    return value(expression)
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).doubleValue())
        .or(() -> value(expression).flatMap(ConstantRules::parsed));
  }

  private static Optional<Double> parsed(Object value) {
    try {
      return Optional.of(Double.valueOf(value.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The value of an expression without columns; empty where it has some, or fails. */
  private static Optional<Object> value(Expression expression) {
    if (expression.exists(UnresolvedAttribute.class::isInstance)
        || expression.origin().sqlText().isEmpty()) {
      return Optional.empty();
    }
    try {
      LogicalPlan plan = new CatalystSqlParser().parsePlan("SELECT (" + text(expression) + ")");
      LogicalPlan analyzed =
          SimpleAnalyzer$.MODULE$.executeAndCheck(plan, new QueryPlanningTracker(Option.empty()));
      Expression resolved = ((Alias) ((Project) analyzed).projectList().head()).child();
      return Optional.ofNullable(resolved.eval(InternalRow.empty()));
    } catch (Exception | StackOverflowError e) { // said by other checks, where it is wrong
      return Optional.empty();
    }
  }

  /** As it is written. */
  static String text(Expression expression) {
    return expression
        .origin()
        .sqlText()
        .get()
        .substring(
            (Integer) expression.origin().startIndex().get(),
            (Integer) expression.origin().stopIndex().get() + 1);
  }
}
