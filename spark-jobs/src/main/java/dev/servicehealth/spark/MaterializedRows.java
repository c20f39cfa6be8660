package dev.servicehealth.spark;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.LogicalRDD$;
import org.apache.spark.storage.StorageLevel;

/**
 * Keeps computed rows in memory and on disk until closed; the first reader computes them. Readers
 * see a table and not the query behind it, so their own queries stay small to plan. A cached
 * Dataset would bring its whole query into the plan of each reader. A local checkpoint would forget
 * how the rows were computed, so that the loss of an executor would be the loss of the run; here
 * its rows are computed again.
 */
public final class MaterializedRows implements AutoCloseable {
  private final RDD<InternalRow> held;
  private final Dataset<Row> rows;

  private MaterializedRows(RDD<InternalRow> held, Dataset<Row> rows) {
    this.held = held;
    this.rows = rows;
  }

  public static MaterializedRows of(Dataset<Row> computed) {
    var query = (org.apache.spark.sql.classic.Dataset<Row>) computed;
    RDD<InternalRow> held = query.queryExecution().toRdd().toJavaRDD().map(InternalRow::copy).rdd();
    held.persist(StorageLevel.MEMORY_AND_DISK());
    return new MaterializedRows(
        held,
        org.apache.spark.sql.classic.Dataset.ofRows(
            query.sparkSession(), LogicalRDD$.MODULE$.fromDataset(held, query, false)));
  }

  public Dataset<Row> rows() {
    return rows;
  }

  public boolean isEmpty() {
    return held.isEmpty();
  }

  @Override
  public void close() {
    held.unpersist(false);
  }
}
