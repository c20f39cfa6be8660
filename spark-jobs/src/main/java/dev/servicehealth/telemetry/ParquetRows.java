package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet files as rows of the used columns. Files with the same columns are read together, each as
 * it was written; then all get common types. Spark would read all files by the columns of one.
 */
final class ParquetRows {
  private final Map<RawFile, ParquetColumns> files;
  private final StructType common;

  /**
   * @throws UnreadableFiles when a used column of a file cannot be read as in the other files
   */
  ParquetRows(Map<RawFile, ParquetColumns> files) {
    this.files = files;
    List<StructType> newestFirst = new ArrayList<>();
    files.values().forEach(columns -> newestFirst.add(0, columns.meant()));
    CommonColumns columns = new CommonColumns(newestFirst);
    Map<String, String> broken = new TreeMap<>();
    files.forEach(
        (file, own) ->
            columns.conflict(own.meant()).ifPresent(why -> broken.put(file.path(), why)));
    if (!broken.isEmpty()) {
      throw new UnreadableFiles(broken);
    }
    this.common = columns.schema();
  }

  /**
   * @param read opens files by their columns, with the columns of {@code kept}
   * @param kept columns beside those of the files
   */
  Dataset<Row> open(Reading read, List<Column> kept) {
    Map<ParquetColumns, List<RawFile>> alike = new LinkedHashMap<>();
    files.forEach(
        (file, columns) -> alike.computeIfAbsent(columns, key -> new ArrayList<>()).add(file));
    return alike.entrySet().stream()
        .map(
            group ->
                read.open(group.getKey().stored(), group.getValue())
                    .select(selected(group.getKey(), group.getValue(), kept)))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /** Opens files by their columns. */
  interface Reading {
    Dataset<Row> open(StructType columns, List<RawFile> files);
  }

  private Column[] selected(ParquetColumns columns, List<RawFile> alike, List<Column> kept) {
    List<Column> selected = new ArrayList<>(kept);
    for (StructField field : common.fields()) {
      selected.add(
          columns
              .column(field.name(), field.dataType())
              .orElseGet(() -> FolderColumn.of(field.name(), alike).try_cast(field.dataType()))
              .as(field.name()));
    }
    return selected.toArray(Column[]::new);
  }
}
