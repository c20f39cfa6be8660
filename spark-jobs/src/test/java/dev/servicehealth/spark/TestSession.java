package dev.servicehealth.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One small Spark session for all tests of a JVM. */
public final class TestSession {
  private static SparkSession spark;

  private TestSession() {}

  public static synchronized SparkSession get() {
    if (spark == null) {
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
