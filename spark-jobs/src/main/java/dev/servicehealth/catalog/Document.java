package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that all OpenSLO documents have in common.
 *
 * @param where the document's place
 * @param title its display name, else its name
 * @param spec what its kind makes of it; empty where it is missing or of another version of OpenSLO
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
    boolean foreign =
        !node.peek("apiVersion").flatMap(YamlNode::asWritten).equals(Optional.of(API_VERSION));
    if (node.isMapping() && foreign) {
      return foreign(node);
    }

    return node.mapping(List.of("apiVersion", "kind", "metadata", "spec")).flatMap(Document::read);
  }

  /** A document that stands inside another one, which has told the version of OpenSLO. */
  static Optional<Document> readInline(YamlNode node, Kind kind) {
    Optional<YamlMapping> keys = node.mapping(List.of("kind", "metadata", "spec"));
    keys.flatMap(k -> k.required("kind"))
        .ifPresent(written -> written.choice(Map.of(kind.word(), kind)));
    return keys.flatMap(k -> of(k, kind));
  }

  private static Optional<Document> read(YamlMapping keys) {
    return keys.required("kind")
        .flatMap(value -> value.choice(Kind.byWord()))
        .flatMap(kind -> of(keys, kind));
  }

  private static Optional<Document> of(YamlMapping keys, Kind kind) {
    Optional<Metadata> metadata =
        keys.required("metadata").flatMap(node -> Metadata.read(node, kind));
    Optional<YamlNode> spec =
        kind == Kind.SERVICE
            ? keys.at("spec").filter(node -> !node.isEmpty())
            : keys.required("spec");
    return metadata.map(
        m -> new Document(keys.node(), kind, m.name(), m.title(), m.annotations(), spec));
  }

  /**
   * A document of another version or tool has other keys, each of which would be a problem. Only
   * its name is taken, so that a reference to it is no second problem.
   */
  private static Optional<Document> foreign(YamlNode node) {
    Optional<YamlNode> version = node.peek("apiVersion");
    if (version.isEmpty()) {
      node.problem(
          "The key \"apiVersion\" is missing in %s; only %s is read, so write it in these words"
              .formatted(node.name(), API_VERSION));
    }
    version.ifPresent(value -> value.choice(Map.of(API_VERSION, API_VERSION)));

    Optional<Kind> kind =
        node.peek("kind").flatMap(YamlNode::asWritten).map(word -> Kind.byWord().get(word));
    Optional<String> name =
        node.peek("metadata").flatMap(m -> m.peek("name")).flatMap(YamlNode::asWritten);
    return kind.isPresent() && name.isPresent()
        ? Optional.of(
            new Document(node, kind.get(), name.get(), name.get(), Map.of(), Optional.empty()))
        : Optional.empty();
  }

  /** The keys of the spec. */
  Optional<YamlMapping> spec(Collection<String> allowed) {
    return spec.flatMap(node -> spec(node, allowed));
  }

  /** The keys of a spec; the description that every kind may have is checked here. */
  static Optional<YamlMapping> spec(YamlNode node, Collection<String> allowed) {
    Optional<YamlMapping> keys = node.mapping(allowed);
    keys.flatMap(k -> k.at("description")).ifPresent(Document::checkDescription);
    return keys;
  }

  private static void checkDescription(YamlNode description) {
    String text = description.scalar().orElse("");
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST_DESCRIPTION) {
      description.problem(
          "%s has %d characters and may have %d; shorten it"
              .formatted(description.name(), length, LONGEST_DESCRIPTION));
    }
  }
}
