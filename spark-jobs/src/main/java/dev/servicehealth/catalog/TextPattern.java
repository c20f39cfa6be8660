package dev.servicehealth.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The regular expression of a text data source, whose named groups are the columns. */
public final class TextPattern {
  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private TextPattern() {}

  /**
   * The named groups in their order.
   *
   * @throws java.util.regex.PatternSyntaxException when it does not compile
   */
  public static List<String> groups(String pattern) {
    // The empty alternative always matches, so that a group can be asked for by name.
    Matcher matcher = Pattern.compile("|" + pattern).matcher("");
    matcher.find();
    Set<String> groups = new LinkedHashSet<>();
    Matcher candidates = GROUP.matcher(pattern);
    while (candidates.find()) {
      if (exists(matcher, candidates.group(1))) {
        groups.add(candidates.group(1));
      }
    }
    return List.copyOf(groups);
  }

  /** An escaped parenthesis opens no group. */
  private static boolean exists(Matcher matcher, String name) {
    try {
      matcher.group(name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
