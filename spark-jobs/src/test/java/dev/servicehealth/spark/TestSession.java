package dev.servicehealth.spark;

import java.util.List;
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
              Map.of(
                  "spark.master", "local[2]",
                  "spark.sql.shuffle.partitions", "1",
                  "spark.databricks.delta.snapshotPartitions", "1"),
              true);
    }
    return spark;
  }

  /**
   * The temporary views of the session, by name. Without generated code Spark 4.2 cannot make the
   * objects of {@code catalog().listTables()}.
   */
  public static List<String> temporaryViews() {
    return get().sql("SHOW VIEWS").collectAsList().stream()
        .filter(view -> view.getBoolean(2))
        .map(view -> view.getString(1))
        .toList();
  }
}
