package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import scala.collection.immutable.IndexedSeq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A NULL that the catalog itself writes as the result of a condition, as in {@code IF(status = 401,
 * NULL, ms)}: the row does not concern the indicator. Any other NULL comes out of the row, where a
 * column is missing, and cannot be judged. It throws, so that nothing around it can take the two
 * for the same.
 */
final class LeftOut extends OwnExpression {
  private static final long serialVersionUID = 1L;

  private final DataType type;

  private LeftOut(DataType type) {
    super(List.of(), type);
    this.type = type;
  }

  /**
   * The expression with every such NULL replaced that would make the whole NULL: not one that
   * {@code COALESCE} or {@code AND} takes up.
   *
   * @param expression with the types of all its parts known
   */
  static Expression whereWritten(Expression expression) {
    List<Expression> parts = CollectionConverters.asJava(expression.children());
    List<Expression> replaced = new ArrayList<>();
    for (int place = 0; place < parts.size(); place++) {
      Expression part = parts.get(place);
      boolean isChosen = isChosen(expression, place, parts.size());
      if (isChosen && isNull(part)) {
        replaced.add(new LeftOut(part.dataType()));
      } else {
        replaced.add(isChosen || expression.nullIntolerant() ? whereWritten(part) : part);
      }
    }
    return parts.isEmpty() ? expression : expression.withNewChildren(sequence(replaced));
  }

  /**
   * Returns whether the part is a result of a condition; the parts of CASE are conditions and
   * results in turn.
   */
  private static boolean isChosen(Expression expression, int place, int parts) {
    return (expression instanceof If && place > 0)
        || (expression instanceof CaseWhen && (place % 2 == 1 || place == parts - 1));
  }

  private static boolean isNull(Expression part) {
    return part.foldable() && part.eval(null) == null;
  }

  @Override
  public Object eval(InternalRow row) {
    throw Counting.leftOut();
  }

  @Override
  public ExprCode doGenCode(CodegenContext context, ExprCode made) {
    String code =
        """
        boolean %1$s = false;
        %2$s %3$s = %4$s;
        if (!%1$s) {
          throw %5$s.leftOut();
        }
        """
            .formatted(
                made.isNull(),
                CodeGenerator.javaType(type),
                made.value(),
                CodeGenerator.defaultValue(type, false),
                Counting.class.getName());
    return made.copy(block(code), made.isNull(), made.value());
  }

  @Override
  public DataType dataType() {
    return type;
  }

  @Override
  public boolean nullable() {
    return false;
  }

  @Override
  public boolean foldable() {
    return false;
  }

  @Override
  public Expression withNewChildrenInternal(IndexedSeq<Expression> none) {
    return this;
  }
}
