package dev.servicehealth.telemetry;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeBlock;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The shape that Spark asks of an expression, which a Scala case class would have by itself: its
 * parts, and equality by class, parts and what else decides the result. Spark looks for equal
 * expressions when it plans.
 */
abstract class OwnExpression extends Expression implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Expression> parts;
  private final Object detail;

  /**
   * @param detail beside the parts, decides the result; serializable
   */
  OwnExpression(List<Expression> parts, Object detail) {
    this.parts = parts;
    this.detail = detail;
  }

  @Override
  public final Seq<Expression> children() {
    return sequence(parts);
  }

  @Override
  public final int productArity() {
    return parts.size() + 1;
  }

  @Override
  public final Object productElement(int place) {
    return place < parts.size() ? parts.get(place) : detail;
  }

  @Override
  public final boolean canEqual(Object other) {
    return other != null && getClass() == other.getClass();
  }

  @Override
  public final boolean equals(Object other) {
    return canEqual(other)
        && parts.equals(((OwnExpression) other).parts)
        && detail.equals(((OwnExpression) other).detail);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(getClass().getName(), parts, detail);
  }

  static CodeBlock block(String code) {
    return new CodeBlock(sequence(List.of(code)), sequence(List.<JavaCode>of()));
  }

  static <T> Seq<T> sequence(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }
}
