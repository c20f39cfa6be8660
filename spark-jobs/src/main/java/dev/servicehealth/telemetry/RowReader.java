package dev.servicehealth.telemetry;

import java.util.function.Supplier;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.internal.SQLConf;

/**
 * Reads Parquet files without Spark's vectorised reader. Spark decides by the session when it plans
 * the scan, and not by the query, so the scan is planned at once and its rows enter the query as
 * they come.
 */
final class RowReader {
  private static final String VECTORISED = SQLConf.PARQUET_VECTORIZED_READER_ENABLED().key();

  private RowReader() {}

  /** The rows of a query that only reads and selects. */
  static Dataset<Row> with(SparkSession spark, Supplier<Dataset<Row>> query) {
    String before = spark.conf().get(VECTORISED);
    spark.conf().set(VECTORISED, "false");
    try {
      Dataset<Row> rows = query.get();
      RDD<InternalRow> planned = rows.queryExecution().toRdd();
      return ((org.apache.spark.sql.classic.SparkSession) spark)
          .internalCreateDataFrame(planned, rows.schema(), false);
    } finally {
      spark.conf().set(VECTORISED, before);
    }
  }
}
