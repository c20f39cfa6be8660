package dev.servicehealth.telemetry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** One task of the columnar rollup: batches in, partial facts out, in bounded memory. */
final class ColumnarTask implements FlatMapFunction<Iterator<ColumnarBatch>, Row> {
  private static final long serialVersionUID = 1L;

  private final RollupSpec spec;
  private final ArrayList<Expression> expressions;
  private final int mostWeight;

  /**
   * @param expressions in the order of {@link RowColumns}, over the columns of a batch
   * @param mostWeight held sums are handed over when they outweigh this
   */
  ColumnarTask(RollupSpec spec, List<Expression> expressions, int mostWeight) {
    this.spec = spec;
    this.expressions = new ArrayList<>(expressions);
    this.mostWeight = mostWeight;
  }

  @Override
  public Iterator<Row> call(Iterator<ColumnarBatch> batches) {
    BatchColumns columns = new BatchColumns(spec, expressions);
    // As Spark numbers rows itself: the task, then the row in it.
    long firstOrdinal = (long) TaskContext.getPartitionId() << 33;
    return new Iterator<>() {
      private final Queue<Row> ready = new ArrayDeque<>();
      private RowTally rows = new RowTally(spec);
      private long ordinal = firstOrdinal;

      @Override
      public boolean hasNext() {
        while (ready.isEmpty() && batches.hasNext()) {
          BatchTally tally = new BatchTally(spec, columns, rows);
          while (batches.hasNext() && tally.weight() < mostWeight) {
            ColumnarBatch batch = batches.next();
            tally.add(batch, ordinal);
            ordinal += batch.numRows();
          }
          tally.drainTo(ready::add);
          columns.forget();
          rows = rows.next();
        }
        return !ready.isEmpty();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return ready.remove();
      }
    };
  }
}
