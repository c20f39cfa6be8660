package dev.servicehealth.catalog;

import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A document's {@code metadata}. Labels and foreign annotations are checked and not kept. */
record Metadata(String name, String title, Map<String, YamlNode> annotations) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?");

  /** Telemetry names its services as it likes ("PetSite", an address); these must be judgeable. */
  private static final Pattern SERVICE_NAME = Pattern.compile("[^\\p{Cntrl}]{1,253}");

  private static final Pattern KEY =
      Pattern.compile("[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");

  /** An annotation may have a domain before its name. */
  private static final Pattern PREFIXED_KEY =
      Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?" + KEY.pattern());

  static Optional<Metadata> read(YamlNode node, Kind kind) {
    return node.mapping(List.of("name", "displayName", "labels", "annotations"))
        .map(keys -> read(keys, kind));
  }

  private static Metadata read(YamlMapping keys, Kind kind) {
    String name = keys.required("name").flatMap(value -> name(value, kind)).orElse("");
    keys.at("labels").flatMap(YamlNode::entries).orElse(Map.of()).forEach(Metadata::checkLabel);
    Map<String, YamlNode> annotations =
        keys.at("annotations").flatMap(YamlNode::entries).orElse(Map.of());
    annotations.forEach((key, value) -> checkAnnotation(key, value, kind));
    return new Metadata(name, keys.text("displayName").orElse(name), annotations);
  }

  private static Optional<String> name(YamlNode value, Kind kind) {
    Optional<String> name = value.text();
    if (kind == Kind.SERVICE && name.isPresent() && !SERVICE_NAME.matcher(name.get()).matches()) {
      value.problem("The name of a Service has 1 to 253 printable characters; change it");
    }
    if (kind != Kind.SERVICE && name.isPresent() && !NAME.matcher(name.get()).matches()) {
      value.problem(
          "The name \"%s\" must be at most 63 of a-z, 0-9, - and ., and start and end with a"
                  .formatted(name.get())
              + " letter or digit; put the readable name into displayName");
    }
    return name;
  }

  private static void checkLabel(String key, YamlNode value) {
    checkKey("label", key, KEY, value);
    List<YamlNode> values = value.isList() ? value.items().orElse(List.of()) : List.of(value);
    values.forEach(YamlNode::scalar);
  }

  private static void checkKey(String what, String key, Pattern allowed, YamlNode value) {
    if (!allowed.matcher(key).matches()) {
      value.problem(
          "The %s \"%s\" must be at most 63 of letters, digits, -, _ and ., and start and end with"
                  .formatted(what, key)
              + " a letter or digit; change it");
    }
  }

  private static void checkAnnotation(String key, YamlNode value, Kind kind) {
    if (!key.startsWith(Kind.ANNOTATION_PREFIX)) {
      checkKey("annotation", key, PREFIXED_KEY, value);
      value.scalar();
      return;
    }
    if (!kind.annotations().contains(key)) {
      value.problem(
          "Unknown annotation \""
              + key
              + "\" of a "
              + kind.word()
              + Suggestion.among(kind.annotations(), key));
    }
  }
}
