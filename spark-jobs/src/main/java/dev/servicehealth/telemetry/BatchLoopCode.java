package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeAndComment;
import org.apache.spark.sql.catalyst.expressions.codegen.CodeGenerator;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenFallback;
import org.apache.spark.sql.catalyst.expressions.codegen.EmptyBlock$;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.catalyst.expressions.codegen.JavaCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes a {@link BatchLoop}: Spark's own code of an expression, in a loop that reads the columns
 * that it uses. Spark's projections do the same by row, through two calls for every value.
 */
final class BatchLoopCode {
  private static final String VECTOR = ColumnVector.class.getName();

  private final Map<Integer, DataType> inputs = new TreeMap<>();

  private BatchLoopCode(Expression expression) {
    CollectionConverters.asJava(expression.collectLeaves())
        .forEach(
            leaf -> {
              if (leaf instanceof BoundReference reference) {
                inputs.put(reference.ordinal(), reference.dataType());
              }
            });
  }

  /**
   * The loop of an expression; empty where Spark has no code for it or the JVM would not compile
   * that.
   *
   * @param encoding a method of {@link BatchLoop} that makes a number of the value
   */
  static Optional<BatchLoop> of(Expression expression, String encoding) {
    if (hasNoCode(expression)) {
      return Optional.empty();
    }
    CodegenContext context = new CodegenContext();
    String code = new BatchLoopCode(expression).code(context, expression, encoding);
    try {
      var compiled = CodeGenerator.compile(new CodeAndComment(code, Map$.MODULE$.empty()));
      if (compiled._2().maxMethodCodeSize() > CodeGenerator.DEFAULT_JVM_HUGE_METHOD_LIMIT()) {
        return Optional.empty();
      }
      Object[] references = CollectionConverters.asJava(context.references()).toArray();
      return Optional.of((BatchLoop) compiled._1().generate(references));
    } catch (Exception e) { // what the compiler makes of a method that is too large
      return Optional.empty();
    }
  }

  private static boolean hasNoCode(Expression expression) {
    return expression instanceof CodegenFallback
        || CollectionConverters.asJava(expression.children()).stream()
            .anyMatch(BatchLoopCode::hasNoCode);
  }

  private String code(CodegenContext context, Expression expression, String encoding) {
    List<ExprCode> variables =
        new ArrayList<>(Collections.nCopies(Collections.max(inputs.keySet()) + 1, null));
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    inputs.forEach(
        (place, type) -> {
          columns.append("%2$s c%1$d = columns[%1$d];\n".formatted(place, VECTOR));
          values.append(
              "boolean n%1$d = c%1$d.isNullAt(row);\n%2$s v%1$d = n%1$d ? %3$s : %4$s;\n"
                  .formatted(
                      place,
                      CodeGenerator.javaType(type),
                      CodeGenerator.defaultValue(type, true),
                      CodeGenerator.getValueFromVector("c" + place, type, "row")));
          variables.set(
              place,
              new ExprCode(
                  EmptyBlock$.MODULE$,
                  JavaCode.isNullVariable("n" + place),
                  JavaCode.variable("v" + place, type)));
        });
    context.INPUT_ROW_$eq(null);
    context.currentVars_$eq(OwnExpression.sequence(variables));
    ExprCode evaluated = expression.genCode(context);
    return """
    public Object generate(Object[] references) {
      return new Loop(references);
    }

    class Loop extends %1$s {
      private Object[] references;
      %2$s

      Loop(Object[] references) {
        this.references = references;
        %3$s
      }

      public void evaluate(org.apache.spark.sql.vectorized.ColumnVector[] columns, int rows, long[] out) {
        %4$s
        for (int row = 0; row < rows; row++) {
          %5$s
          %6$s
          out[row] = %7$s ? %1$s.ABSENT : %1$s.%8$s(%9$s);
        }
      }

      %10$s
    }
    """
        .formatted(
            BatchLoop.class.getName(),
            context.declareMutableStates(),
            context.initMutableStates(),
            columns,
            values,
            evaluated.code(),
            evaluated.isNull(),
            encoding,
            evaluated.value(),
            context.declareAddedFunctions());
  }
}
