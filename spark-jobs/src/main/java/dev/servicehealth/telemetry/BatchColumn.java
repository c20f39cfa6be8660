package dev.servicehealth.telemetry;

import java.util.Arrays;
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

  private final Encoding encoding;
  private final int[] inputs;
  private final MutableProjection projection;
  private final int place;

  private ColumnarBatch batch;
  private boolean isEvaluated;
  private long[] values = new long[0];
  private Object dictionary;
  private long[] ofEntries = new long[0];
  private long ofNull = UNKNOWN;

  /** Makes a number of a value. */
  interface Encoding {
    /** {@link #ABSENT} where the value is NULL. */
    long of(InternalRow row, int place);
  }

  /**
   * @param expression over the columns of a batch
   */
  BatchColumn(Expression expression, Encoding encoding) {
    this.encoding = encoding;
    this.inputs = inputs(expression);
    Expression plain = plain(expression);
    boolean isStored = plain instanceof BoundReference;
    this.place = isStored ? ((BoundReference) plain).ordinal() : 0;
    this.projection =
        isStored
            ? null
            : MutableProjection.create(OwnExpression.sequence(java.util.List.of(expression)));
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

  void enter(ColumnarBatch entered) {
    batch = entered;
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
    } else if (inputs.length == 1) {
      ofOneColumn(batch.column(inputs[0]), rows);
    } else {
      for (int row = 0; row < rows; row++) {
        values[row] = value(row);
      }
    }
  }

  private boolean isConstant() {
    for (int input : inputs) {
      if (!(batch.column(input) instanceof ConstantColumnVector)) {
        return false;
      }
    }
    return true;
  }

  private void ofOneColumn(ColumnVector column, int rows) {
    Object coded = ParquetCodes.dictionary(column);
    if (coded != null) {
      ofEntries(((WritableColumnVector) column).getDictionaryIds(), coded, column, rows);
      return;
    }
    boolean hasNull = column.hasNull();
    for (int row = 0; row < rows; row++) {
      values[row] = hasNull && column.isNullAt(row) ? ofNull(row) : value(row);
    }
  }

  private void ofEntries(WritableColumnVector ids, Object coded, ColumnVector column, int rows) {
    if (coded != dictionary) {
      dictionary = coded;
      Arrays.fill(ofEntries, UNKNOWN);
    }
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
    return encoding.of(projection == null ? stored : projection.apply(stored), place);
  }
}
