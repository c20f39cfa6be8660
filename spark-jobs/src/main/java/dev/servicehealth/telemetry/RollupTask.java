package dev.servicehealth.telemetry;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** One task of the rollup: raw rows in, partial facts out, in bounded memory. */
final class RollupTask implements FlatMapFunction<Iterator<InternalRow>, Row> {
  private static final long serialVersionUID = 1L;

  /** Held sums are handed over when they outweigh this; about 100 MB. */
  static final int MOST_WEIGHT = 250_000;

  private final RollupSpec spec;

  RollupTask(RollupSpec spec) {
    this.spec = spec;
  }

  /** Enough rows that weighing them costs nothing, few enough to stay in bounds. */
  private static void addSome(Iterator<InternalRow> rows, RowTally tally) {
    for (int i = 0; i < 1_000 && rows.hasNext(); i++) {
      tally.add(rows.next());
    }
  }

  @Override
  public Iterator<Row> call(Iterator<InternalRow> rows) {
    return new Iterator<>() {
      private final Queue<Row> ready = new ArrayDeque<>();
      private RowTally tally = new RowTally(spec);

      @Override
      public boolean hasNext() {
        while (ready.isEmpty() && rows.hasNext()) {
          while (rows.hasNext() && tally.weight() < MOST_WEIGHT) {
            addSome(rows, tally);
          }
          tally.drainTo(ready::add);
          tally = tally.next();
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
