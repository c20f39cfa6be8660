package dev.servicehealth.exclusion;

import dev.servicehealth.yaml.TimeZones;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads {@code recurrence}. */
final class RecurrenceReader {
  private static final Duration LONGEST = Duration.ofDays(366);

  /** Occurrences that are tried; a rule that soon stops recurring is found among fewer. */
  private static final int TRIED = 5000;

  private final YamlNode ruleNode;
  private final YamlNode firstNode;

  private RecurrenceReader(YamlNode ruleNode, YamlNode firstNode) {
    this.ruleNode = ruleNode;
    this.firstNode = firstNode;
  }

  static Optional<Recurrence> read(YamlNode node) {
    return node.mapping(List.of("rule", "first", "duration", "timeZone"))
        .flatMap(RecurrenceReader::read);
  }

  private static Optional<Recurrence> read(YamlMapping keys) {
    Optional<YamlNode> ruleNode = keys.required("rule");
    Optional<YamlNode> firstNode = keys.required("first");
    Optional<Rule> rule = ruleNode.flatMap(RecurrenceReader::rule);
    Optional<LocalDateTime> first = firstNode.flatMap(Times::localMinute);
    Optional<Duration> duration = keys.required("duration").flatMap(RecurrenceReader::duration);
    Optional<ZoneId> zone = keys.required("timeZone").flatMap(TimeZones::read);
    if (rule.isEmpty() || first.isEmpty()) {
      return Optional.empty();
    }
    RecurrenceReader reader = new RecurrenceReader(ruleNode.get(), firstNode.get());
    boolean recurs = reader.recurs(rule.get(), first.get());
    if (!recurs || duration.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    Recurrence recurrence =
        new Recurrence(rule.get().toString(), first.get(), duration.get(), zone.get());
    return reader.starts(rule.get(), WallClock.moment(first.get(), zone.get()))
        ? Optional.of(recurrence)
        : Optional.empty();
  }

  private static Optional<Rule> rule(YamlNode node) {
    try {
      return node.text().map(Rule::parse);
    } catch (IllegalArgumentException e) {
      node.problem("%s must %s; it is %s".formatted(node.name(), e.getMessage(), node.shown()));
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(YamlNode node) {
    Optional<Duration> duration = node.duration();
    if (duration.isPresent() && duration.get().compareTo(LONGEST) > 0) {
      node.problem(
          node.name() + " must be at most " + LONGEST.toDays() + "d, and is " + node.shown());
      return Optional.empty();
    }
    return duration;
  }

  private boolean starts(Rule rule, Instant first) {
    boolean over = rule.until().filter(first::isAfter).isPresent();
    if (over) {
      ruleNode.problem(
          "%s must not end before first, which is %s, and is %s; correct one of them"
              .formatted(ruleNode.name(), firstNode.shown(), ruleNode.shown()));
    }
    return !over;
  }

  private boolean recurs(Rule rule, LocalDateTime first) {
    try {
      return startsWith(first, rule.occurrences(first, first));
    } catch (IllegalStateException e) {
      ruleNode.problem(
          "%s must recur, and its times are many years apart or do not exist; it is %s, correct it"
              .formatted(ruleNode.name(), ruleNode.shown()));
      return false;
    }
  }

  /**
   * The first start must be one of the rule's times, for nobody could tell what comes before it.
   */
  private boolean startsWith(LocalDateTime first, Occurrences occurrences) {
    LocalDateTime actual = occurrences.next();
    if (!actual.equals(first)) {
      firstNode.problem(
          "%s must be one of the rule's times, the next of which is %s, and is %s"
              .formatted(firstNode.name(), actual, firstNode.shown()));
      return false;
    }
    for (int i = 0; i < TRIED && occurrences.hasNext(); i++) {
      if (occurrences.next().getYear() > Times.LAST_YEAR) {
        break;
      }
    }
    return true;
  }
}
