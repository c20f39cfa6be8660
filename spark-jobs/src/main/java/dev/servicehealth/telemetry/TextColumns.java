package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches lines with the pattern of a text data source, whose named groups are the columns. A
 * pattern may need more stack than a thread has, or more steps than a night has time for, on a line
 * that somebody else wrote; that costs the line alone.
 */
final class TextColumns implements LineParser {
  static final String NO_MATCH = "the line does not match the pattern";
  static final String STACK = "the line cannot be matched: the pattern needs too much stack";
  static final String STEPS = "the line cannot be matched: the pattern needs too many steps";

  private static final long serialVersionUID = 1L;

  private final Pattern pattern;
  private final List<String> groups;

  /**
   * @param groups the names of the groups that are used
   */
  TextColumns(String pattern, List<String> groups) {
    this.pattern = Pattern.compile(pattern);
    this.groups = new ArrayList<>(groups);
  }

  @Override
  public Parsed parse(String line) {
    try {
      Matcher matcher = pattern.matcher(new CountedText(line));
      if (!matcher.matches()) {
        return Parsed.problem(NO_MATCH);
      }
      String[] values = new String[groups.size()];
      for (int i = 0; i < values.length; i++) {
        int start = matcher.start(groups.get(i));
        int end = matcher.end(groups.get(i));
        values[i] = start == end ? null : line.substring(start, end);
      }
      return new Parsed(Arrays.asList(values), null);
    } catch (StackOverflowError e) {
      return Parsed.problem(STACK);
    } catch (CountedText.TooManySteps e) {
      return Parsed.problem(STEPS);
    }
  }
}
