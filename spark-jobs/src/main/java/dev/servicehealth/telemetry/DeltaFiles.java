package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.col;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/**
 * The files of a Delta data source's newest version. A folder of a Delta table also holds files
 * that were deleted or replaced; only the log tells them apart.
 */
final class DeltaFiles {
  private final TreeMap<String, RawFile> byRelativePath = new TreeMap<>();

  private DeltaFiles() {}

  /** Reads the log; only files of the span are kept where the layout names their date. */
  static DeltaFiles of(
      SparkSession spark, DataSource source, Path root, Instant from, Instant until) {
    DeltaFiles files = new DeltaFiles();
    DeltaLog log = DeltaLog.forTable((org.apache.spark.sql.classic.SparkSession) spark, root);
    Dataset<Row> added =
        log.update(false, scala.Option.empty(), scala.Option.empty()).allFiles().toDF();
    new Layout(source.partitions().layout())
        .dateColumn()
        .map(date -> within(date, from, until))
        .map(added::where)
        .orElse(added)
        .select("path", "size", "modificationTime", "deletionVector.pathOrInlineDv")
        .collectAsList()
        .forEach(row -> files.add(log.dataPath(), row));
    return files;
  }

  private static Column within(String date, Instant from, Instant until) {
    LocalDate first = from.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = until.atZone(ZoneOffset.UTC).toLocalDate();
    return col("partitionValues").getItem(date).between(first.toString(), last.toString());
  }

  private void add(Path root, Row row) {
    String relative = URI.create(row.getString(0)).getPath();
    String path = new Path(root, relative).toUri().toString();
    String deletedRows = Optional.ofNullable(row.getString(3)).orElse("");
    byRelativePath.put(relative, new RawFile(path, row.getLong(1), row.getLong(2), deletedRows));
  }

  List<RawFile> all() {
    return List.copyOf(byRelativePath.values());
  }

  /** The files of one partition. */
  List<RawFile> under(String folder) {
    Map<String, RawFile> found = byRelativePath.subMap(folder + "/", folder + "0");
    return List.copyOf(new ArrayList<>(found.values()));
  }
}
