package dev.servicehealth.recount;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.EqualNullSafe;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import scala.jdk.javaapi.CollectionConverters;

/** Translates comparisons of values of one sort. Texts compare by their bytes in both engines. */
final class Comparisons {
  private static final String NULL_SAFE = "IS NOT DISTINCT FROM";

  private final Translation translation;

  Comparisons(Translation translation) {
    this.translation = translation;
  }

  Translated comparison(BinaryComparison node) {
    Translated left = translation.of(node.left());
    Translated right = translation.of(node.right());
    String operator = node instanceof EqualNullSafe ? NULL_SAFE : node.symbol();
    return compared(left, operator, right);
  }

  /** Two comparisons, as Spark makes of it. */
  Translated between(List<Expression> arguments) {
    Translated value = translation.of(arguments.get(0));
    Translated low = compared(value, ">=", translation.of(arguments.get(1)));
    Translated high = compared(value, "<=", translation.of(arguments.get(2)));
    return Translation.connected(low, true, high);
  }

  Translated among(In in) {
    Translated value = translation.of(in.value()).deciding();
    List<Expression> nodes = CollectionConverters.asJava(in.list());
    if (!nodes.stream().allMatch(Literal.class::isInstance)) {
      throw NotAlike.unknown("IN of other than literals");
    }
    List<Translated> list = translation.all(nodes);
    for (Translated each : list) {
      boolean isOne = value.sort().or(each.sort()) == value.sort();
      if (!isOne || value.sort() == Sort.FLOATING) {
        throw NotAlike.unknown("IN of floating-point numbers, or of two sorts");
      }
    }
    String values = list.stream().map(Translated::sql).collect(Collectors.joining(", "));
    return new Translated(
        "(%s IN (%s))".formatted(value.sql(), values), Sort.CONDITION, value.mayFail());
  }

  /** A pattern without escapes. */
  Translated like(Like like) {
    Translated value = translation.of(like.left());
    value.sort().or(Sort.TEXT);
    boolean isPlain =
        like.right() instanceof Literal literal
            && literal.value() != null
            && literal.value().toString().indexOf(like.escapeChar()) < 0;
    if (!isPlain) {
      throw NotAlike.unknown("LIKE with an escape or a column as its pattern");
    }
    return new Translated(
        "(%s LIKE %s)".formatted(value.sql(), translation.of(like.right()).sql()),
        Sort.CONDITION,
        value.mayFail());
  }

  private static Translated compared(Translated one, String operator, Translated other) {
    Translated left = one.deciding();
    Translated right = other.deciding();
    if (left.sort().or(right.sort()) == Sort.TIME) {
      throw NotAlike.unknown("a comparison of times");
    }
    String first = left.beside(right).sql();
    String compared = "(%s %s %s)".formatted(first, operator, right.beside(left).sql());
    return new Translated(
        operator.equals(NULL_SAFE) ? compared : right.onlyAfter(first, compared),
        Sort.CONDITION,
        left.mayFail() || right.mayFail());
  }
}
