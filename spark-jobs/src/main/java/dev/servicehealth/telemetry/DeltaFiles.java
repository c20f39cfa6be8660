package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.col;

import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The files of a Delta data source's newest version. A folder of a Delta table also holds files
 * that were deleted or replaced, and may be called anything; only the log tells which files there
 * are, and of which partition.
 */
final class DeltaFiles {
  private final Path root;
  private final Layout layout;
  private final DeltaPartitions partitions;
  private final Map<List<String>, List<RawFile>> byValues = new HashMap<>();
  private final TreeMap<String, RawFile> byPath = new TreeMap<>();

  private DeltaFiles(Path root, Layout layout, DeltaPartitions partitions) {
    this.root = root;
    this.layout = layout;
    this.partitions = partitions;
  }

  /** Reads the log; only files of the span are kept where the layout names their date. */
  static DeltaFiles of(SparkSession spark, Layout layout, Path root, Instant from, Instant until) {
    DeltaLog log = log(spark, root);
    Snapshot snapshot = newest(log);
    DeltaFiles files =
        new DeltaFiles(log.dataPath(), layout, DeltaPartitions.of(snapshot.metadata(), layout));
    Dataset<Row> added = snapshot.allFiles().toDF();
    files
        .partitions
        .physicalDate()
        .map(date -> within(date, from, until))
        .map(added::where)
        .orElse(added)
        .select(
            "path", "size", "modificationTime", "deletionVector.pathOrInlineDv", "partitionValues")
        .collectAsList()
        .forEach(files::add);
    return files;
  }

  private static DeltaLog log(SparkSession spark, Path root) {
    return DeltaLog.forTable((org.apache.spark.sql.classic.SparkSession) spark, root);
  }

  private static Snapshot newest(DeltaLog log) {
    return log.update(false, Option.empty(), Option.empty());
  }

  private static Column within(String date, Instant from, Instant until) {
    LocalDate first = from.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = until.atZone(ZoneOffset.UTC).toLocalDate();
    return col("partitionValues").getItem(date).between(first.toString(), last.toString());
  }

  private void add(Row row) {
    String path = absolute(root, row.getString(0));
    String deletedRows = Optional.ofNullable(row.getString(3)).orElse("");
    RawFile file = new RawFile(path, row.getLong(1), row.getLong(2), deletedRows);
    byPath.put(path, file);
    byValues
        .computeIfAbsent(partitions.values(row.getJavaMap(4)), key -> new ArrayList<>())
        .add(file);
  }

  /**
   * A file of the log as Spark names it: paths in the log are relative to the table, and encoded.
   */
  private static String absolute(Path root, String written) {
    URI uri = URI.create(written);
    Path path = uri.isAbsolute() ? new Path(uri) : RawListing.below(root, uri.getPath());
    return path.toUri().toString();
  }

  List<RawFile> all() {
    return List.copyOf(byPath.values());
  }

  /** The files of the partition that starts then. */
  List<RawFile> of(Instant starts) {
    if (partitions.isByFolder()) {
      String folder = RawListing.below(root, layout.folder(starts)).toUri() + "/";
      return List.copyOf(
          byPath.tailMap(folder).values().stream()
              .takeWhile(file -> file.path().startsWith(folder))
              .toList());
    }
    return byValues.getOrDefault(partitions.expected(layout.columns(starts)), List.of()).stream()
        .sorted(Comparator.comparing(RawFile::path))
        .toList();
  }

  /** Why the layout cannot find partitions in the table; empty where it can. */
  Optional<String> mismatch() {
    return partitions.mismatch();
  }

  /**
   * The rows of files, without those that were deleted.
   *
   * @throws UnreadableFiles when the table has dropped files since they were found
   */
  static Dataset<Row> rows(SparkSession spark, Path root, List<RawFile> files) {
    DeltaLog log = log(spark, root);
    Snapshot snapshot = newest(log);
    Map<String, String> written = new HashMap<>();
    snapshot.allFiles().toDF().select("path").collectAsList().stream()
        .map(row -> row.getString(0))
        .forEach(path -> written.put(absolute(log.dataPath(), path), path));
    Map<String, String> dropped = new HashMap<>();
    List<Object> wanted = new ArrayList<>();
    for (RawFile file : files) {
      if (written.containsKey(file.path())) {
        wanted.add(written.get(file.path()));
      } else {
        dropped.put(file.path(), "the Delta table dropped the file after it was found; run again");
      }
    }
    if (snapshot.version() < 0) {
      files.forEach(
          file -> dropped.put(file.path(), root + " is not a Delta table: it has no log"));
    }
    if (!dropped.isEmpty()) {
      throw new UnreadableFiles(dropped);
    }
    List<AddFile> added =
        snapshot.allFiles().where(col("path").isin(wanted.toArray())).collectAsList();
    return log.createDataFrame(
        snapshot, CollectionConverters.asScala(added).toSeq(), false, Option.empty());
  }
}
