package dev.servicehealth.catalog;

import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A document's {@code metadata}. Labels and foreign annotations are accepted and not kept. */
record Metadata(String name, String title, Map<String, YamlNode> annotations) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,61}[a-z0-9])?");

  /** Telemetry names its services as it likes ("PetSite", an address); these must be judgeable. */
  private static final Pattern SERVICE_NAME = Pattern.compile("[^\\p{Cntrl}]{1,253}");

  static Optional<Metadata> read(YamlNode node, Kind kind) {
    return node.mapping(List.of("name", "displayName", "labels", "annotations"))
        .map(keys -> read(keys, kind));
  }

  private static Metadata read(YamlMapping keys, Kind kind) {
    String name = keys.required("name").flatMap(value -> name(value, kind)).orElse("");
    keys.at("labels").ifPresent(YamlNode::entries);
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

  private static void checkAnnotation(String key, YamlNode value, Kind kind) {
    if (!key.startsWith(Kind.ANNOTATION_PREFIX)) {
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
