package dev.servicehealth.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computed rows that are kept until closed; the first reader computes them. */
public interface MaterializedRows extends AutoCloseable {
  static MaterializedRows of(Dataset<Row> computed) {
    return Shortcuts.areOn(computed.sparkSession())
        ? DetachedRows.of(computed)
        : PlainRows.of(computed);
  }

  Dataset<Row> rows();

  boolean isEmpty();

  @Override
  void close();
}
