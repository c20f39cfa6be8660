package dev.servicehealth.spark;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD$;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are kept in memory and on disk. Readers see a table and not the query behind it, so
 * their own queries stay small to plan. A local checkpoint would do that too, and forget how the
 * rows were computed, so that the loss of an executor would be the loss of the run; here its rows
 * are computed again.
 */
record DetachedRows(RDD<InternalRow> held, Dataset<Row> rows) implements MaterializedRows {
  static DetachedRows of(Dataset<Row> computed) {
    var query = (org.apache.spark.sql.classic.Dataset<Row>) computed;
    RDD<InternalRow> held = query.queryExecution().toRdd().toJavaRDD().map(InternalRow::copy).rdd();
    held.persist(StorageLevel.MEMORY_AND_DISK());
    return new DetachedRows(
        held,
        org.apache.spark.sql.classic.Dataset.ofRows(
            query.sparkSession(), LogicalRDD$.MODULE$.fromDataset(held, query, false)));
  }

  @Override
  public boolean isEmpty() {
    return held.isEmpty();
  }

  @Override
  public void close() {
    held.unpersist(false);
  }
}
