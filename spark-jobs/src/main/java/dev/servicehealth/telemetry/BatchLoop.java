package dev.servicehealth.telemetry;

import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Evaluates an expression for every row of a batch. {@link BatchLoopCode} writes its subclasses.
 * Public, for the code that Spark compiles extends it.
 */
public abstract class BatchLoop {
  public static final long ABSENT = BatchColumn.ABSENT;

  /**
   * @param columns of the batch
   * @param out takes a number for each row
   */
  public abstract void evaluate(ColumnVector[] columns, int rows, long[] out);

  public static long number(long value) {
    return value;
  }

  public static long bucket(double latency) {
    return LatencyBucket.of(latency);
  }
}
