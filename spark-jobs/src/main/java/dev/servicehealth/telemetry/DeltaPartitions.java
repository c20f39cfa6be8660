package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.delta.DeltaColumnMapping;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructField;

/**
 * How the folders of a layout, {@code column=value}, are columns by which a Delta table is
 * partitioned. In the log a column may go by a name that nobody sees.
 *
 * @param physical the name in the log of each column of the layout
 * @param date the column that the layout has {@code {date}} in
 * @param mismatch why the layout does not fit the table; empty where it does
 */
record DeltaPartitions(
    Map<String, String> physical, Optional<String> date, Optional<String> mismatch) {

  static DeltaPartitions of(Metadata table, Layout layout) {
    Map<String, String> columns = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String column : layout.columnNames()) {
      physical(table, column)
          .ifPresentOrElse(name -> columns.put(column, name), () -> unknown.add(column));
    }
    if (unknown.isEmpty()) {
      return new DeltaPartitions(columns, layout.dateColumn(), Optional.empty());
    }
    String by = String.join(", ", table.partitionSchema().fieldNames());
    return new DeltaPartitions(
        Map.of(),
        Optional.empty(),
        Optional.of(
            "the Delta table is partitioned by %s and not by %s, as the layout %s says"
                .formatted(
                    by.isEmpty() ? "nothing" : by, String.join(", ", unknown), layout.pattern())));
  }

  private static Optional<String> physical(Metadata table, String column) {
    for (StructField field : table.partitionSchema().fields()) {
      if (field.name().equalsIgnoreCase(column)) {
        return Optional.of(DeltaColumnMapping.getPhysicalName(field));
      }
    }
    return Optional.empty();
  }

  /** Returns whether the layout names no column, so that folders are all there is. */
  boolean isByFolder() {
    return physical.isEmpty();
  }

  /** The name in the log of the column with the date. */
  Optional<String> physicalDate() {
    return date.map(physical::get);
  }

  /** The values of a file in the order of the layout's columns. */
  List<String> values(Map<String, String> partitionValues) {
    return physical.values().stream()
        .map(partitionValues::get)
        .map(DeltaPartitions::plain)
        .toList();
  }

  /** Finds the files of a partition that the layout describes. */
  List<String> expected(Map<String, String> columns) {
    return physical.keySet().stream().map(columns::get).map(DeltaPartitions::plain).toList();
  }

  /** An hour may be a number, which has no zero at its start. */
  private static String plain(String value) {
    return value == null ? "" : value.replaceFirst("^0+(?=\\d+$)", "");
  }
}
