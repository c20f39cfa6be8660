package dev.servicehealth.telemetry;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.AbstractIterator;

/** Lines as Spark's rows of one column, or of none where a query only counts them. */
final class LineRows extends AbstractIterator<InternalRow> implements Closeable {
  private final LineFile file;
  private final UnsafeRowWriter writer;
  private final boolean hasText;
  private boolean isAhead;
  private boolean hasMore;

  LineRows(LineFile file, int columns) {
    this.file = file;
    this.hasText = columns > 0;
    this.writer = new UnsafeRowWriter(columns);
    if (TaskContext.get() != null) {
      TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close());
    }
  }

  @Override
  public boolean hasNext() {
    if (!isAhead) {
      try {
        hasMore = file.next();
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
      isAhead = true;
    }
    return hasMore;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    isAhead = false;
    writer.reset();
    writer.zeroOutNullBytes();
    if (hasText) {
      BoundedLines line = file.line();
      if (line.isTooLong()) {
        writer.setNullAt(0);
      } else {
        writer.write(0, line.bytes(), 0, line.length());
      }
    }
    return writer.getRow();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
