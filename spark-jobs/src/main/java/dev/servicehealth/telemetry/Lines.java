package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Takes the lines of a json, csv or text data source apart. The formats are read as lines, not
 * through Spark's own readers, so that every row has a line number and a malformed one can be
 * named.
 */
final class Lines {
  static final String TEXT = SourceReader.OWN + "text";
  static final String PROBLEM = SourceReader.OWN + "problem";

  /** The problem of a line that is no row: empty, a comment, or a header. */
  static final String NO_ROW = "";

  static final String TOO_LONG =
      "the line is longer than %d MB".formatted(BoundedLines.MOST_BYTES >> 20);

  /** Characters that are kept of a rejected row's text. */
  private static final int MOST_TEXT = 10_000;

  private static final String PARSED = SourceReader.OWN + "parsed";
  private static final String PARTS = SourceReader.OWN + "parts";
  private static final String PART = SourceReader.OWN + "part";
  private static final String BROKEN = SourceReader.OWN + "broken";
  private static final String VALUE = SourceReader.OWN + "value";

  private final Dataset<Row> lines;
  private final Optional<String> comment;

  /**
   * @param lines with the line in {@link #TEXT}; NULL where it is too long
   * @param comment lines that start with it are no rows
   */
  Lines(Dataset<Row> lines, Optional<String> comment) {
    this.lines = lines;
    this.comment = comment;
  }

  /** Adds columns and {@link #PROBLEM} from lines of JSON; each object of a line is a row. */
  Dataset<Row> json(StructType columns) {
    JsonLine json = new JsonLine(columns);
    UDF1<String, List<Row>> parts =
        line ->
            (line == null ? List.of(new JsonLine.Part(null, TOO_LONG)) : json.parts(line))
                .stream().map(part -> RowFactory.create(part.text(), part.problem())).toList();
    StructType part = new StructType().add("text", "string").add("problem", "string");
    Map<String, String> options = Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", BROKEN);
    StructType withBroken = columns.add(BROKEN, DataTypes.StringType);
    Dataset<Row> read =
        lines
            .withColumn(PARTS, udf(parts, DataTypes.createArrayType(part)).apply(col(TEXT)))
            .withColumn(TEXT, shortened()) // before every object of the line gets a copy
            .withColumn(PART, explode(col(PARTS)))
            .withColumn(PARSED, from_json(col(PART).getField("text"), withBroken, options));
    List<Column> selected = kept();
    for (String name : columns.fieldNames()) {
      selected.add(col(PARSED).getField(name).as(name));
    }
    Column isBroken = col(PARSED).isNull().or(col(PARSED).getField(BROKEN).isNotNull());
    Column problem =
        coalesce(col(PART).getField("problem"), when(isBroken, lit(JsonLine.OTHER_TYPE)));
    return selected(read, selected, problem);
  }

  /** Adds columns and {@link #PROBLEM} from lines of values. */
  Dataset<Row> values(LineParser parser, StructType columns) {
    String remark = comment.orElse(null);
    UDF1<String, Row> parse =
        line -> {
          LineParser.Parsed parsed = parsed(line, parser, remark);
          return RowFactory.create(parsed.values(), parsed.problem());
        };
    StructType parsed = new StructType().add("values", "array<string>").add("problem", "string");
    List<Column> selected = kept();
    selected.add(col(PARSED).getField("problem").as(PROBLEM));
    Column problem = col(PROBLEM);
    for (int i = 0; i < columns.size(); i++) {
      StructField column = columns.apply(i);
      Column value = col(PARSED).getField("values").getItem(i);
      selected.add(value.as(VALUE + i));
      selected.add(value.try_cast(column.dataType()).as(column.name()));
      Column fails = col(VALUE + i).isNotNull().and(named(column).isNull());
      String why = "column %s is not of type %s".formatted(column.name(), column.dataType().sql());
      problem = coalesce(problem, when(fails, lit(why)));
    }
    Dataset<Row> read =
        lines
            .withColumn(PARSED, udf(parse, parsed).apply(col(TEXT)))
            .withColumn(TEXT, shortened())
            .select(selected.toArray(Column[]::new));
    List<Column> named = kept();
    Arrays.stream(columns.fields()).forEach(column -> named.add(named(column)));
    return selected(read, named, problem);
  }

  private static LineParser.Parsed parsed(String line, LineParser parser, String comment) {
    if (line == null) {
      return LineParser.Parsed.problem(TOO_LONG);
    }
    boolean isRemark = comment != null && line.startsWith(comment);
    return isRemark || line.isBlank() ? LineParser.Parsed.problem(NO_ROW) : parser.parse(line);
  }

  private static Column named(StructField column) {
    return col("`" + column.name().replace("`", "``") + "`");
  }

  private List<Column> kept() {
    return new ArrayList<>(Arrays.stream(lines.columns()).map(name -> col(name)).toList());
  }

  private static Dataset<Row> selected(Dataset<Row> read, List<Column> columns, Column problem) {
    List<Column> selected = new ArrayList<>(columns);
    selected.add(problem.as(PROBLEM));
    return read.select(selected.toArray(Column[]::new));
  }

  private static Column shortened() {
    return substring(col(TEXT), 1, MOST_TEXT);
  }
}
