package dev.servicehealth.recount;

import dev.servicehealth.catalog.CsvStyle;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes SQL that reads raw files with DuckDB: the columns of Parquet files as they are, those of
 * json and csv as text that is converted to the types of the catalog's schema. Each row knows its
 * file.
 */
final class RawRows {
  /** The column that names the file of a row. */
  static final String FILE = "own_path";

  /** Where a row of a Parquet file stands in it. */
  static final String ORDINAL = "file_row_number";

  private static final String PARQUET =
      "SELECT * FROM read_parquet(%s, union_by_name = true, filename = 'own_path', file_row_number = true, hive_partitioning = false)";
  private static final String JSON =
      "read_json(%s, format = 'newline_delimited', columns = {%s}, filename = 'own_path', hive_partitioning = false)";
  private static final String CSV =
      "read_csv(%s, %s, delim = %s, quote = %s, escape = %s, nullstr = ['', %s], comment = '', null_padding = false, filename = 'own_path', hive_partitioning = false)";

  private final DataSource source;
  private final Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param used the columns that are asked for; whatever stands in the others cannot break a row
   */
  RawRows(DataSource source, Set<String> used) {
    this.source = source;
    this.used.addAll(used);
  }

  /**
   * A query of all rows.
   *
   * @throws NotAlike when DuckDB cannot read such files, or may read them another way
   */
  String sql(List<RawPartition> partitions) {
    if (!source.folders().isEmpty()) {
      throw NotAlike.unknown("columns that folders name");
    }
    String files = files(partitions);
    return switch (source.format()) {
      case PARQUET -> PARQUET.formatted(files);
      case JSON -> typed(JSON.formatted(files, texts(Stream.of(schema().fieldNames()))));
      case CSV -> typed(csv(files));
      case DELTA, TEXT ->
          throw new NotAlike(
              source.format().name().toLowerCase(Locale.ROOT) + " files",
              "this check reads parquet, json and csv");
    };
  }

  /**
   * Refuses json whose keys are spelled unlike the schema, in upper or lower case: DuckDB takes
   * them for other columns.
   */
  void mustBeSpelledAlike(DuckDb duckDb, List<RawPartition> partitions) throws SQLException {
    if (source.format() != DataSource.Format.JSON) {
      return;
    }
    Set<String> names = Set.of(schema().fieldNames());
    String keys = "SELECT DISTINCT unnest(json_keys(json)) FROM read_ndjson_objects(%s)";
    for (String key : duckDb.texts(keys.formatted(files(partitions)))) {
      if (used.contains(key) && !names.contains(key)) {
        throw new NotAlike("a key spelled " + key, "DuckDB takes it for another column");
      }
    }
  }

  private static String files(List<RawPartition> partitions) {
    return partitions.stream()
        .flatMap(partition -> partition.files().stream())
        .map(file -> Literals.text(path(file).replaceAll("[*?\\[]", "[$0]"))) // no patterns
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** The path of a file, as DuckDB names it in {@link #FILE}. */
  static String path(RawFile file) {
    URI uri = URI.create(file.path());
    if (!"file".equals(uri.getScheme())) {
      throw new NotAlike(uri.getScheme() + ": files", "this check reads a local disk");
    }
    return Path.of(uri).toString();
  }

  /** A header says which value is which column; without one the schema does. */
  private String csv(String files) {
    CsvStyle style = source.csv();
    if (source.comment().isPresent()) {
      throw NotAlike.unknown("csv with comments");
    }
    String columns =
        style.header()
            ? "header = true, all_varchar = true, union_by_name = true"
            : "header = false, auto_detect = false, columns = {%s}"
                .formatted(texts(Stream.of(schema().fieldNames())));
    return CSV.formatted(
        files,
        columns,
        text(style.delimiter()),
        text(style.quote()),
        text(style.escape()),
        Literals.text(style.nullValue()));
  }

  private static String texts(Stream<String> names) {
    return names.map(name -> Literals.text(name) + ": 'VARCHAR'").collect(Collectors.joining(", "));
  }

  private static String text(char character) {
    return Literals.text(String.valueOf(character));
  }

  private String typed(String rows) {
    StringBuilder columns = new StringBuilder(FILE);
    for (StructField field : schema().fields()) {
      if (used.contains(field.name()) && !type(field).isEmpty()) {
        String name = "\"" + field.name().replace("\"", "\"\"") + "\"";
        columns.append(", CAST(%1$s AS %2$s) AS %1$s".formatted(name, type(field)));
      }
    }
    return "SELECT %s FROM %s".formatted(columns, rows);
  }

  /** DuckDB's name of a type; empty where a value may be written in several ways. */
  private static String type(StructField field) {
    String type = field.dataType().sql();
    return switch (type) {
      case "TIMESTAMP" -> "TIMESTAMPTZ";
      case "TINYINT", "SMALLINT", "INT", "BIGINT", "FLOAT", "DOUBLE", "BOOLEAN" -> type;
      case "STRING" -> "VARCHAR";
      default -> type.startsWith("DECIMAL") ? type : "";
    };
  }

  private StructType schema() {
    return StructType.fromDDL(source.schema().orElseThrow());
  }
}
