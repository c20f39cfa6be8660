package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import dev.servicehealth.catalog.DataSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Takes the lines of a json, csv or text data source apart. The formats are read as lines, not
 * through Spark's own readers, so that every row has a line number and a malformed one can be
 * named.
 */
final class Lines {
  static final String TEXT = SourceReader.OWN + "text";
  static final String PROBLEM = SourceReader.OWN + "problem";

  /** The problem of a line that is no row: empty, or a header. */
  static final String NO_ROW = "";

  private static final String PARSED = SourceReader.OWN + "parsed";
  private static final String BROKEN = SourceReader.OWN + "broken";
  private static final String UNIT_SEPARATOR = "\u001f";
  private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private Lines() {}

  /**
   * Adds the data source's columns and {@link #PROBLEM}.
   *
   * @param lines with the line in {@link #TEXT}
   */
  static Dataset<Row> parse(DataSource source, Dataset<Row> lines) {
    return switch (source.format()) {
      case JSON -> structured(source, lines, "malformed JSON");
      case CSV -> structured(source, lines, "malformed CSV");
      default -> text(source, lines);
    };
  }

  private static Dataset<Row> structured(DataSource source, Dataset<Row> lines, String problem) {
    StructType columns = StructType.fromDDL(source.schema().orElseThrow());
    StructType withBroken = columns.add(BROKEN, DataTypes.StringType);
    Map<String, String> options =
        Map.of(
            "mode", "PERMISSIVE", "columnNameOfCorruptRecord", BROKEN, "sep", source.delimiter());
    Column parsed =
        source.format() == DataSource.Format.JSON
            ? from_json(col(TEXT), withBroken, options)
            : from_csv(col(TEXT), lit(withBroken.toDDL()), options);
    Dataset<Row> read = lines.withColumn(PARSED, parsed);
    Column isBroken = col(PARSED).getField(BROKEN).isNotNull().or(col(PARSED).isNull());
    List<Column> selected = kept(lines);
    for (String name : columns.fieldNames()) {
      selected.add(col(PARSED).getField(name).as(name));
    }
    selected.add(
        when(isNoRow(source, columns), lit(NO_ROW)).when(isBroken, lit(problem)).as(PROBLEM));
    return read.select(selected.toArray(Column[]::new));
  }

  private static Column isNoRow(DataSource source, StructType columns) {
    Column blank = length(trim(col(TEXT))).equalTo(0);
    if (source.format() != DataSource.Format.CSV || !source.header()) {
      return blank;
    }
    String header = String.join(source.delimiter(), columns.fieldNames());
    return blank.or(regexp_replace(col(TEXT), lit("[\"\uFEFF\r]"), lit("")).equalTo(header));
  }

  /** One pass of the expression over the line, then a split, whatever the number of its groups. */
  private static Dataset<Row> text(DataSource source, Dataset<Row> lines) {
    List<String> groups = groups(source.pattern().orElseThrow());
    String whole = "^(?:" + source.pattern().get() + ")$";
    String joined =
        UNIT_SEPARATOR
            + String.join(UNIT_SEPARATOR, groups.stream().map("${%s}"::formatted).toList());
    Column fields = split(regexp_replace(col(TEXT), lit(whole), lit(joined)), UNIT_SEPARATOR, -1);
    Dataset<Row> read = lines.withColumn(PARSED, fields);
    Column matches = size(col(PARSED)).equalTo(groups.size() + 1);
    List<Column> selected = kept(lines);
    for (int i = 0; i < groups.size(); i++) {
      Column field = nullif(col(PARSED).getItem(i + 1), lit(""));
      selected.add(when(matches, field).as(groups.get(i)));
    }
    selected.add(
        when(length(trim(col(TEXT))).equalTo(0), lit(NO_ROW))
            .when(matches.unary_$bang(), lit("the line does not match the pattern"))
            .as(PROBLEM));
    return read.select(selected.toArray(Column[]::new));
  }

  private static List<Column> kept(Dataset<Row> lines) {
    return new ArrayList<>(Arrays.stream(lines.columns()).map(name -> col(name)).toList());
  }

  static List<String> groups(String pattern) {
    Matcher matcher = GROUP_NAME.matcher(pattern);
    List<String> names = new ArrayList<>();
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
