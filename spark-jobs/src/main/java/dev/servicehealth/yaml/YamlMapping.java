package dev.servicehealth.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping whose keys are known. */
public final class YamlMapping {
  private final YamlNode node;
  private final Map<String, YamlNode> entries;

  private YamlMapping(YamlNode node, Map<String, YamlNode> entries) {
    this.node = node;
    this.entries = entries;
  }

  static YamlMapping of(YamlNode node, Map<String, YamlNode> entries, Collection<String> allowed) {
    entries.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            value.problem("Unknown key \"" + value.name() + "\"" + Suggestion.among(allowed, key));
          }
        });
    return new YamlMapping(node, entries);
  }

  /** The mapping itself, for its place. */
  public YamlNode node() {
    return node;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  public Optional<YamlNode> at(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The value of a key that must be there. */
  public Optional<YamlNode> required(String key) {
    if (!has(key)) {
      node.problem("The key \"" + key + "\" is missing in " + node.name() + "; add it");
    }
    return at(key);
  }

  /** Records a problem at each of these keys that is there. */
  public void refuse(Collection<String> keys, String rule) {
    for (String key : keys) {
      at(key).ifPresent(value -> value.problem(value.name() + " " + rule));
    }
  }

  /** The required text of a key; empty after a problem. */
  public String requiredText(String key) {
    return required(key).flatMap(YamlNode::text).orElse("");
  }

  /** The optional text of a key. */
  public Optional<String> text(String key) {
    return at(key).flatMap(YamlNode::text);
  }

  /** The items of an optional list; none when it is absent. */
  public List<YamlNode> items(String key) {
    return at(key).flatMap(YamlNode::items).orElse(List.of());
  }
}
