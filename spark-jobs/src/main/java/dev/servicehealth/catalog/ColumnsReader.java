package dev.servicehealth.catalog;

import dev.servicehealth.config.Configuration.Privacy;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Reads how a data source's columns become the canonical ones, and which dimensions it keeps. */
final class ColumnsReader {
  private static final List<String> CANONICAL =
      List.of(
          "event_time",
          "service",
          "operation",
          "region",
          "platform",
          "kind",
          "user_id",
          "latency_ms");
  private static final Map<String, DataType> TYPES =
      Map.of("event_time", DataTypes.TimestampType, "latency_ms", DataTypes.DoubleType);
  private static final List<String> REQUIRED = List.of("event_time", "service");
  private static final List<String> DIMENSIONS = List.of("region", "platform", "operation", "kind");

  private final Privacy privacy;

  ColumnsReader(Privacy privacy) {
    this.privacy = privacy;
  }

  /** Canonical column to expression, in the canonical order. */
  Map<String, String> read(YamlNode node, RawColumns raw) {
    Optional<YamlMapping> keys = node.mapping(CANONICAL);
    Map<String, String> columns = new LinkedHashMap<>();
    for (String name : CANONICAL) {
      if (REQUIRED.contains(name)) {
        keys.ifPresent(mapping -> mapping.required(name));
      }
      keys.flatMap(mapping -> mapping.at(name))
          .ifPresent(value -> value.scalar().ifPresent(sql -> add(columns, name, value, sql, raw)));
    }
    return Collections.unmodifiableMap(columns);
  }

  private void add(
      Map<String, String> columns, String name, YamlNode value, String sql, RawColumns raw) {
    columns.put(name, sql);
    raw.checkCast(value, sql, TYPES.getOrDefault(name, DataTypes.StringType));
    if (name.equals("user_id") && privacy.userKey().isEmpty()) {
      value.problem(
          value.name()
              + " needs a key to hash users with; set privacy.userKey in the configuration");
    }
  }

  /** The dimensions in their fixed order; each needs its column. */
  List<String> dimensions(List<YamlNode> items, Map<String, String> columns) {
    Map<String, String> choices =
        DIMENSIONS.stream()
            .collect(Collectors.toMap(d -> d, d -> d, (a, b) -> a, LinkedHashMap::new));
    List<String> kept = new ArrayList<>();
    for (YamlNode item : items) {
      Optional<String> dimension = item.choice(choices);
      if (dimension.isPresent() && kept.contains(dimension.get())) {
        item.problem("The dimension " + dimension.get() + " is given twice; remove one");
      }
      if (dimension.isPresent() && !columns.containsKey(dimension.get())) {
        item.problem(
            "The dimension %s has no column; add columns.%s or remove the dimension"
                .formatted(dimension.get(), dimension.get()));
      }
      dimension.ifPresent(kept::add);
    }
    return DIMENSIONS.stream().filter(kept::contains).toList();
  }
}
