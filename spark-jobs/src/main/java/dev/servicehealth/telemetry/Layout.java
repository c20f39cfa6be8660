package dev.servicehealth.telemetry;

import com.google.common.base.Splitter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the partitions of a data source lie below its path.
 *
 * @param pattern with {@code {date}}, {@code {year}}, {@code {month}}, {@code {day}}, {@code
 *     {hour}}; {@code :1} after a name leaves out a zero at the start
 */
record Layout(String pattern) {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(:1)?\\}");

  /** The folder of the partition that starts then. */
  String folder(Instant starts) {
    return filled(pattern, starts);
  }

  private static String filled(String text, Instant starts) {
    ZonedDateTime time = starts.atZone(ZoneOffset.UTC);
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> value(found.group(1), found.group(2) == null ? 2 : 1, time));
  }

  private static String value(String placeholder, int digits, ZonedDateTime time) {
    String number = "%0" + digits + "d";
    return switch (placeholder) {
      case "date" -> DATE.format(time);
      case "year" -> "%04d".formatted(time.getYear());
      case "month" -> number.formatted(time.getMonthValue());
      case "day" -> number.formatted(time.getDayOfMonth());
      case "hour" -> number.formatted(time.getHour());
      default -> throw new IllegalStateException("no such placeholder: " + placeholder);
    };
  }

  /** The columns that the folders {@code column=value} name, with their values at a time. */
  Map<String, String> columns(Instant starts) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String folder : folders()) {
      int equals = folder.indexOf('=');
      if (equals > 0) {
        columns.put(folder.substring(0, equals), filled(folder.substring(equals + 1), starts));
      }
    }
    return columns;
  }

  List<String> columnNames() {
    return List.copyOf(columns(Instant.EPOCH).keySet());
  }

  /** The column that the date is the value of, where the layout is {@code column={date}/…}. */
  Optional<String> dateColumn() {
    return folders().stream()
        .filter(folder -> folder.endsWith("={date}"))
        .map(folder -> folder.substring(0, folder.indexOf('=')))
        .findFirst();
  }

  /**
   * Returns whether a folder or file directly below the data source's path may lead to a partition.
   */
  boolean mayStartWith(String name) {
    Matcher placeholders = PLACEHOLDER.matcher(folders().get(0));
    StringBuilder expression = new StringBuilder();
    int copied = 0;
    while (placeholders.find()) {
      expression.append(Pattern.quote(folders().get(0).substring(copied, placeholders.start())));
      expression.append(digits(placeholders.group(1), placeholders.group(2) != null));
      copied = placeholders.end();
    }
    expression.append(Pattern.quote(folders().get(0).substring(copied)));
    return name.matches(expression.toString());
  }

  private static String digits(String placeholder, boolean isUnpadded) {
    return switch (placeholder) {
      case "date" -> "\\d{4}-\\d\\d-\\d\\d";
      case "year" -> "\\d{4}";
      default -> isUnpadded ? "\\d{1,2}" : "\\d\\d";
    };
  }

  private List<String> folders() {
    return Splitter.on("/").omitEmptyStrings().splitToList(pattern);
  }
}
