package dev.servicehealth.recount;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BinaryArithmetic;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnaryMinus;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;

/** Translates arithmetic that both engines do in the same types, and fail at in the same places. */
final class Numbers {
  private final Translation translation;

  Numbers(Translation translation) {
    this.translation = translation;
  }

  Translated arithmetic(BinaryArithmetic node) {
    Translated left = number(node.left());
    Translated right = number(node.right());
    Sort sort = left.sort().or(right.sort());
    if (sort == Sort.DECIMAL && !isMillionths(node)) {
      throw new NotAlike("arithmetic of decimals", "engines keep other numbers of digits");
    }
    String one = left.beside(right).sql();
    String other = right.beside(left).sql();
    return switch (node.symbol()) {
      case "+", "-", "*" ->
          new Translated(
              right.onlyAfter(one, "(%s %s %s)".formatted(one, node.symbol(), other)), sort, true);
      case "/" -> {
        String ratio = "(CAST(%s AS DOUBLE) / CAST(%s AS DOUBLE))".formatted(one, other);
        yield unlessZero(one, other, ratio, Sort.FLOATING);
      }
      case "%" -> {
        if (sort != Sort.WHOLE) {
          throw NotAlike.unknown("a remainder of fractions");
        }
        yield unlessZero(one, other, "(%s %% %s)".formatted(one, other), Sort.WHOLE);
      }
      default -> throw NotAlike.unknown("the operator " + node.symbol());
    };
  }

  Translated minus(UnaryMinus minus) {
    Translated number = number(minus.child());
    return new Translated("(- %s)".formatted(number.sql()), number.sort(), true);
  }

  /** To a number that holds the value exactly, or rounds it half away from zero. */
  Translated cast(Cast cast) {
    Translated value = translation.of(cast.child());
    DataType type = cast.dataType();
    String call = cast.evalMode().equals(EvalMode.TRY()) ? "TRY_CAST(%s AS %s)" : "CAST(%s AS %s)";
    boolean isExact = value.sort() == Sort.WHOLE || value.sort() == Sort.DECIMAL;
    if (type instanceof DoubleType && value.sort().isNumber()) {
      return new Translated(call.formatted(value.sql(), "DOUBLE"), Sort.FLOATING, value.mayFail());
    }
    if (type instanceof DecimalType decimal && isExact) {
      String target = "DECIMAL(%d, %d)".formatted(decimal.precision(), decimal.scale());
      return new Translated(call.formatted(value.sql(), target), Sort.DECIMAL, true);
    }
    boolean isWhole = type instanceof LongType || type instanceof IntegerType;
    if (isWhole && value.sort() == Sort.WHOLE) {
      return new Translated(call.formatted(value.sql(), type.sql()), Sort.WHOLE, true);
    }
    throw new NotAlike(
        "a %s as %s".formatted(value.sort().word(), type.sql()),
        "engines convert it by other rules");
  }

  Translated rounded(String function, List<Expression> arguments) {
    Translated value = number(arguments.get(0));
    if (arguments.size() > 1 || value.sort() == Sort.FLOATING) {
      throw NotAlike.unknown("FLOOR or CEIL of a floating-point number, or to digits");
    }
    return value.sort() == Sort.WHOLE
        ? value
        : new Translated("%s(%s)".formatted(function, value.sql()), Sort.DECIMAL, value.mayFail());
  }

  private Translated number(Expression node) {
    Translated number = translation.of(node);
    if (!number.sort().isNumber()) {
      throw new NotAlike(
          "a %s as a number".formatted(number.sort().word()), "engines convert it by other rules");
    }
    return number;
  }

  /** As the catalog writes a measured ratio: a product that stays below 18 digits. */
  private static boolean isMillionths(BinaryArithmetic node) {
    return node.symbol().equals("*")
        && node.left() instanceof Cast cast
        && cast.dataType().sql().equals("DECIMAL(18,9)")
        && node.right() instanceof Literal literal
        && "1000000".equals(String.valueOf(literal.value()));
  }

  /** Where one side is NULL, neither engine looks at the divisor. */
  private static Translated unlessZero(String one, String divisor, String sql, Sort sort) {
    String type = sort == Sort.FLOATING ? "DOUBLE" : "TINYINT";
    return new Translated(
        "CASE WHEN %2$s IS NULL OR %1$s IS NULL THEN NULL WHEN %2$s = 0 THEN %3$s ELSE %4$s END"
            .formatted(one, divisor, Translated.failure(divisor, type), sql),
        sort,
        true);
  }
}
