package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups Parquet files by their used columns. Spark would read all files by the columns of one, and
 * common types would let the files of one day decide how those of another are read.
 */
final class ParquetRows {
  private ParquetRows() {}

  /** Files that were written with the same columns, and are read by the same reader. */
  record Alike(ParquetFooters.Found found, List<RawFile> files) {}

  /** The groups, each in the order of its first file. */
  static List<Alike> alike(Map<RawFile, ParquetFooters.Found> files) {
    Map<ParquetFooters.Found, Alike> groups = new LinkedHashMap<>();
    files.forEach(
        (file, found) ->
            groups
                .computeIfAbsent(found, own -> new Alike(own, new ArrayList<>()))
                .files()
                .add(file));
    return List.copyOf(groups.values());
  }
}
