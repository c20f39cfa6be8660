package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.CsvStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of csv lines that are used.
 *
 * @param header the first line of the files; null where they have none
 * @param places where the value of each column stands in a line
 * @param width values of a line
 */
record CsvColumns(CsvStyle style, String header, List<Integer> places, int width)
    implements LineParser {

  /** Files with one header have the same columns. */
  static final Comparator<CsvColumns> BY_HEADER = Comparator.comparing(CsvColumns::header);

  /** The columns of lines without a header, in the order of the schema. */
  static CsvColumns inOrder(CsvStyle style, StructType schema, StructType used) {
    List<Integer> places = new ArrayList<>();
    for (String column : used.fieldNames()) {
      places.add(schema.fieldIndex(column));
    }
    return new CsvColumns(style, null, places, schema.size());
  }

  @Override
  public Parsed parse(String line) {
    if (line.equals(header)) {
      return Parsed.problem(Lines.NO_ROW);
    }
    CsvLine.Values found = CsvLine.values(style, line);
    if (found.problem() != null) {
      return Parsed.problem(found.problem());
    }
    if (found.count() != width) {
      return Parsed.problem(
          "malformed CSV: %s for %s"
              .formatted(number(found.count(), "value"), number(width, "column")));
    }
    String[] values = new String[places.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = found.values().get(places.get(i));
    }
    return new Parsed(Arrays.asList(values), null);
  }

  private static String number(int count, String noun) {
    return "%,d %s".formatted(count, count == 1 ? noun : noun + "s");
  }
}
