package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.Footer;
import org.apache.parquet.hadoop.ParquetFileReader;
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

  ParquetFooters(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * The columns to read the files with.
   *
   * @param used the columns that the catalog uses; the others may change as they like
   * @throws UnreadableFiles when a file is broken, or has another type in a column that is used
   */
  StructType schema(List<RawFile> files, Set<String> used) {
    Map<String, String> broken = new ConcurrentHashMap<>();
    Map<String, StructType> schemas = new ConcurrentHashMap<>();
    ParquetToSparkSchemaConverter converter = new ParquetToSparkSchemaConverter(SQLConf.get());
    files.parallelStream()
        .forEach(
            file -> {
              try {
                schemas.put(file.path(), read(file, converter));
              } catch (IOException | RuntimeException e) {
                broken.put(file.path(), reason(file, e));
              }
            });
    List<StructType> newestFirst = new ArrayList<>();
    files.forEach(
        file -> {
          if (schemas.containsKey(file.path())) {
            newestFirst.add(0, schemas.get(file.path()));
          }
        });
    CommonColumns common = new CommonColumns(newestFirst, used);
    schemas.forEach(
        (path, schema) -> common.conflict(schema).ifPresent(why -> broken.put(path, why)));
    if (!broken.isEmpty()) {
      throw new UnreadableFiles(new TreeMap<>(broken));
    }
    return common.schema();
  }

  private StructType read(RawFile file, ParquetToSparkSchemaConverter converter)
      throws IOException {
    Path path = new Path(URI.create(file.path()));
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
      return ParquetFileFormat.readSchemaFromFooter(
          new Footer(path, reader.getFooter()), converter);
    }
  }

  private static String reason(RawFile file, Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return file.bytes() == 0
        ? "the file is empty"
        : message.isEmpty() ? e.getClass().getSimpleName() : message;
  }
}
