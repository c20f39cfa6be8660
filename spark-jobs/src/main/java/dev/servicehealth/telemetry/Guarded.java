package dev.servicehealth.telemetry;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.ConditionalExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/**
 * An expression of the catalog whose failure on a row concerns that row alone. It gives the value
 * or NULL, or what {@link Counting} makes of the value. Spark's own {@code try} functions let a
 * stack that overflows end the executor, and let Spark compute ahead of them a part that two
 * expressions share; this one is conditional to Spark, so its parts stay inside.
 */
final class Guarded extends OwnExpression implements ConditionalExpression {
  private static final long serialVersionUID = 1L;
  private static final String COUNTING = Counting.class.getName();

  private final Expression child;
  private final boolean counts;

  private Guarded(Expression child, boolean counts) {
    super(List.of(child), counts);
    this.child = child;
    this.counts = counts;
  }

  /** NULL where the expression fails. */
  static Guarded orNull(Expression child) {
    return new Guarded(child, false);
  }

  /** The events that it counts, or the code of {@link Unjudged}; never NULL. */
  static Guarded counted(Expression child) {
    return new Guarded(child, true);
  }

  boolean counts() {
    return counts;
  }

  @Override
  public DataType dataType() {
    return counts ? DataTypes.LongType : child.dataType();
  }

  @Override
  public boolean nullable() {
    return !counts;
  }

  @Override
  public Object eval(InternalRow row) {
    try {
      Object value = child.eval(row);
      if (!counts) {
        return value;
      }
      return value == null ? Counting.none() : Counting.of(value);
    } catch (Exception | StackOverflowError e) {
      return counts ? (Object) Counting.failed(e) : null;
    }
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode made) {
    ExprCode evaluated = child.genCode(context);
    String value = evaluated.value().code();
    String thrown = context.freshName("thrown");
    String failed = COUNTING + (counts ? ".failed(" : ".mustBeOfTheRow(") + thrown + ");";
    String code =
        """
        boolean %1$s = %2$s;
        %3$s %4$s = %5$s;
        try {
          %6$s
          if (!%7$s) {
            %1$s = false;
            %4$s = %8$s;
          }
        } catch (Throwable %9$s) {
          %10$s
        }
        """
            .formatted(
                made.isNull(),
                !counts,
                CodeGenerator.javaType(dataType()),
                made.value(),
                counts ? COUNTING + ".none()" : CodeGenerator.defaultValue(dataType(), false),
                evaluated.code(),
                evaluated.isNull(),
                counts ? "%s.of(%s)".formatted(COUNTING, value) : value,
                thrown,
                counts ? made.value() + " = " + failed : failed);
    return made.copy(block(code), made.isNull(), made.value());
  }

  @Override
  public boolean foldable() {
    return child.foldable();
  }

  @Override
  public Seq<Expression> alwaysEvaluatedInputs() {
    return sequence(List.of());
  }

  @Override
  public ConditionalExpression withNewAlwaysEvaluatedInputs(Seq<Expression> inputs) {
    return this;
  }

  @Override
  public Seq<Seq<Expression>> branchGroups() {
    return sequence(List.of());
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new Guarded(newChildren.head(), counts);
  }
}
