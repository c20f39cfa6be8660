package dev.servicehealth.spark;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that are kept as objects of the public API. A cached Dataset would need no objects; but it
 * brings its whole query into the plan of each reader, and Spark 4.2 fails to plan some of these
 * ("key not found", where cached rows are sorted).
 */
record PlainRows(JavaRDD<Row> held, Dataset<Row> rows) implements MaterializedRows {
  static PlainRows of(Dataset<Row> computed) {
    JavaRDD<Row> held = computed.toJavaRDD().persist(StorageLevel.MEMORY_AND_DISK());
    return new PlainRows(held, computed.sparkSession().createDataFrame(held, computed.schema()));
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
