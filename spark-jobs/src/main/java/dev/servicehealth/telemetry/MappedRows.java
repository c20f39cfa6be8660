package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.servicehealth.Failure;
import dev.servicehealth.catalog.DataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/**
 * The raw rows of a data source with the catalog's expressions applied, in the order of {@link
 * RowColumns}, then the key where there is one. Every rollup counts these columns, so that what a
 * row means is said once.
 *
 * @param groups apart where files have different columns
 * @param numeric for each expression of an indicator, whether it is summed and not counted
 */
record MappedRows(List<Dataset<Row>> groups, List<Boolean> numeric) {
  private static final String TEXT = "CAST((%s) AS STRING)";

  /**
   * Maps what was read.
   *
   * @throws Failure when an expression fits the columns of no file
   */
  static MappedRows of(LocatedSource located, List<Dataset<Row>> raw) {
    List<Expressions> compiled =
        raw.stream().map(rows -> new Expressions(rows, located.source().name())).toList();
    mustFit(located, compiled);
    return new MappedRows(
        IntStream.range(0, raw.size())
            .mapToObj(i -> raw.get(i).select(columns(located, compiled.get(i))))
            .toList(),
        located.indicators().expressions().stream()
            .map(text -> isNumeric(located, compiled, text))
            .toList());
  }

  /** All rows. */
  Dataset<Row> all() {
    return groups.stream().reduce(Dataset::union).orElseThrow();
  }

  private static Column[] columns(LocatedSource located, Expressions compiled) {
    DataSource source = located.source();
    List<Column> columns = new ArrayList<>();
    columns.add(col(SourceReader.FILE));
    columns.add(col(SourceReader.BLOCK));
    columns.add(col(SourceReader.ORDINAL));
    columns.add(source.keepRejectedText() ? col(Lines.TEXT) : lit(null).cast("string"));
    columns.add(col(Lines.PROBLEM));
    columns.add(lit(false));
    columns.add(mapped(source, compiled, "event_time", "unix_micros(CAST((%s) AS TIMESTAMP))"));
    columns.add(mapped(source, compiled, "service", TEXT));
    for (String dimension : List.of("operation", "region", "platform", "kind")) {
      columns.add(coalesce(mapped(source, compiled, dimension, TEXT), lit("(none)")));
    }
    columns.add(mapped(source, compiled, "user_id", TEXT));
    columns.add(mapped(source, compiled, "latency_ms", "CAST((%s) AS DOUBLE)"));
    located.indicators().expressions().forEach(text -> columns.add(compiled.counted(text)));
    for (int i = 0; i < columns.size(); i++) {
      columns.set(i, columns.get(i).as(RowColumns.name(i)));
    }
    source.key().ifPresent(key -> columns.add(compiled.orNull(key, "%s").as(Duplicates.KEY)));
    return columns.toArray(Column[]::new);
  }

  private static Column mapped(
      DataSource source, Expressions compiled, String column, String conversion) {
    String expression = source.columns().get(column);
    Column value = expression == null ? lit(null) : compiled.orNull(expression, conversion);
    return switch (column) {
      case "event_time" -> value.cast("bigint");
      case "latency_ms" -> value.cast("double");
      default -> value.cast("string");
    };
  }

  /** An expression must fit the columns of some files; the rows of others cannot be judged. */
  private static void mustFit(LocatedSource located, List<Expressions> compiled) {
    DataSource source = located.source();
    Stream.of(
            source.columns().values().stream(),
            source.key().stream(),
            located.indicators().expressions().stream())
        .flatMap(texts -> texts)
        .filter(text -> compiled.stream().noneMatch(files -> files.fits(text)))
        .findFirst()
        .ifPresent(
            text -> {
              throw compiled.get(0).unusable(text);
            });
  }

  private static boolean isNumeric(
      LocatedSource located, List<Expressions> compiled, String expression) {
    List<DataType> types =
        compiled.stream().flatMap(files -> files.type(expression).stream()).toList();
    if (!types.isEmpty() && types.stream().noneMatch(Expressions::isCountable)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot count `%s` of data source %s: it is a %s.%n"
                  .formatted(expression, located.source().name(), types.get(0).simpleString())
              + "An indicator's expression is a boolean, which counts rows, or a number, which is summed.");
    }
    return types.stream().anyMatch(NumericType.class::isInstance);
  }
}
