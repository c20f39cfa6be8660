package dev.servicehealth.yaml;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value with its place. Each accessor gives the value as one type, or records a problem and gives
 * nothing, so that reading goes on and finds the next problem.
 */
public final class YamlNode {
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("[-+]?\\d{1,20}(\\.\\d{0,20})?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,4})([mhd])");
  private static final ImmutableMap<String, Boolean> FLAGS =
      ImmutableMap.of("true", true, "false", false);
  private static final int SHOWN_CHARACTERS = 60;
  private static final int LONGEST_VALUE = 10_000;

  private final Source source;
  private final Node node;
  private final String name;

  /** The file a node comes from, and where its problems go. */
  record Source(String file, YamlProblems problems) {}

  YamlNode(Source source, Node node, String name) {
    this.source = source;
    this.node = node;
    this.name = name;
  }

  /** Its keys from the root of the document, joined by dots. */
  public String name() {
    return name.isEmpty() ? "the document" : name;
  }

  /** File and line, to name in a problem with another node. */
  public String place() {
    return source.file() + ":" + line();
  }

  public int line() {
    return node.getStartMark().getLine() + 1;
  }

  public boolean isScalar() {
    return node instanceof ScalarNode;
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Returns whether the key has no value at all. */
  public boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  /** The value of a key, without a problem if this is no mapping or has no such key. */
  public Optional<YamlNode> peek(String key) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
        .findFirst()
        .map(tuple -> new YamlNode(source, tuple.getValueNode(), path(key)));
  }

  private String path(String key) {
    return name.isEmpty() ? key : name + "." + key;
  }

  /** A single value as written, without a problem if it is none. */
  public Optional<String> asWritten() {
    return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
  }

  /** Records a problem with this value: one sentence with the value and what to do. */
  public void problem(String message) {
    source.problems().add(source.file(), line(), message);
  }

  /** Records a doubt about this value, which is used all the same. */
  public void doubt(String message) {
    source.problems().doubt(source.file(), line(), message);
  }

  /** A mapping that may have these keys; others are problems. */
  public Optional<YamlMapping> mapping(Collection<String> allowed) {
    return entries().map(entries -> YamlMapping.of(this, entries, allowed));
  }

  /** A mapping with any keys, in the order written. */
  public Optional<Map<String, YamlNode>> entries() {
    if (!(node instanceof MappingNode mapping)) {
      return wrongType("a mapping (key: value)");
    }

    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode key = new YamlNode(source, tuple.getKeyNode(), name() + "'s key");
      key.scalar().ifPresent(text -> add(entries, key, text, tuple.getValueNode()));
    }
    return Optional.of(entries);
  }

  private void add(Map<String, YamlNode> entries, YamlNode key, String text, Node value) {
    String path = path(text);
    if (entries.putIfAbsent(text, new YamlNode(source, value, path)) != null) {
      key.problem("The key \"" + path + "\" is given twice; remove one of them");
    }
  }

  /** A list. */
  public Optional<List<YamlNode>> items() {
    if (!(node instanceof SequenceNode sequence)) {
      return wrongType("a list");
    }

    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(source, item, name + "[" + items.size() + "]"));
    }
    return Optional.of(items);
  }

  /** Text that is not empty. What YAML takes for a number, a date or a truth value is not text. */
  public Optional<String> text() {
    boolean isText = node instanceof ScalarNode && node.getTag().equals(Tag.STR);
    return isText && !((ScalarNode) node).getValue().isBlank()
        ? scalar()
        : wrongType("text (put what is not a word in quotes)");
  }

  /** Any single value as written. The problem it may record does not show the value. */
  public Optional<String> scalar() {
    if (!(node instanceof ScalarNode scalar) || node.getTag().equals(Tag.NULL)) {
      return wrongType("a single value");
    }
    if (scalar.getValue().length() > LONGEST_VALUE) {
      problem(name() + " is longer than " + LONGEST_VALUE + " characters; shorten it");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  public Optional<Boolean> flag() {
    return choice(FLAGS);
  }

  public Optional<Integer> integer(int from, int to) {
    Optional<BigDecimal> written = plainDecimal();
    if (written.isPresent() && written.get().scale() == 0) {
      BigDecimal value = written.get();
      if (value.compareTo(new BigDecimal(from)) >= 0 && value.compareTo(new BigDecimal(to)) <= 0) {
        return Optional.of(value.intValueExact());
      }
    }
    return wrongType("a whole number from " + from + " to " + to);
  }

  /** A number in plain decimal notation, exactly as written. */
  public Optional<BigDecimal> decimal() {
    Optional<BigDecimal> value = plainDecimal();
    return value.isPresent() ? value : wrongType("a decimal number such as 0.999");
  }

  private Optional<BigDecimal> plainDecimal() {
    return node instanceof ScalarNode scalar && PLAIN_DECIMAL.matcher(scalar.getValue()).matches()
        ? Optional.of(new BigDecimal(scalar.getValue()))
        : Optional.empty();
  }

  /** A span such as 30m, 6h or 2d, more than zero. */
  public Optional<Duration> duration() {
    Matcher matcher = DURATION.matcher(node instanceof ScalarNode s ? s.getValue() : "");
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      return wrongType("a duration such as 30m, 6h or 2d");
    }

    int count = Integer.parseInt(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /** One of these words. */
  public <E> Optional<E> choice(Map<String, E> choices) {
    E chosen = node instanceof ScalarNode scalar ? choices.get(scalar.getValue()) : null;
    return chosen != null
        ? Optional.of(chosen)
        : wrongType("one of " + String.join(", ", choices.keySet()));
  }

  private <T> Optional<T> wrongType(String expected) {
    problem(name() + " must be " + expected + ", and is " + shown());
    return Optional.empty();
  }

  /** The value as a problem shows it. */
  public String shown() {
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (!(node instanceof ScalarNode scalar)) {
      return "a mapping";
    }
    String value = scalar.getValue();
    if (value.isBlank()) {
      return "empty";
    }
    return value.length() <= SHOWN_CHARACTERS
        ? "\"" + value + "\""
        : "\"" + value.substring(0, SHOWN_CHARACTERS) + "…\"";
  }
}
