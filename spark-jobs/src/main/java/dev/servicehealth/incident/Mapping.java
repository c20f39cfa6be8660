package dev.servicehealth.incident;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which path or column of a feed holds each of our fields.
 *
 * @param name of the preset, or "mapping", for messages
 * @param rows JSON path of the rows in a document that wraps them
 * @param fields the paths of each field, of which the first with a value counts
 * @param severities the rank of each word in lower case, 1 the worst to 5
 * @param drop the values of a path that leave a row out, in lower case; "*" stands for any value
 * @param services the catalog's name for each name of the feed
 * @param timeZone of times that do not say their offset; empty refuses such times
 */
public record Mapping(
    String name,
    Optional<String> rows,
    Map<String, List<String>> fields,
    Map<String, Integer> severities,
    Map<String, Set<String>> drop,
    Map<String, String> services,
    Optional<ZoneId> timeZone) {

  /** Fields of an incident. */
  static final List<String> OF_INCIDENTS =
      List.of(
          "id",
          "title",
          "severity",
          "services",
          "started",
          "detected",
          "acknowledged",
          "mitigated",
          "resolved",
          "cause",
          "class",
          "owner",
          "next_step",
          "due",
          "done",
          "link",
          "final",
          "revised_at");

  /** Fields of a change. */
  static final List<String> OF_CHANGES = List.of("id", "title", "kind", "services", "at", "link");

  public Mapping {
    fields = new TreeMap<>(fields);
    severities = Map.copyOf(severities);
    drop = new TreeMap<>(drop);
    services = Map.copyOf(services);
  }

  List<String> paths(String field) {
    return fields.getOrDefault(field, List.of());
  }

  /** How a message names a field and where it is read from. */
  String told(String field) {
    String paths = String.join(" or ", paths(field));
    return paths.equals(field) ? field : "%s (%s)".formatted(field, paths);
  }

  /** Returns whether the fields of a row say that it is left out. */
  boolean drops(FeedRow row) {
    return drop.entrySet().stream().anyMatch(rule -> row.has(rule.getKey(), rule.getValue()));
  }
}
