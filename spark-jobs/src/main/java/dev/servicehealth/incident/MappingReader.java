package dev.servicehealth.incident;

import com.jayway.jsonpath.InvalidPathException;
import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.TimeZones;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads how the rows of a feed are mapped, from the configuration over a preset. */
public final class MappingReader {
  /** The keys of a feed beside its path. */
  public static final List<String> KEYS =
      List.of("path", "preset", "mapping", "severities", "drop", "services", "timeZone");

  private static final Map<String, Integer> USUAL_SEVERITIES =
      Map.of("1", 1, "2", 2, "3", 3, "4", 4, "5", 5, "critical", 1, "major", 2, "minor", 3);

  private MappingReader() {}

  /** A feed of incidents in our own fields. */
  public static Mapping ofIncidents() {
    return own(Mapping.OF_INCIDENTS);
  }

  /** A feed of changes in our own fields. */
  public static Mapping ofChanges() {
    return own(Mapping.OF_CHANGES);
  }

  private static Mapping own(List<String> fields) {
    return new Mapping(
        "our own form",
        Optional.empty(),
        fields.stream().collect(Collectors.toMap(field -> field, List::of)),
        USUAL_SEVERITIES,
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  /** The mapping of a feed of incidents. */
  public static Mapping incidents(YamlMapping keys) {
    Mapping preset =
        keys.text("preset").map(name -> preset(keys, name)).orElse(own(Mapping.OF_INCIDENTS));
    return over(preset, keys, Mapping.OF_INCIDENTS);
  }

  /** The mapping of a feed of changes. */
  public static Mapping changes(YamlMapping keys) {
    keys.refuse(List.of("preset", "severities"), "is for incidents; remove it");
    return over(own(Mapping.OF_CHANGES), keys, Mapping.OF_CHANGES);
  }

  private static Mapping preset(YamlMapping keys, String name) {
    Map<String, YamlNode> presets = Presets.all();
    YamlNode preset = presets.get(name);
    if (preset == null) {
      keys.at("preset")
          .orElseThrow()
          .problem(
              "There is no preset \"%s\"%s"
                  .formatted(name, Suggestion.among(presets.keySet(), name)));
      return own(Mapping.OF_INCIDENTS);
    }
    YamlMapping written = preset.mapping(Presets.KEYS).orElseThrow();
    Mapping bare =
        new Mapping(
            "the preset " + name,
            written.text("rows"),
            Map.of(),
            USUAL_SEVERITIES,
            Map.of(),
            Map.of(),
            Optional.empty());
    return over(bare, written, Mapping.OF_INCIDENTS);
  }

  /** A mapping with other keys over it: fields and severities one by one, rules by their path. */
  private static Mapping over(Mapping below, YamlMapping keys, List<String> allowed) {
    Map<String, List<String>> fields = new TreeMap<>(below.fields());
    keys.at("mapping")
        .flatMap(node -> node.mapping(allowed))
        .ifPresent(
            mapping ->
                allowed.forEach(
                    field -> mapping.at(field).ifPresent(at -> fields.put(field, paths(at)))));
    Map<String, Integer> severities = new HashMap<>(below.severities());
    entries(keys, "severities")
        .forEach(
            (word, rank) ->
                rank.integer(1, RevisionReader.LOWEST_SEVERITY)
                    .ifPresent(number -> severities.put(word.toLowerCase(Locale.ROOT), number)));
    Map<String, Set<String>> drop = new TreeMap<>(below.drop());
    entries(keys, "drop").forEach((path, values) -> drop.put(checked(values, path), words(values)));
    Map<String, String> services = new HashMap<>(below.services());
    entries(keys, "services")
        .forEach((name, service) -> service.text().ifPresent(text -> services.put(name, text)));
    return new Mapping(
        keys.has("mapping") && !below.name().startsWith("the preset")
            ? "incidents.mapping"
            : below.name(),
        below.rows(),
        fields,
        severities,
        drop,
        services,
        keys.at("timeZone").flatMap(TimeZones::read).or(below::timeZone));
  }

  private static Map<String, YamlNode> entries(YamlMapping keys, String key) {
    return keys.at(key).flatMap(YamlNode::entries).orElse(Map.of());
  }

  private static List<String> paths(YamlNode node) {
    List<YamlNode> written = node.isList() ? node.items().orElse(List.of()) : List.of(node);
    return written.stream()
        .flatMap(each -> each.scalar().stream().map(path -> checked(each, path)))
        .toList();
  }

  private static Set<String> words(YamlNode node) {
    List<YamlNode> written = node.isList() ? node.items().orElse(List.of()) : List.of(node);
    return written.stream()
        .flatMap(each -> each.scalar().stream())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static String checked(YamlNode node, String path) {
    try {
      FeedRow.compiled(path.replaceFirst("^\\+", ""));
    } catch (InvalidPathException e) {
      if (path.startsWith("$")) {
        node.problem(
            "%s is not a JSON path: \"%s\" (%s); correct it"
                .formatted(node.name(), path, e.getMessage()));
      }
    }
    return path;
  }
}
