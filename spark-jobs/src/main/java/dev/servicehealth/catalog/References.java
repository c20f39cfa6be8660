package dev.servicehealth.catalog;

import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The documents of a kind, by the name that others refer to them by.
 *
 * @param names also those of documents that have problems of their own, to which a reference is no
 *     second problem
 * @param values what was read of the others
 */
record References<T>(Kind kind, Set<String> names, Map<String, T> values) {

  /** Returns the document that a reference names; empty after a problem, here or there. */
  Optional<T> resolve(YamlNode reference) {
    Optional<String> name = reference.text();
    name.filter(text -> !names.contains(text)).ifPresent(text -> reportUnknown(reference, text));
    return name.map(values::get);
  }

  List<T> all() {
    return List.copyOf(values.values());
  }

  private void reportUnknown(YamlNode reference, String name) {
    reference.problem(
        "There is no %s \"%s\"%s".formatted(kind.word(), name, Suggestion.among(names, name)));
  }
}
