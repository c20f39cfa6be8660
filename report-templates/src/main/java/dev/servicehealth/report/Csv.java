package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Comma-separated values after RFC 4180, whose cells no spreadsheet takes for a formula. */
final class Csv {

  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

  private Csv() {}

  static String table(List<String> header, List<List<String>> rows) {
    return line(header) + rows.stream().map(Csv::line).collect(joining());
  }

  /** A row from values of any kind; null is an empty cell. */
  static List<String> row(Object... cells) {
    return Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toList();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(joining(",", "", "\r\n"));
  }

  static String cell(String value) {
    boolean formula = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
    String safe = formula ? "'" + value : value;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
