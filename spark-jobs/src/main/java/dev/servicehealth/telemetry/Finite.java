package dev.servicehealth.telemetry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.IsNaN;
import org.apache.spark.sql.catalyst.expressions.IsNotNull;
import org.apache.spark.sql.catalyst.expressions.IsNull;
import org.apache.spark.sql.catalyst.expressions.With;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StringType;
import scala.collection.immutable.IndexedSeq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A floating-point number that must be one: NaN and infinity throw. To Spark NaN is larger than
 * every number, so that a gauge without a value would meet each lower limit. Stands wherever a
 * floating-point number turns into something else, a condition above all; {@code isnan} and {@code
 * IS NULL} are asked of the number itself, so that a catalog can decide about NaN.
 */
final class Finite extends OwnExpression {
  private static final long serialVersionUID = 1L;
  private static final String COUNTING = Counting.class.getName();
  private static final Set<Class<?>> NOT_DECIDING =
      Set.of(IsNull.class, IsNotNull.class, IsNaN.class, With.class);

  private final Expression child;

  private Finite(Expression child) {
    super(List.of(child), "");
    this.child = child;
  }

  /**
   * The expression with every such number guarded.
   *
   * @param expression with the types of all its parts known
   */
  static Expression everywhere(Expression expression) {
    boolean decides =
        !isFloating(expression.dataType())
            && !NOT_DECIDING.contains(expression.getClass())
            && !(expression instanceof Cast cast && cast.dataType() instanceof StringType);
    List<Expression> children =
        CollectionConverters.asJava(expression.children()).stream()
            .map(Finite::everywhere)
            .map(part -> decides && isFloating(part.dataType()) ? new Finite(part) : part)
            .collect(Collectors.toList());
    return children.isEmpty() ? expression : expression.withNewChildren(sequence(children));
  }

  private static boolean isFloating(DataType type) {
    return type instanceof DoubleType || type instanceof FloatType;
  }

  @Override
  public DataType dataType() {
    return child.dataType();
  }

  @Override
  public boolean nullable() {
    return child.nullable();
  }

  @Override
  public Object eval(InternalRow row) {
    Object number = child.eval(row);
    if (number == null) {
      return null;
    }
    return number instanceof Float single
        ? (Object) Counting.finite(single.floatValue())
        : (Object) Counting.finite(((Double) number).doubleValue());
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode made) {
    ExprCode number = child.genCode(context);
    String code =
        """
        %1$s
        boolean %2$s = %3$s;
        %4$s %5$s = %2$s ? %6$s : %7$s.finite(%8$s);
        """
            .formatted(
                number.code(),
                made.isNull(),
                number.isNull(),
                CodeGenerator.javaType(dataType()),
                made.value(),
                CodeGenerator.defaultValue(dataType(), false),
                COUNTING,
                number.value());
    return made.copy(block(code), made.isNull(), made.value());
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> newChildren) {
    return new Finite(newChildren.head());
  }
}
