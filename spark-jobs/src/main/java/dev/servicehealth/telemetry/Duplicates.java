package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Marks the rows of a keyed data source that repeat a key of their reporting day. The row that
 * counts is the one that happened first, then the first in the order of files and lines, whatever
 * the order of reading.
 */
final class Duplicates {
  static final String KEY = SourceReader.OWN + "key";

  private static final String BOUNDED_FILE = SourceReader.OWN + "bounded_file";
  private static final String EARLIEST = SourceReader.OWN + "earliest";
  private static final String LATEST = SourceReader.OWN + "latest";
  private static final String COUNTS = SourceReader.OWN + "counts";
  private static final String GROUP = SourceReader.OWN + "group";

  private Duplicates() {}

  /**
   * Sets the column {@link RowColumns#DUPLICATE}.
   *
   * @param rows in the order of {@link RowColumns}, then {@link #KEY}
   */
  static Dataset<Row> mark(Dataset<Row> rows, RollupSpec spec) {
    Column time = column(RowColumns.EVENT_TIME);
    // A row that will not be accepted must not push out one that would be.
    Column counts =
        column(RowColumns.PROBLEM)
            .isNull()
            .and(column(RowColumns.SERVICE).isNotNull())
            .and(time.geq(col(EARLIEST)))
            .and(time.lt(col(LATEST)))
            .and(col(KEY).isNotNull());
    Column day =
        to_date(from_utc_timestamp(timestamp_micros(time), spec.calendar().zone().getId()));
    Column alone = xxhash64(column(RowColumns.FILE), column(RowColumns.ORDINAL));
    Column repeats =
        row_number()
            .over(
                Window.partitionBy(col(COUNTS), col(GROUP), col(KEY))
                    .orderBy(
                        time,
                        column(RowColumns.FILE),
                        column(RowColumns.BLOCK),
                        column(RowColumns.ORDINAL)))
            .gt(1);
    return rows.join(
            broadcast(bounds(rows, spec)), column(RowColumns.FILE).equalTo(col(BOUNDED_FILE)))
        .withColumn(COUNTS, counts)
        .withColumn(GROUP, when(counts, day.cast("string")).otherwise(alone.cast("string")))
        .withColumn(RowColumns.name(RowColumns.DUPLICATE), col(COUNTS).and(repeats))
        .drop(BOUNDED_FILE, EARLIEST, LATEST, COUNTS, GROUP, KEY);
  }

  private static Dataset<Row> bounds(Dataset<Row> rows, RollupSpec spec) {
    StructType schema =
        new StructType()
            .add(BOUNDED_FILE, DataTypes.StringType)
            .add(EARLIEST, DataTypes.LongType)
            .add(LATEST, DataTypes.LongType);
    List<Row> bounds = new ArrayList<>();
    spec.partitionOf()
        .forEach(
            (file, index) -> {
              RollupSpec.Span span = spec.partitions().get(index);
              bounds.add(RowFactory.create(file, span.earliest(), span.latest()));
            });
    return rows.sparkSession().createDataFrame(bounds, schema);
  }

  private static Column column(int place) {
    return col(RowColumns.name(place));
  }
}
