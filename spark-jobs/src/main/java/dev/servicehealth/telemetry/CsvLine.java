package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.CsvStyle;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a line of CSV apart as RFC 4180 says: a quoted value may hold delimiters, and a quote
 * written twice. Spark's parser escapes with a backslash by default, and joins what then does not
 * fit into one value.
 */
final class CsvLine {
  static final String OPEN = "malformed CSV: a quoted value does not end in its line";
  static final String AFTER_QUOTE = "malformed CSV: text after a closing quote";

  static final String QUOTE = "malformed CSV: a quote in a value that is not quoted";

  /** More values than a header has; those beyond are only counted. */
  private static final int MOST_VALUES = 10_000;

  private final CsvStyle style;
  private final String line;
  private final List<String> values = new ArrayList<>();
  private int count;
  private int at;

  private CsvLine(CsvStyle style, String line) {
    this.style = style;
    this.line = line;
  }

  /**
   * The values of a line.
   *
   * @param values an empty one is NULL, and so is one that the data source writes for NULL
   * @param count of all values, also where only the first are kept
   * @param problem why the line cannot be read; null where it can
   */
  record Values(List<String> values, int count, String problem) {}

  static Values values(CsvStyle style, String line) {
    CsvLine reading = new CsvLine(style, line);
    String problem = null;
    while (problem == null && reading.hasNext()) {
      problem = reading.next();
    }
    return new Values(reading.values, reading.count, problem);
  }

  /** After the last delimiter stands one more value. */
  boolean hasNext() {
    return at <= line.length();
  }

  /** Reads a value and the delimiter after it; the problem, or null. */
  String next() {
    return at < line.length() && line.charAt(at) == style.quote() ? quoted() : plain();
  }

  private String plain() {
    int end = line.indexOf(style.delimiter(), at);
    String value = line.substring(at, end < 0 ? line.length() : end);
    add(value);
    at += value.length() + 1;
    return value.indexOf(style.quote()) < 0 ? null : QUOTE;
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < line.length(); at++) {
      char c = line.charAt(at);
      boolean isPair = at + 1 < line.length() && line.charAt(at + 1) == style.quote();
      if (isPair && (c == style.escape() || c == style.quote())) {
        value.append(style.quote());
        at++;
      } else if (isEscapedEscape(c)) {
        value.append(c);
        at++;
      } else if (c == style.quote()) {
        return close(value.toString());
      } else {
        value.append(c);
      }
    }
    return OPEN;
  }

  private boolean isEscapedEscape(char c) {
    return c == style.escape()
        && style.escape() != style.quote()
        && at + 1 < line.length()
        && line.charAt(at + 1) == style.escape();
  }

  private String close(String value) {
    at++;
    if (at < line.length() && line.charAt(at) != style.delimiter()) {
      return AFTER_QUOTE;
    }
    at++;
    add(value);
    return null;
  }

  private void add(String value) {
    count++;
    if (values.size() < MOST_VALUES) {
      boolean isNull = value.isEmpty() || value.equals(style.nullValue());
      values.add(isNull ? null : value);
    }
  }
}
