package dev.servicehealth.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.expressions.UnixMicros;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One expression over the rows of a batch, each value as a whole number. It is evaluated once where
 * all columns that it uses are constant, once for each entry of a dictionary and for NULL where it
 * uses one column, and else for each row. An expression is deterministic, so this decides only the
 * cost.
 */
final class BatchColumn {
  /** Stands for NULL. */
  static final long ABSENT = Long.MIN_VALUE;

  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  private final Expression expression;
  private final Encoding encoding;
  private final int[] inputs;
  private final MutableProjection projection;
  private final int place;

  private ColumnarBatch batch;
  private ColumnVector[] columns;
  private Optional<BatchLoop> loop;
  private boolean isEvaluated;
  private long[] values = new long[0];
  private Object dictionary;
  private long[] ofEntries = new long[0];
  private long ofNull = UNKNOWN;

  /**
   * Makes a number of a value, {@link #ABSENT} of NULL.
   *
   * @param inLoops the method of {@link BatchLoop} that does the same; empty where there is none
   */
  record Encoding(ToNumber number, Optional<String> inLoops) {}

  interface ToNumber {
    long of(InternalRow row, int place);
  }

  /**
   * @param expression over the columns of a batch
   */
  BatchColumn(Expression expression, Encoding encoding) {
    this.expression = expression;
    this.encoding = encoding;
    this.inputs = inputs(expression);
    Expression plain = plain(expression);
    boolean isStored = plain instanceof BoundReference;
    this.place = isStored ? ((BoundReference) plain).ordinal() : 0;
    this.projection =
        isStored ? null : MutableProjection.create(OwnExpression.sequence(List.of(expression)));
  }

  private static int[] inputs(Expression expression) {
    TreeSet<Integer> used = new TreeSet<>();
    CollectionConverters.asJava(expression.collectLeaves())
        .forEach(
            leaf -> {
              if (leaf instanceof BoundReference reference) {
                used.add(reference.ordinal());
              }
            });
    return used.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The column itself where the expression only guards it: reading it cannot fail. */
  private static Expression plain(Expression expression) {
    Expression inner =
        expression instanceof Guarded guarded && !guarded.counts()
            ? guarded.children().head()
            : expression;
    return inner instanceof UnixMicros micros ? micros.child() : inner;
  }

  /**
   * @param its the columns of the batch
   */
  void enter(ColumnarBatch entered, ColumnVector[] its) {
    batch = entered;
    columns = its;
    isEvaluated = false;
  }

  /** Forgets what numbers stand for. */
  void forget() {
    dictionary = null;
    ofNull = UNKNOWN;
    isEvaluated = false;
  }

  /** The value of each row of the batch. */
  long[] values() {
    if (!isEvaluated) {
      if (values.length < batch.numRows()) {
        values = new long[batch.numRows()];
      }
      evaluate(batch.numRows());
      isEvaluated = true;
    }
    return values;
  }

  private void evaluate(int rows) {
    if (isConstant()) {
      Arrays.fill(values, 0, rows, value(0));
      return;
    }
    Object coded = inputs.length == 1 ? ParquetCodes.dictionary(columns[inputs[0]]) : null;
    if (coded != null) {
      ofEntries((WritableColumnVector) columns[inputs[0]], coded, rows);
    } else if (loop().isPresent()) {
      loop().get().evaluate(columns, rows, values);
    } else {
      for (int row = 0; row < rows; row++) {
        values[row] = value(row);
      }
    }
  }

  private boolean isConstant() {
    for (int input : inputs) {
      if (!(columns[input] instanceof ConstantColumnVector)) {
        return false;
      }
    }
    return true;
  }

  private Optional<BatchLoop> loop() {
    if (loop == null) {
      loop = encoding.inLoops().flatMap(method -> BatchLoopCode.of(expression, method));
    }
    return loop;
  }

  private void ofEntries(WritableColumnVector column, Object coded, int rows) {
    if (coded != dictionary) {
      dictionary = coded;
      Arrays.fill(ofEntries, UNKNOWN);
    }
    WritableColumnVector ids = column.getDictionaryIds();
    boolean hasNull = column.hasNull();
    for (int row = 0; row < rows; row++) {
      values[row] =
          hasNull && column.isNullAt(row) ? ofNull(row) : ofEntry(ids.getDictId(row), row);
    }
  }

  private long ofEntry(int id, int row) {
    if (id >= ofEntries.length) {
      int known = ofEntries.length;
      ofEntries = Arrays.copyOf(ofEntries, Math.max(id + 1, 2 * known));
      Arrays.fill(ofEntries, known, ofEntries.length, UNKNOWN);
    }
    long value = ofEntries[id];
    if (value == UNKNOWN) {
      value = value(row);
      ofEntries[id] = value;
    }
    return value;
  }

  private long ofNull(int row) {
    if (ofNull == UNKNOWN) {
      ofNull = value(row);
    }
    return ofNull;
  }

  private long value(int row) {
    InternalRow stored = batch.getRow(row);
    return encoding.number().of(projection == null ? stored : projection.apply(stored), place);
  }
}
