package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.BatchColumn.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * The columns of {@link RowColumns} over a batch, as numbers: times in microseconds, texts by
 * {@link Codes}, users by their hashes, latencies by their buckets, counts by {@link Counting}.
 * Each is evaluated when it is first asked for.
 */
final class BatchColumns {
  private static final Encoding NUMBER =
      new Encoding(
          (row, place) -> row.isNullAt(place) ? BatchColumn.ABSENT : row.getLong(place),
          Optional.of("number"));

  private static final Encoding BUCKET =
      new Encoding(
          (row, place) ->
              row.isNullAt(place) ? BatchColumn.ABSENT : LatencyBucket.of(row.getDouble(place)),
          Optional.of("bucket"));

  private final List<Expression> expressions;
  private final List<Codes> dimensions = new ArrayList<>();
  private final Codes services = new Codes();
  private final Codes operations = new Codes();
  private final List<BatchColumn> all = new ArrayList<>();
  private final BatchColumn time;
  private final BatchColumn service;
  private final BatchColumn operation;
  private final BatchColumn user;
  private final BatchColumn latency;
  private final List<BatchColumn> values = new ArrayList<>();
  private final List<BatchColumn> counts = new ArrayList<>();
  private final boolean keepsOperation;
  private ColumnarBatch batch;
  private UnsafeProjection split;
  private UnsafeProjection rows;

  /**
   * @param expressions in the order of {@link RowColumns}
   */
  BatchColumns(RollupSpec spec, List<Expression> expressions) {
    this.expressions = expressions;
    this.keepsOperation = spec.dimensions().contains("operation");
    this.time = column(RowColumns.EVENT_TIME, NUMBER);
    this.service = column(RowColumns.SERVICE, text(services));
    this.operation = column(RowColumns.OPERATION, text(operations));
    UserHash hash = spec.userHash();
    this.user =
        column(
            RowColumns.USER_ID,
            new Encoding(
                (row, place) ->
                    row.isNullAt(place) ? BatchColumn.ABSENT : hash.of(row.getUTF8String(place)),
                Optional.empty()));
    this.latency = column(RowColumns.LATENCY_MS, BUCKET);
    for (String dimension : spec.dimensions()) {
      Codes codes = dimension.equals("operation") ? operations : new Codes();
      dimensions.add(codes);
      values.add(
          dimension.equals("operation")
              ? operation
              : column(RowColumns.dimension(dimension), text(codes)));
    }
    for (int i = 0; i < spec.indicators().expressions().size(); i++) {
      counts.add(column(RowColumns.EXPRESSIONS + i, NUMBER));
    }
  }

  private BatchColumn column(int place, Encoding encoding) {
    BatchColumn column = new BatchColumn(expressions.get(place), encoding);
    all.add(column);
    return column;
  }

  private static Encoding text(Codes codes) {
    return new Encoding(
        (row, place) ->
            row.isNullAt(place) ? BatchColumn.ABSENT : codes.of(row.getUTF8String(place)),
        Optional.empty());
  }

  void enter(ColumnarBatch entered) {
    batch = entered;
    ColumnVector[] its = new ColumnVector[entered.numCols()];
    for (int i = 0; i < its.length; i++) {
      its[i] = entered.column(i);
    }
    all.forEach(column -> column.enter(entered, its));
  }

  /** Forgets all codes: their texts are handed over. */
  void forget() {
    services.forget();
    operations.forget();
    dimensions.forEach(Codes::forget);
    all.forEach(BatchColumn::forget);
  }

  /** Rises with the memory held. */
  int weight() {
    return services.size() + operations.size() + dimensions.stream().mapToInt(Codes::size).sum();
  }

  long[] times() {
    return time.values();
  }

  long[] services() {
    return service.values();
  }

  String service(int code) {
    return services.text(code);
  }

  long[] users() {
    return user.values();
  }

  long[] latencies() {
    return latency.values();
  }

  long[] operations() {
    return operation.values();
  }

  String operation(int code) {
    return operations.text(code);
  }

  /** Returns whether the data source tells latencies by operation. */
  boolean keepsOperation() {
    return keepsOperation;
  }

  /** The value of each dimension of the data source. */
  long[][] values() {
    return values.stream().map(BatchColumn::values).toArray(long[][]::new);
  }

  String value(int dimension, int code) {
    return dimensions.get(dimension).text(code);
  }

  /** The events that an expression counts in each row, or codes. */
  long[] counts(int expression) {
    return counts.get(expression).values();
  }

  /** The file of the batch's rows, and where their split starts in it. */
  UnsafeRow split() {
    if (split == null) {
      split =
          UnsafeProjection.create(
              OwnExpression.sequence(
                  List.of(expressions.get(RowColumns.FILE), expressions.get(RowColumns.BLOCK))));
    }
    return split.apply(batch.getRow(0));
  }

  /** A row as the row rollup takes it; the next call overwrites it. */
  UnsafeRow row(int row, long ordinal) {
    if (rows == null) {
      rows = UnsafeProjection.create(OwnExpression.sequence(expressions));
    }
    UnsafeRow made = rows.apply(batch.getRow(row));
    made.setLong(RowColumns.ORDINAL, ordinal);
    return made;
  }
}
