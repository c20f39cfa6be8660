package dev.servicehealth.spark;

import dev.servicehealth.Failure;
import java.util.Map;
import org.apache.spark.SparkIllegalArgumentException;
import org.apache.spark.sql.SparkSession;

/** Builds the Spark session that every command uses. */
public final class Sessions {
  /** How long tables keep their versions: ten years. */
  public static final int KEPT_DAYS = 3660;

  static final String EXTENSIONS = "spark.sql.extensions";

  private static final String DELTA = "io.delta.sql.DeltaSparkSessionExtension";

  private static final String KEPT = "interval " + KEPT_DAYS + " days";

  /** Settings that no configuration changes. */
  static final Map<String, String> FIXED =
      Map.ofEntries(
          // Spark would end the process with codes of its own when a task meets an error such as a
          // full heap; without this it fails the job, as for any exception.
          Map.entry("spark.executor.killOnFatalError.depth", "0"),
          Map.entry(EXTENSIONS, DELTA),
          Map.entry(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
          Map.entry("spark.sql.session.timeZone", "UTC"),
          Map.entry("spark.sql.ansi.enabled", "true"),
          Map.entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
          // New tables keep the versions that editions were made from; Delta forgets them after a
          // month otherwise, and VACUUM deletes their files after a week.
          Map.entry("spark.databricks.delta.properties.defaults.logRetentionDuration", KEPT),
          Map.entry(
              "spark.databricks.delta.properties.defaults.deletedFileRetentionDuration", KEPT),
          // What `maintain` deletes is checked against the record, of which Delta knows nothing.
          Map.entry("spark.databricks.delta.retentionDurationCheck.enabled", "false"),
          // Commits of VACUUM would look like changes that no run published.
          Map.entry("spark.databricks.delta.vacuum.logging.enabled", "false"),
          // A damaged page is found by its checksum, and not taken for other numbers.
          Map.entry("spark.hadoop.parquet.page.verify-checksum.enabled", "true"),
          // Spark has no times in nanoseconds; they are cut where files are read.
          Map.entry("spark.sql.legacy.parquet.nanosAsLong", "true"),
          // Delta's session extension breaks parameter markers otherwise (delta-io/delta#7640).
          Map.entry("spark.sql.legacy.parameterSubstitution.constantsOnly", "true"),
          // Otherwise '${env:NAME}' in SQL text reads the environment.
          Map.entry("spark.sql.variable.substitute", "false"));

  private static final String LOOPBACK = "127.0.0.1";

  private static final String CORES = Integer.toString(Runtime.getRuntime().availableProcessors());

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("spark.app.name", "service-health"),
          Map.entry("spark.ui.enabled", "false"),
          Map.entry("spark.ui.showConsoleProgress", "false"),
          // Spark describes every query for its page, which is slow for large ones.
          Map.entry("spark.sql.ui.explainMode", "simple"),
          Map.entry("spark.master.rest.enabled", "false"),
          // Data sources by the hour have many small files: read more of them in one task.
          Map.entry("spark.sql.files.openCostInBytes", "1m"),
          // Whether a query is one task is decided by what it reads, not by what may come of it.
          Map.entry("spark.sql.maxSinglePartitionBytes", Long.MAX_VALUE + "b"),
          Map.entry("spark.databricks.delta.snapshotPartitions", "1"),
          // A store that asks to wait is asked again for half a minute, not for a day.
          Map.entry("spark.hadoop.fs.s3a.retry.throttle.limit", "8"),
          Map.entry("spark.delta.logStore.s3a.impl", ConditionalLogStore.class.getName()),
          // Nothing reads the list of files that Delta would compute for the checksum of a commit.
          Map.entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
          // Days are partitions: replacing them needs no look into files.
          Map.entry("spark.databricks.delta.replaceWhere.dataColumns.enabled", "false"),
          Map.entry(
              "spark.redaction.regex",
              "(?i)secret|password|token|access[.]?key|credential|passphrase|sas|account.key|hmac"
                  + "|private"));

  /** The cores of a cluster are not those of its driver, nor are its disks. */
  private static final Map<String, String> ON_ONE_MACHINE =
      Map.of(
          "spark.sql.shuffle.partitions", CORES,
          // What models read is small, and planning it again with every stage costs more. On a
          // cluster it joins the 200 partitions of a shuffle to as many as the data needs.
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.sources.parallelPartitionDiscovery.parallelism", CORES,
          // Nobody else has to reach it.
          "spark.driver.bindAddress", LOOPBACK,
          "spark.driver.host", LOOPBACK);

  /** Executors of a cluster start before they get the jar of this class. */
  static final Map<String, String> LOCAL_FILES =
      Map.of(
          "spark.hadoop.fs.file.impl", LocalFiles.class.getName(),
          "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());

  private Sessions() {}

  /**
   * Starts the session, or returns the running one.
   *
   * @param settings of the configuration; they win over the defaults, not over what results need
   * @param shortcuts whether it takes {@link Shortcuts}
   */
  public static SparkSession open(Map<String, String> settings, boolean shortcuts) {
    SparkSession.Builder builder = SparkSession.builder();
    if (System.getProperty("spark.master") == null) {
      builder.master("local[*]");
    }
    DEFAULTS.forEach((key, value) -> unlessGiven(builder, key, value));
    if (shortcuts) {
      GeneratedCode.OFF.forEach((key, value) -> unlessGiven(builder, key, value));
    }
    if (isOneMachine(settings)) {
      ON_ONE_MACHINE.forEach((key, value) -> unlessGiven(builder, key, value));
      builder.config("spark.local.dir", System.getProperty("java.io.tmpdir"));
    }
    // Spark makes this folder, for tables without one of their own; ours all have one.
    builder.config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/warehouse");
    settings.forEach(builder::config);
    if (isOneMachine(settings)) {
      LOCAL_FILES.forEach(builder::config);
    }
    FIXED.forEach(builder::config);
    if (shortcuts) {
      // Ours come first: tables that they list need no search by Delta.
      builder.config(EXTENSIONS, Extensions.class.getName() + "," + DELTA);
    }
    SparkSession session = started(builder);
    if (Shortcuts.areOn(session) != shortcuts) {
      throw new IllegalStateException(
          "Cannot open a session with shortcuts %s: the one that runs in this process has them %s"
              .formatted(onOrOff(shortcuts), onOrOff(!shortcuts)));
    }
    return session;
  }

  private static String onOrOff(boolean on) {
    return on ? "on" : "off";
  }

  /** The configuration may name another master, as spark-submit may. */
  private static boolean isOneMachine(Map<String, String> settings) {
    String submitted = System.getProperty("spark.master", "local[*]");
    String master = settings.getOrDefault("spark.master", submitted);
    return master.equals("local") || master.startsWith("local[");
  }

  private static SparkSession started(SparkSession.Builder builder) {
    try {
      return builder.getOrCreate();
    } catch (SparkIllegalArgumentException e) {
      if ("INVALID_DRIVER_MEMORY".equals(e.getCondition())) {
        throw new Failure(
            Failure.Kind.USAGE,
            "Cannot start Spark: the heap of %,d MB is smaller than it needs.%n"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20)
                + "Set SERVICE_HEALTH_HEAP to 512m or more (default 4g).",
            e);
      }
      throw e;
    }
  }

  /** Settings of spark-submit come as system properties. */
  private static void unlessGiven(SparkSession.Builder builder, String key, String value) {
    if (System.getProperty(key) == null) {
      builder.config(key, value);
    }
  }
}
