package dev.servicehealth.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One small Spark session for all tests of a JVM. */
public final class TestSession {
  private static SparkSession spark;

  private TestSession() {}

  /** The session; a new one where a command stopped the last one. */
  public static synchronized SparkSession get() {
    if (spark == null || spark.sparkContext().isStopped()) {
      spark =
          Sessions.open(
              System.getProperty("java.io.tmpdir") + "/warehouse",
              Map.of(
                  "spark.master", "local[2]",
                  "spark.sql.shuffle.partitions", "1",
                  "spark.databricks.delta.snapshotPartitions", "1"));
    }
    return spark;
  }
}
