package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as OpenSLO writes it: a whole number and one letter, whose case matters.
 *
 * @param unit one of m (minute), h, d, w, M (month), Q, Y
 */
record DurationShorthand(int count, char unit) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})([mhdwMQY])");

  /** A duration of more than nothing. */
  static Optional<DurationShorthand> read(YamlNode node) {
    Optional<DurationShorthand> duration = readOrZero(node);
    if (duration.isPresent() && duration.get().count() == 0) {
      node.problem(node.name() + " must be more than 0, and is \"" + duration.get().text() + "\"");
      return Optional.empty();
    }
    return duration;
  }

  /** A duration that may be nothing. */
  static Optional<DurationShorthand> readOrZero(YamlNode node) {
    String written = node.asWritten().orElse("");
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      node.problem(
          "%s must be a duration such as 28d: a number and one of m, h, d, w, M, Q, Y; it is %s"
              .formatted(node.name(), node.shown()));
      return Optional.empty();
    }
    return Optional.of(
        new DurationShorthand(Integer.parseInt(matcher.group(1)), matcher.group(2).charAt(0)));
  }

  String text() {
    return count + String.valueOf(unit);
  }
}
