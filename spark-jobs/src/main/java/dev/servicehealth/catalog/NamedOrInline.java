package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads an item that refers to a document of a kind, or that is one itself.
 *
 * @param key of the reference
 */
record NamedOrInline<T>(
    String key, References<T> references, Function<Document, Optional<T>> reader) {

  Optional<T> read(YamlNode item) {
    if (item.isScalar()) {
      item.problem(
          "%s must be a mapping, and is %s; write %s: NAME"
              .formatted(item.name(), item.shown(), key));
      return Optional.empty();
    }

    boolean named = item.peek(key).isPresent();
    boolean inline =
        Stream.of("kind", "metadata", "spec").anyMatch(other -> item.peek(other).isPresent());
    if (item.isMapping() && named == inline) {
      item.problem(
          "%s must have %s, or kind, metadata and spec of one %s; write one of them"
              .formatted(item.name(), key, references.kind().word()));
      return Optional.empty();
    }
    return named
        ? item.mapping(List.of(key)).flatMap(this::referred)
        : Document.readInline(item, references.kind()).flatMap(reader);
  }

  private Optional<T> referred(YamlMapping keys) {
    return keys.at(key).flatMap(references::resolve);
  }
}
