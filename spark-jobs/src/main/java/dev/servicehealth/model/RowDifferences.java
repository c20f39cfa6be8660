package dev.servicehealth.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows of published tables that differ in another warehouse, whatever files they come from. */
public final class RowDifferences {
  private static final String QUERY =
      """
      WITH before AS (SELECT %6$s FROM %1$s WHERE day BETWEEN '%3$s' AND '%4$s'),
      after AS (SELECT %6$s FROM %2$s WHERE day BETWEEN '%3$s' AND '%4$s'),
      gone AS (SELECT * FROM before EXCEPT ALL SELECT * FROM after),
      come AS (SELECT * FROM after EXCEPT ALL SELECT * FROM before)
      SELECT %5$s, COUNT_IF(side = 'gone') AS gone, COUNT_IF(side = 'come') AS come
      FROM (SELECT 'gone' AS side, * FROM gone UNION ALL SELECT 'come' AS side, * FROM come)
      GROUP BY %5$s ORDER BY %5$s""";

  /** Columns that name files, which may move or be written again, and not what is in them. */
  private static final Set<String> OF_FILES = Set.of("file", "fingerprint");

  private final Warehouse published;
  private final Warehouse other;

  public RowDifferences(Warehouse published, Warehouse other) {
    this.published = published;
    this.other = other;
  }

  /**
   * A sentence for every table, day, source and service with rows that differ.
   *
   * @param versions of the published tables
   */
  public List<String> of(DayRange days, Map<String, Long> versions) {
    Map<String, Long> newest = other.tables().newest();
    List<String> found = new ArrayList<>();
    for (SqlModel model : published.models().all()) {
      if (model.query().isPresent() && newest.containsKey(model.name())) {
        String before =
            published.tables().at(model.name(), versions.getOrDefault(model.name(), 0L));
        String after = other.tables().at(model.name(), newest.get(model.name()));
        found.addAll(of(model, before, after, days));
      }
    }
    return found;
  }

  private List<String> of(SqlModel model, String before, String after, DayRange days) {
    StructType columns = Sql.declaration(published.spark(), model.ddl()).columns();
    List<String> names = List.of(columns.fieldNames());
    String places =
        Stream.of("day", "source", "service")
            .filter(names::contains)
            .collect(Collectors.joining(", "));
    String compared =
        Stream.of(columns.fields())
            .filter(column -> !OF_FILES.contains(column.name()))
            .map(RowDifferences::compared)
            .collect(Collectors.joining(", "));
    String query = QUERY.formatted(before, after, days.first(), days.last(), places, compared);
    return published.spark().sql(query).collectAsList().stream()
        .map(row -> said(model, row))
        .toList();
  }

  /** Maps cannot be compared, their entries can. */
  private static String compared(StructField column) {
    return column.dataType() instanceof MapType
        ? "ARRAY_SORT(MAP_ENTRIES(%1$s)) AS %1$s".formatted(column.name())
        : column.name();
  }

  private static String said(SqlModel model, Row row) {
    List<String> place = new ArrayList<>();
    for (int i = 0; i < row.size() - 2; i++) {
      place.add(String.valueOf(row.get(i)));
    }
    return "%s, %s: %,d rows are not there and %,d others are"
        .formatted(
            model.name(),
            String.join(", ", place),
            row.<Long>getAs("gone"),
            row.<Long>getAs("come"));
  }
}
