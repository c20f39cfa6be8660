package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all OpenSLO documents have in common.
 *
 * @param where the document's place
 * @param title its display name, else its name
 * @param spec what its kind makes of it
 */
record Document(
    YamlNode where,
    Kind kind,
    String name,
    String title,
    Map<String, YamlNode> annotations,
    Optional<YamlNode> spec) {
  private static final String API_VERSION = "openslo/v1";
  private static final int LONGEST_DESCRIPTION = 1050;

  /** The document, unless even its kind cannot be told. */
  static Optional<Document> read(YamlNode node) {
    Optional<YamlMapping> root = node.mapping(List.of("apiVersion", "kind", "metadata", "spec"));
    if (root.isEmpty()) {
      return Optional.empty();
    }

    YamlMapping keys = root.get();
    keys.required("apiVersion").ifPresent(v -> v.choice(Map.of(API_VERSION, API_VERSION)));
    Optional<Kind> kind = keys.required("kind").flatMap(value -> value.choice(Kind.byWord()));
    Optional<Metadata> metadata =
        kind.flatMap(k -> keys.required("metadata").flatMap(m -> Metadata.read(m, k)));
    Optional<YamlNode> spec = keys.required("spec");
    return metadata.map(
        m -> new Document(node, kind.orElseThrow(), m.name(), m.title(), m.annotations(), spec));
  }

  /** The keys of the spec; the description that every kind may have is checked here. */
  Optional<YamlMapping> spec(Collection<String> allowed) {
    Optional<YamlMapping> keys = spec.flatMap(node -> node.mapping(allowed));
    keys.flatMap(k -> k.at("description")).ifPresent(Document::checkDescription);
    return keys;
  }

  private static void checkDescription(YamlNode description) {
    int length = description.scalar().orElse("").length();
    if (length > LONGEST_DESCRIPTION) {
      description.problem(
          "%s has %d characters and may have %d; shorten it"
              .formatted(description.name(), length, LONGEST_DESCRIPTION));
    }
  }
}
