package dev.servicehealth.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes an expression of the catalog in DuckDB's SQL. It knows a small language, of which each
 * part is known to mean the same in both engines, and refuses the rest with a reason: an expression
 * that is read another way would accuse Spark of a fault that it does not have. Where Spark's
 * evaluation fails, so does DuckDB's; both make the row one that cannot be judged.
 */
final class Translation {
  private final Map<String, Translated> columns;
  private final Comparisons comparisons = new Comparisons(this);
  private final Numbers numbers = new Numbers(this);
  private final Choices choices = new Choices(this);

  /**
   * @param columns of the data source as DuckDB sees them, by name in lower case
   */
  Translation(Map<String, Translated> columns) {
    this.columns = columns;
  }

  /**
   * @param sql that keeps the catalog's rules
   * @throws NotAlike when the engines may read it in two ways
   */
  Translated of(String sql) {
    return of(new CatalystSqlParser().parseExpression(sql));
  }

  Translated of(Expression node) {
    if (node instanceof UnresolvedAttribute column) {
      return column(CollectionConverters.asJava(column.nameParts()));
    } else if (node instanceof Literal literal) {
      return Literals.of(literal);
    } else if (node instanceof And and) {
      return connected(condition(and.left()), true, condition(and.right()));
    } else if (node instanceof Or or) {
      return connected(condition(or.left()), false, condition(or.right()));
    } else if (node instanceof Not not) {
      Translated condition = condition(not.child());
      return new Translated("(NOT " + condition.sql() + ")", Sort.CONDITION, condition.mayFail());
    } else if (node instanceof IsNull test) {
      return tested(of(test.child()), "IS NULL");
    } else if (node instanceof IsNotNull test) {
      return tested(of(test.child()), "IS NOT NULL");
    } else if (node instanceof BinaryComparison comparison) {
      return comparisons.comparison(comparison);
    } else if (node instanceof In in) {
      return comparisons.among(in);
    } else if (node instanceof Like like) {
      return comparisons.like(like);
    } else if (node instanceof BinaryArithmetic arithmetic) {
      return numbers.arithmetic(arithmetic);
    } else if (node instanceof UnaryMinus minus) {
      return numbers.minus(minus);
    } else if (node instanceof Cast cast) {
      return numbers.cast(cast);
    } else if (node instanceof CaseWhen choice) {
      return choices.choice(choice);
    } else if (node instanceof UnresolvedFunction call) {
      return call(call);
    }
    throw NotAlike.unknown(node.prettyName().toUpperCase(Locale.ROOT));
  }

  List<Translated> all(List<Expression> nodes) {
    return nodes.stream().map(this::of).collect(Collectors.toCollection(ArrayList::new));
  }

  Translated condition(Expression node) {
    Translated condition = of(node);
    condition.sort().or(Sort.CONDITION);
    return condition;
  }

  /** Spark does not evaluate the right side where the left one decides. */
  static Translated connected(Translated left, boolean isAnd, Translated right) {
    String both = "(%s %s %s)".formatted(left.sql(), isAnd ? "AND" : "OR", right.sql());
    String inTurn =
        "CASE WHEN %s%s THEN %b ELSE %s END"
            .formatted(isAnd ? "NOT " : "", left.sql(), !isAnd, both);
    return new Translated(
        right.mayFail() ? inTurn : both, Sort.CONDITION, left.mayFail() || right.mayFail());
  }

  private static Translated tested(Translated value, String test) {
    return new Translated("(%s %s)".formatted(value.sql(), test), Sort.CONDITION, value.mayFail());
  }

  private Translated column(List<String> parts) {
    String name = String.join(".", parts);
    Translated column = parts.size() > 1 ? null : columns.get(name.toLowerCase(Locale.ROOT));
    if (column == null) {
      throw new NotAlike("column " + name, "DuckDB finds none of a type that is read alike");
    }
    return column;
  }

  private Translated call(UnresolvedFunction call) {
    String name =
        String.join(".", CollectionConverters.asJava(call.nameParts())).toLowerCase(Locale.ROOT);
    List<Expression> arguments = CollectionConverters.asJava(call.arguments());
    return switch (name) {
      case "if" -> choices.ifElse(arguments);
      case "coalesce", "nvl", "ifnull" -> choices.coalesce(arguments);
      case "between" -> comparisons.between(arguments);
      case "floor" -> numbers.rounded("floor", arguments);
      case "ceil", "ceiling" -> numbers.rounded("ceil", arguments);
      default -> throw NotAlike.unknown("the function " + name);
    };
  }
}
