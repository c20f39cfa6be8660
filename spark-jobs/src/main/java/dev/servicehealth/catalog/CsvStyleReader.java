package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads how a csv data source writes its lines. */
final class CsvStyleReader {
  static final List<String> KEYS = List.of("header", "delimiter", "quote", "escape", "nullValue");

  private CsvStyleReader() {}

  static CsvStyle read(YamlMapping keys) {
    CsvStyle usual = CsvStyle.RFC_4180;
    char delimiter = character(keys, "delimiter").orElse(usual.delimiter());
    char quote = character(keys, "quote").orElse(usual.quote());
    char escape = character(keys, "escape").orElse(quote);
    if (delimiter == quote || delimiter == escape) {
      YamlNode where = keys.at("delimiter").or(() -> keys.at("quote")).orElse(keys.node());
      where.problem(
          "%s: delimiter, quote and escape must differ, and one is \"%s\"; change it"
              .formatted(where.name(), delimiter));
    }
    return new CsvStyle(
        keys.at("header").flatMap(YamlNode::flag).orElse(usual.header()),
        delimiter,
        quote,
        escape,
        keys.at("nullValue").flatMap(YamlNode::scalar).orElse(usual.nullValue()));
  }

  /** White space, such as a tab, is a character too. */
  private static Optional<Character> character(YamlMapping keys, String key) {
    Optional<String> written = keys.at(key).flatMap(YamlNode::scalar);
    if (written.isPresent() && written.get().length() != 1) {
      YamlNode value = keys.at(key).orElseThrow();
      value.problem(value.name() + " must be one character, and is \"" + written.get() + "\"");
      return Optional.empty();
    }
    return written.map(text -> text.charAt(0));
  }

  /** The start of a remark. */
  static Optional<String> comment(YamlNode value) {
    Optional<String> written = value.scalar();
    if (written.isPresent() && written.get().isBlank()) {
      value.problem(value.name() + " must be the start of a remark, as in \"#\"; write it");
      return Optional.empty();
    }
    return written;
  }
}
