package dev.servicehealth.catalog;

import dev.servicehealth.catalog.Partitions.By;
import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the path pattern of a partition. */
final class PartitionLayout {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

  /** A number without a zero at its start. */
  private static final Pattern UNPADDED = Pattern.compile("(?<=^(month|day|hour)):1$");

  private static final List<String> PLACEHOLDERS = List.of("date", "year", "month", "day", "hour");

  private PartitionLayout() {}

  static String read(Optional<YamlNode> value, By by) {
    String written = value.flatMap(YamlNode::text).orElse(byDefault(by));
    value.ifPresent(node -> check(node, written, by));
    return written;
  }

  private static String byDefault(By by) {
    return by == By.HOUR ? "day={date}/hour={hour}" : "day={date}";
  }

  private static void check(YamlNode node, String layout, By by) {
    Set<String> used = new HashSet<>();
    Matcher matcher = PLACEHOLDER.matcher(layout);
    while (matcher.find()) {
      used.add(UNPADDED.matcher(matcher.group(1)).replaceFirst(""));
    }

    String cannot = node.name() + " \"" + layout + "\" ";
    used.stream()
        .filter(name -> !PLACEHOLDERS.contains(name))
        .sorted()
        .forEach(
            name ->
                node.problem(
                    cannot
                        + "has the unknown {"
                        + name
                        + "}"
                        + Suggestion.among(PLACEHOLDERS, name)));
    if (!used.contains("date") && !used.containsAll(Set.of("year", "month", "day"))) {
      node.problem(cannot + "does not tell the day; add {date}, or {year}, {month} and {day}");
    }
    if (by == By.HOUR && !used.contains("hour")) {
      node.problem(cannot + "does not tell the hour; add {hour} or set by: day");
    }
    if (by == By.DAY && used.contains("hour")) {
      node.problem(cannot + "tells the hour; set by: day/hour or remove {hour}");
    }
    if (layout.startsWith("/") || List.of(layout.split("/")).contains("..")) {
      node.problem(cannot + "must stay below the data source's path; remove the leading / and ..");
    }
  }
}
