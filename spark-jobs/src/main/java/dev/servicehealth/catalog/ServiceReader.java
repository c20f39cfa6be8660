package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads {@code Service} documents. */
final class ServiceReader {
  private static final int DEFAULT_TIER = 3;

  private ServiceReader() {}

  static Optional<Service> read(Document document) {
    document.spec(List.of("description"));
    return Optional.of(
        new Service(
            document.name(),
            document.title(),
            Optional.ofNullable(document.annotations().get(Kind.OWNER)).flatMap(YamlNode::text),
            Optional.ofNullable(document.annotations().get(Kind.TIER))
                .flatMap(tier -> tier.integer(1, 3))
                .orElse(DEFAULT_TIER),
            Optional.ofNullable(document.annotations().get(Kind.LINE)).flatMap(YamlNode::text),
            Optional.ofNullable(document.annotations().get(Kind.MAIN_OBJECTIVE))
                .flatMap(YamlNode::text),
            Optional.ofNullable(document.annotations().get(Kind.CHECK_OBJECTIVE))
                .flatMap(YamlNode::text)));
  }
}
