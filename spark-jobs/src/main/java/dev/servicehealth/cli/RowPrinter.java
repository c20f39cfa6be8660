package dev.servicehealth.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Prints rows for people and for programs. */
final class RowPrinter {
  /** More rows than people read in a terminal. */
  private static final int MOST_TABLE_ROWS = 1_000;

  private static final int WIDEST = 60;

  /** How rows are printed. */
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  private RowPrinter() {}

  static void print(Dataset<Row> rows, Format format, PrintWriter out) {
    switch (format) {
      case TABLE -> table(rows, out);
      case CSV -> csv(rows, out);
      case JSON -> rows.toJSON().toLocalIterator().forEachRemaining(out::println);
    }
    out.flush();
  }

  private static void table(Dataset<Row> rows, PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of(rows.columns()));
    List<Row> shown = rows.limit(MOST_TABLE_ROWS + 1).collectAsList();
    shown.stream().limit(MOST_TABLE_ROWS).forEach(row -> lines.add(cells(row)));
    print(lines, WIDEST, out);
    if (shown.size() > MOST_TABLE_ROWS) {
      out.printf("… more than %,d rows; use --format csv or json for all%n", MOST_TABLE_ROWS);
    }
  }

  /** Prints lines of equally many cells below each other; wider cells are cut. */
  static void print(List<List<String>> lines, int widest, PrintWriter out) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(widest, Math.max(widths[i], line.get(i).length()));
      }
    }
    lines.forEach(line -> out.println(padded(line, widths, widest).stripTrailing()));
    out.flush();
  }

  private static String padded(List<String> cells, int[] widths, int widest) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String cut = cell.length() > widest ? cell.substring(0, widest - 1) + "…" : cell;
      line.append(cut).append(" ".repeat(widths[i] - cut.length() + 2));
    }
    return line.toString();
  }

  private static void csv(Dataset<Row> rows, PrintWriter out) {
    out.print(csvLine(List.of(rows.columns())));
    for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
      out.print(csvLine(cells(each.next())));
    }
  }

  private static String csvLine(List<String> cells) {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      quoted.add(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    return String.join(",", quoted) + "\n";
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(text(row.get(i)));
    }
    return cells;
  }

  private static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    if (value instanceof java.math.BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof java.sql.Timestamp time) {
      return time.toInstant().toString();
    }
    if (value instanceof scala.collection.Seq<?> list) {
      return CollectionConverters.asJava(list).stream()
          .map(RowPrinter::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value == null ? "" : value.toString();
  }
}
