package dev.servicehealth.model;

import dev.servicehealth.Failure;
import dev.servicehealth.spark.Sessions;
import dev.servicehealth.spark.TemporaryViews;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Deletes the files of a table that no needed version names, and merges small ones. Delta alone
 * knows the newest version and an age; the versions to keep are the record's.
 */
public final class Upkeep {
  private static final List<String> RETENTIONS =
      List.of("delta.logRetentionDuration", "delta.deletedFileRetentionDuration");
  private static final Pattern DAYS = Pattern.compile("interval (\\d+) days?");
  private static final StructType INVENTORY =
      StructType.fromDDL("path STRING, length BIGINT, isDir BOOLEAN, modificationTime BIGINT");

  private final SparkSession spark;

  public Upkeep(SparkSession spark) {
    this.spark = spark;
  }

  /** Files that were deleted, or would be. */
  public record Deleted(int files, long bytes) {}

  /**
   * Refuses a table whose settings would let Delta forget versions that editions name.
   *
   * @throws Failure with the setting and how to put it right
   */
  public void mustKeepVersions(String name, Path table) {
    Map<String, String> properties =
        spark
            .sql("DESCRIBE DETAIL delta.`" + table + "`")
            .select("properties")
            .head()
            .getJavaMap(0);
    for (String retention : RETENTIONS) {
      String value = properties.getOrDefault(retention, "Delta's own");
      Matcher days = DAYS.matcher(value);
      if (!days.matches() || Integer.parseInt(days.group(1)) < Sessions.KEPT_DAYS) {
        throw new Failure(
            Failure.Kind.USAGE,
            "Cannot maintain %s: its %s is %s, and editions are verified from versions of ten years.%n"
                    .formatted(name, retention, value)
                + "Correct it: ALTER TABLE delta.`%s` SET TBLPROPERTIES ('%s' = 'interval %d days')"
                    .formatted(table, retention, Sessions.KEPT_DAYS));
      }
    }
  }

  /** Merges the small files of a table that is appended to. */
  public void compact(Path table) {
    spark.sql("OPTIMIZE delta.`" + table + "`").collectAsList();
  }

  /**
   * Deletes what is older than a time and belongs to none of the versions.
   *
   * @param versions the newest one among them
   * @param dryRun whether to count only
   */
  public Deleted deleteUnused(Path table, Set<Long> versions, Instant olderThan, boolean dryRun) {
    List<Row> unused = old(table, olderThan);
    // From the newest version back: where nothing is left, older ones need no look.
    for (Long version : versions.stream().sorted(Comparator.reverseOrder()).toList()) {
      if (!unused.isEmpty()) {
        Set<String> kept = files(table, version);
        unused.removeIf(file -> kept.contains(path(file)));
      }
    }
    if (!dryRun && !unused.isEmpty()) {
      try (TemporaryViews views = new TemporaryViews(spark)) {
        views.add("unused_file", spark.createDataFrame(unused, INVENTORY));
        vacuum(table);
      }
    }
    return new Deleted(unused.size(), unused.stream().mapToLong(row -> row.getLong(1)).sum());
  }

  /** Delta prints what it does to standard output, which is for results. */
  private void vacuum(Path table) {
    String statement =
        "VACUUM delta.`%s` USING INVENTORY (SELECT * FROM unused_file) RETAIN 0 HOURS"
            .formatted(table);
    scala.Console.withOut(
        OutputStream.nullOutputStream(), () -> spark.sql(statement).collectAsList());
  }

  private Set<String> files(Path table, long version) {
    String[] files =
        spark
            .read()
            .format("delta")
            .option("versionAsOf", version)
            .load(table.toString())
            .inputFiles();
    return Arrays.stream(files).map(file -> URI.create(file).getPath()).collect(Collectors.toSet());
  }

  private static String path(Row file) {
    return new Path(file.getString(0)).toUri().getPath();
  }

  /** The data files written before a time, as an inventory. */
  private List<Row> old(Path table, Instant olderThan) {
    List<Row> old = new ArrayList<>();
    try {
      FileSystem system = table.getFileSystem(spark.sparkContext().hadoopConfiguration());
      for (FileStatus file : dataFiles(system, table)) {
        if (file.getModificationTime() < olderThan.toEpochMilli()) {
          String path = file.getPath().toString();
          old.add(RowFactory.create(path, file.getLen(), false, file.getModificationTime()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files of " + table + ": " + e, e);
    }
    return old;
  }

  /** Not by listFiles, which starts a process a file for permissions that nobody asks for. */
  static List<FileStatus> dataFiles(FileSystem system, Path folder) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus each : system.listStatus(folder)) {
      String name = each.getPath().getName();
      if (each.isDirectory() && !name.startsWith("_")) {
        files.addAll(dataFiles(system, each.getPath()));
      } else if (each.isFile() && name.endsWith(".parquet")) {
        files.add(each);
      }
    }
    return files;
  }
}
