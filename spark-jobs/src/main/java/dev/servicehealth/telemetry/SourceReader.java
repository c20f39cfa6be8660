package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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
   * Rows that were opened.
   *
   * @param groups apart where files differ in their columns or in how they are read
   * @param atRisk files that Spark's vectorised reader may read wrongly, and that are read without
   */
  record Opened(List<Dataset<Row>> groups, List<RawFile> atRisk) {}

  /**
   * The rows of a data source, apart where its files have different columns. Each has the used
   * columns: those of its files, else those that its folders name, else NULL. Beside them {@link
   * #FILE}, {@link #BLOCK} (where the split starts in its file), {@link #ORDINAL} (growing by one a
   * row within a block), {@link Lines#TEXT} and {@link Lines#PROBLEM}.
   *
   * @param files at least one
   * @throws UnreadableFiles when files cannot be read, where that shows before rows are read
   */
  Opened open(LocatedSource located, List<RawFile> files) {
    DataSource source = located.source();
    try {
      if (source.format() == DataSource.Format.PARQUET) {
        return parquet(located, files);
      }
      return source.format() == DataSource.Format.DELTA
          ? delta(located, files)
          : new Opened(List.of(completed(rows(located, files), located, files)), List.of());
    } catch (UnreadableFiles e) {
      throw e;
    } catch (Exception e) { // AnalysisException, which Scala does not declare
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot read data source %s: %s".formatted(source.name(), e.getMessage()),
          e);
    }
  }

  private static Dataset<Row> completed(
      Dataset<Row> rows, LocatedSource located, List<RawFile> files) {
    Set<String> present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    present.addAll(List.of(rows.columns()));
    Dataset<Row> completed = rows;
    for (String name : located.usedColumns()) {
      if (present.add(name)) {
        completed = completed.withColumn(name, FolderColumn.of(name, files));
      }
    }
    return completed;
  }

  private Dataset<Row> rows(LocatedSource located, List<RawFile> files) {
    DataSource source = located.source();
    return switch (source.format()) {
      case PARQUET, DELTA -> throw new IllegalArgumentException("its files are read in groups");
      case JSON -> lines(source, files).json(located.usedFields());
      case CSV -> csv(located, files);
      case TEXT -> text(located, files);
    };
  }

  private Dataset<Row> csv(LocatedSource located, List<RawFile> files) {
    DataSource source = located.source();
    StructType used = located.usedFields();
    CsvColumns inOrder = CsvColumns.inOrder(source.csv(), located.fields(), used);
    if (!source.csv().header()) {
      return lines(source, files).values(inOrder, used);
    }
    return new CsvHeaders(hadoop(), source, used)
        .columns(files).entrySet().stream()
            .map(alike -> lines(source, alike.getValue()).values(alike.getKey(), used))
            .reduce(Dataset::union)
            .orElseGet(() -> lines(source, files).values(inOrder, used));
  }

  private Dataset<Row> text(LocatedSource located, List<RawFile> files) {
    DataSource source = located.source();
    StructType used = located.usedFields();
    TextColumns columns =
        new TextColumns(source.pattern().orElseThrow(), List.of(used.fieldNames()));
    return lines(source, files).values(columns, used);
  }

  private Lines lines(DataSource source, List<RawFile> files) {
    Dataset<Row> read =
        spark
            .read()
            .format(LineFormat.class.getName())
            .option("__globPaths__", "false")
            .schema(new StructType().add("value", DataTypes.StringType))
            .load(paths(files));
    return new Lines(placed(read).withColumnRenamed("value", Lines.TEXT), source.comment());
  }

  private static Dataset<Row> placed(Dataset<Row> raw) {
    return raw.withColumns(
        Map.of(
            FILE, col("_metadata.file_path"),
            BLOCK, col("_metadata.file_block_start"),
            ORDINAL, monotonically_increasing_id()));
  }

  private static Dataset<Row> withoutText(Dataset<Row> placed) {
    return placed
        .withColumn(Lines.TEXT, lit(null).cast("string"))
        .withColumn(Lines.PROBLEM, lit(null).cast("string"));
  }

  private Opened delta(LocatedSource located, List<RawFile> files) {
    List<RawFile> atRisk = ParquetFooters.atRisk(hadoop(), files);
    List<RawFile> others = files.stream().filter(file -> !atRisk.contains(file)).toList();
    List<Dataset<Row>> groups = new ArrayList<>();
    if (!others.isEmpty()) {
      groups.add(placed(DeltaFiles.rows(spark, located.root(), others)));
    }
    if (!atRisk.isEmpty()) {
      groups.add(
          RowReader.with(spark, () -> placed(DeltaFiles.rows(spark, located.root(), atRisk))));
    }
    return new Opened(
        groups.stream().map(group -> completed(withoutText(group), located, files)).toList(),
        atRisk);
  }

  private Opened parquet(LocatedSource located, List<RawFile> files) {
    ParquetFooters footers = new ParquetFooters(hadoop(), located.usedColumns());
    List<ParquetRows.Alike> groups = ParquetRows.alike(footers.read(files));
    return new Opened(
        groups.stream()
            .map(group -> completed(withoutText(opened(group)), located, group.files()))
            .toList(),
        groups.stream()
            .filter(group -> group.found().isAtRisk())
            .flatMap(group -> group.files().stream())
            .toList());
  }

  private Dataset<Row> opened(ParquetRows.Alike group) {
    ParquetColumns columns = group.found().columns();
    return group.found().isAtRisk()
        ? RowReader.with(spark, () -> opened(columns, group.files()))
        : opened(columns, group.files());
  }

  private Dataset<Row> opened(ParquetColumns columns, List<RawFile> files) {
    List<Column> selected = new ArrayList<>(List.of(col(FILE), col(BLOCK), col(ORDINAL)));
    selected.addAll(columns.columns());
    return placed(
            spark
                .read()
                .option("__globPaths__", "false")
                .schema(columns.stored())
                .parquet(paths(files)))
        .select(selected.toArray(Column[]::new));
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private static String[] paths(List<RawFile> files) {
    return files.stream()
        .map(file -> new Path(URI.create(file.path())).toString())
        .toArray(String[]::new);
  }
}
