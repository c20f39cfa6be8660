package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Opens the files of a data source as rows that know their file, block and place in it. */
final class SourceReader {
  /** Prefix of our own columns beside the data source's. */
  static final String OWN = "__service_health_";

  static final String FILE = OWN + "file";
  static final String BLOCK = OWN + "block";
  static final String ORDINAL = OWN + "ordinal";

  private final SparkSession spark;

  SourceReader(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * The data source's columns, with {@link #FILE}, {@link #BLOCK} (where the split starts in its
   * file), {@link #ORDINAL} (growing by one a row within a block), {@link Lines#TEXT} and {@link
   * Lines#PROBLEM}.
   *
   * @param files at least one
   * @throws UnreadableFiles when files cannot be read, where that shows before rows are read
   */
  Dataset<Row> open(LocatedSource located, List<RawFile> files) {
    DataSource source = located.source();
    Dataset<Row> raw = load(located, files);
    Dataset<Row> placed =
        raw.withColumns(
            java.util.Map.of(
                FILE, col("_metadata.file_path"),
                BLOCK, col("_metadata.file_block_start"),
                ORDINAL, monotonically_increasing_id()));
    if (source.format().isLines()) {
      return Lines.parse(source, placed.withColumnRenamed("value", Lines.TEXT));
    }
    return placed
        .withColumn(Lines.TEXT, lit(null).cast("string"))
        .withColumn(Lines.PROBLEM, lit(null).cast("string"));
  }

  private Dataset<Row> load(LocatedSource located, List<RawFile> files) {
    DataSource source = located.source();
    String[] paths = files.stream().map(SourceReader::asPath).toArray(String[]::new);
    try {
      return switch (source.format()) {
        case PARQUET ->
            spark
                .read()
                .option("__globPaths__", "false")
                .schema(footers().schema(files, located.usedColumns()))
                .parquet(paths);
        case DELTA -> delta(source, located.root(), files);
        default -> spark.read().option("__globPaths__", "false").text(paths);
      };
    } catch (UnreadableFiles e) {
      throw e;
    } catch (Exception e) { // AnalysisException, which Scala does not declare
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot read data source %s: %s".formatted(source.name(), e.getMessage()),
          e);
    }
  }

  private ParquetFooters footers() {
    return new ParquetFooters(spark.sparkContext().hadoopConfiguration());
  }

  /** A Delta table is read through its log; the dates of the files narrow what is looked at. */
  private Dataset<Row> delta(DataSource source, Path root, List<RawFile> files) {
    Dataset<Row> table = spark.read().format("delta").load(root.toString());
    Optional<String> date = new Layout(source.partitions().layout()).dateColumn();
    if (date.isEmpty()) {
      return table;
    }
    String marker = "/" + date.get() + "=";
    Object[] dates =
        files.stream()
            .map(file -> file.path().substring(file.path().indexOf(marker) + marker.length()))
            .map(rest -> rest.substring(0, rest.indexOf('/')))
            .distinct()
            .toArray();
    return table.where(col(date.get()).cast("string").isin(dates));
  }

  private static String asPath(RawFile file) {
    return new Path(URI.create(file.path())).toString();
  }
}
