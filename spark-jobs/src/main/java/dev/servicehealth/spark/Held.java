package dev.servicehealth.spark;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are computed once, by the first that reads them, and held in memory and on disk until
 * closed. Readers see a table and not how it is computed, so their queries stay small to plan.
 */
public final class Held implements AutoCloseable {
  private final Dataset<Row> rows;

  private Held(Dataset<Row> rows) {
    this.rows = rows;
  }

  public static Held of(Dataset<Row> computed) {
    return new Held(computed.localCheckpoint(false, StorageLevel.MEMORY_AND_DISK()));
  }

  public Dataset<Row> rows() {
    return rows;
  }

  public boolean isEmpty() {
    return rdd().isEmpty();
  }

  @Override
  public void close() {
    rdd().unpersist(false);
  }

  private RDD<InternalRow> rdd() {
    return ((LogicalRDD) rows.queryExecution().logical()).rdd();
  }
}
