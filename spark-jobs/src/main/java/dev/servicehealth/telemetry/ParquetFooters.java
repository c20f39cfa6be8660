package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.Footer;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;

/**
 * Looks at the end of every Parquet file before rows are read. Spark looks at one file for the
 * columns of all, and takes an empty file for one without rows.
 */
final class ParquetFooters {
  private final Configuration hadoop;
  private final Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final ParquetToSparkSchemaConverter converter;

  /**
   * The parts of a footer that decide how a file is read.
   *
   * @param columns those that are used
   * @param isAtRisk whether Spark's vectorised reader may read it wrongly
   */
  record Found(ParquetColumns columns, boolean isAtRisk) {}

  /**
   * @param used the columns that the catalog uses; the others may be whatever they like
   */
  ParquetFooters(Configuration hadoop, Set<String> used) {
    this.hadoop = hadoop;
    this.used.addAll(used);
    this.converter = new ParquetToSparkSchemaConverter(SQLConf.get());
  }

  /**
   * The findings in each file.
   *
   * @throws UnreadableFiles when files are broken
   * @throws UnavailableFile when one cannot be read now
   */
  Map<RawFile, Found> read(List<RawFile> files) {
    Map<String, String> broken = new ConcurrentHashMap<>();
    Map<String, Found> found = new ConcurrentHashMap<>();
    files.parallelStream()
        .forEach(
            file -> {
              try {
                found.put(file.path(), read(file));
              } catch (Exception e) { // AnalysisException, which Scala does not declare
                UnavailableFile.mustNotBe(file, e);
                broken.put(file.path(), reason(file, e));
              }
            });
    if (!broken.isEmpty()) {
      throw new UnreadableFiles(broken);
    }
    Map<RawFile, Found> inOrder = new LinkedHashMap<>();
    files.forEach(file -> inOrder.put(file, found.get(file.path())));
    return inOrder;
  }

  /**
   * Those of a table's files that Spark's vectorised reader may read wrongly. A broken file is
   * found when its rows are read.
   *
   * @throws UnavailableFile when one cannot be read now
   */
  static List<RawFile> atRisk(Configuration hadoop, List<RawFile> files) {
    return files.parallelStream().filter(file -> isAtRisk(hadoop, file)).toList();
  }

  private static boolean isAtRisk(Configuration hadoop, RawFile file) {
    try (ParquetFileReader reader = open(hadoop, file)) {
      ParquetMetadata footer = reader.getFooter();
      Set<String> all = new HashSet<>();
      footer.getFileMetaData().getSchema().getFields().forEach(type -> all.add(type.getName()));
      return ParquetRisk.of(footer, all).isPresent();
    } catch (IOException | RuntimeException e) {
      UnavailableFile.mustNotBe(file, e);
      return false;
    }
  }

  private static ParquetFileReader open(Configuration hadoop, RawFile file) throws IOException {
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(new Path(URI.create(file.path())), hadoop));
  }

  private Found read(RawFile file) throws IOException {
    Path path = new Path(URI.create(file.path()));
    try (ParquetFileReader reader = open(hadoop, file)) {
      ParquetMetadata footer = reader.getFooter();
      return new Found(
          ParquetColumns.of(
              footer.getFileMetaData().getSchema(), used, pruned -> schema(path, footer, pruned)),
          ParquetRisk.of(footer, used).isPresent());
    }
  }

  /** As Spark wrote it down, or as Parquet has it where Spark cannot read a column nobody uses. */
  private StructType schema(
      Path path, ParquetMetadata footer, org.apache.parquet.schema.MessageType pruned) {
    try {
      return ParquetFileFormat.readSchemaFromFooter(new Footer(path, footer), converter);
    } catch (Exception e) { // AnalysisException, which Scala does not declare
      return converter.convert(pruned);
    }
  }

  private static String reason(RawFile file, Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return file.bytes() == 0
        ? "the file is empty"
        : message.isEmpty() ? e.getClass().getSimpleName() : message;
  }
}
