package dev.servicehealth.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that states a claim about a model: given these inputs, expect these rows.
 *
 * @param given SQL of the rows of each input, by name
 * @param expect SQL of the rows to come out; only its columns are compared
 */
record SqlCase(DayRange range, String timeZone, Map<String, String> given, String expect) {
  private static final Pattern WITH = Pattern.compile("(\\w+) = ([^,\\s]+)");
  private static final Pattern SECTION = Pattern.compile("^-- (given|expect)( \\S+)?$");

  static SqlCase read(Path file) throws IOException {
    Map<String, String> with = new LinkedHashMap<>();
    Map<String, String> sections = new LinkedHashMap<>();
    String section = null;
    for (String line : Files.readAllLines(file)) {
      Matcher start = SECTION.matcher(line);
      if (line.startsWith("-- with ")) {
        Matcher pair = WITH.matcher(line);
        while (pair.find()) {
          with.put(pair.group(1), pair.group(2));
        }
      } else if (start.matches()) {
        section = start.group(1).equals("expect") ? "expect" : start.group(2).strip();
      } else if (section != null) {
        sections.merge(section, line, (above, here) -> above + "\n" + here);
      }
    }
    String expect = sections.remove("expect");
    DayRange range =
        new DayRange(LocalDate.parse(with.get("first_day")), LocalDate.parse(with.get("last_day")));
    return new SqlCase(range, with.getOrDefault("time_zone", "UTC"), sections, expect);
  }
}
