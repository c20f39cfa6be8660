package dev.servicehealth.recount;

import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;

/** Writes constants with the type that Spark gives them: it decides where a sum overflows. */
final class Literals {
  private Literals() {}

  static Translated of(Literal literal) {
    DataType type = literal.dataType();
    Object value = literal.value();
    if (value == null || type instanceof NullType) {
      return Translated.of("NULL", Sort.NOTHING);
    }
    if (type instanceof BooleanType) {
      return Translated.of(value.toString(), Sort.CONDITION);
    }
    if (type instanceof StringType) {
      return Translated.of(text(value.toString()), Sort.TEXT);
    }
    if (type instanceof DecimalType decimal) {
      BigDecimal exact = ((Decimal) value).toJavaBigDecimal();
      return Translated.of(
          "CAST('%s' AS DECIMAL(%d, %d))"
              .formatted(exact.toPlainString(), decimal.precision(), decimal.scale()),
          Sort.DECIMAL);
    }
    if (type instanceof DoubleType) {
      return Translated.of("CAST('%s' AS DOUBLE)".formatted(value), Sort.FLOATING);
    }
    if (isWhole(type)) {
      return Translated.of("CAST(%s AS %s)".formatted(value, type.sql()), Sort.WHOLE);
    }
    throw NotAlike.unknown("a literal " + type.sql());
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static boolean isWhole(DataType type) {
    return type instanceof ByteType
        || type instanceof ShortType
        || type instanceof IntegerType
        || type instanceof LongType;
  }
}
