package dev.servicehealth.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A row of a feed. A path is the name of a column or key, or a JSON path.
 *
 * @param place file and line, or file and number of the row
 */
record FeedRow(String place, JsonNode value) {
  private static final Configuration JSON_PATH =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  /** The first value that one of the paths leads to. */
  Optional<String> text(List<String> paths) {
    return texts(paths).stream().findFirst();
  }

  /** All values that the first path with a value leads to; an array counts as its values. */
  List<String> texts(List<String> paths) {
    return paths.stream()
        .map(this::texts)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> texts(String path) {
    List<String> texts = new ArrayList<>();
    at(value, path).ifPresent(found -> add(found, texts));
    return texts;
  }

  private static void add(JsonNode node, List<String> texts) {
    if (node.isArray()) {
      node.forEach(each -> add(each, texts));
    } else if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
      texts.add(node.asText().strip());
    }
  }

  /**
   * Returns whether a path leads to one of these values.
   *
   * @param values in lower case; "*" stands for any
   */
  boolean has(String path, Set<String> values) {
    return texts(path).stream()
        .anyMatch(text -> values.contains("*") || values.contains(text.toLowerCase(Locale.ROOT)));
  }

  /** A key of exactly this name wins over the JSON path that it may also be. */
  static Optional<JsonNode> at(JsonNode node, String path) {
    JsonNode named = node.get(path);
    if (named != null) {
      return Optional.of(named);
    }
    return Optional.ofNullable(compiled(path).<Object>read(node, JSON_PATH))
        .filter(JsonNode.class::isInstance)
        .map(JsonNode.class::cast);
  }

  /**
   * @throws com.jayway.jsonpath.InvalidPathException when it is no JSON path
   */
  static JsonPath compiled(String path) {
    return JsonPath.compile(path.startsWith("$") ? path : "$." + path);
  }
}
