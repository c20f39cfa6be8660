package dev.servicehealth.spark;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Keeps computed rows in memory and on disk until closed; the first reader computes them. Readers
 * see a table and not the query behind it, so their own queries stay small to plan. A cached
 * Dataset would bring its whole query into the plan of each reader.
 */
public final class MaterializedRows implements AutoCloseable {
  private final Dataset<Row> rows;

  private MaterializedRows(Dataset<Row> rows) {
    this.rows = rows;
  }

  public static MaterializedRows of(Dataset<Row> computed) {
    return new MaterializedRows(computed.localCheckpoint(false, StorageLevel.MEMORY_AND_DISK()));
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
