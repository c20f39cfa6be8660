package dev.servicehealth.exclusion;

import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the services of an exclusion. */
final class ServicesReader {
  private final Optional<Set<String>> known;

  /**
   * @param known empty if any name may be right
   */
  ServicesReader(Optional<Set<String>> known) {
    this.known = known;
  }

  List<String> read(YamlNode node) {
    Optional<List<YamlNode>> items = node.items();
    if (items.filter(List::isEmpty).isPresent()) {
      node.problem(node.name() + " must name at least one service; add one or remove the entry");
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode item : items.orElse(List.of())) {
      item.text()
          .filter(name -> isKnown(item, name) && isNew(item, name, seen))
          .ifPresent(names::add);
    }
    return names;
  }

  private boolean isKnown(YamlNode item, String name) {
    boolean unknown = known.isPresent() && !known.get().contains(name);
    if (unknown) {
      item.problem("There is no Service \"" + name + "\"" + Suggestion.among(known.get(), name));
    }
    return !unknown;
  }

  private static boolean isNew(YamlNode item, String name, Set<String> seen) {
    boolean added = seen.add(name);
    if (!added) {
      item.problem("The service \"" + name + "\" is named twice; remove one of them");
    }
    return added;
  }
}
