package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.catalog.Partitions.By;
import dev.servicehealth.catalog.Partitions.Completeness;
import dev.servicehealth.catalog.Partitions.Time;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code connectionDetails.partitions}. */
final class PartitionsReader {
  private static final ImmutableMap<String, By> BY =
      ImmutableMap.of("day", By.DAY, "day/hour", By.HOUR, "none", By.NONE);
  private static final ImmutableMap<String, Time> TIME =
      ImmutableMap.of("event", Time.EVENT, "arrival", Time.ARRIVAL);
  private static final String EVERY_HOUR = "every-hour";
  private static final Completeness ALWAYS =
      new Completeness(Optional.empty(), false, Optional.empty());

  /** A data source that says nothing of partitions has none. */
  static final Partitions NONE = new Partitions(By.NONE, "", Time.EVENT, Duration.ZERO, ALWAYS);

  private PartitionsReader() {}

  static Partitions read(YamlNode node) {
    return node.mapping(List.of("by", "time", "lateness", "layout", "complete"))
        .map(PartitionsReader::read)
        .orElse(NONE);
  }

  private static Partitions read(YamlMapping keys) {
    By by = keys.required("by").flatMap(value -> value.choice(BY)).orElse(By.NONE);
    if (by == By.NONE) {
      keys.refuse(
          List.of("time", "lateness", "layout", "complete"),
          "has no effect without partitions; remove it or set by: day or day/hour");
      return NONE;
    }

    Time time = keys.at("time").flatMap(value -> value.choice(TIME)).orElse(Time.EVENT);
    return new Partitions(
        by,
        PartitionLayout.read(keys.at("layout"), by),
        time,
        time == Time.ARRIVAL ? lateness(keys) : noLateness(keys),
        keys.at("complete").map(value -> completeness(value, by)).orElse(ALWAYS));
  }

  private static Duration lateness(YamlMapping keys) {
    return keys.required("lateness").flatMap(YamlNode::duration).orElse(Duration.ZERO);
  }

  private static Duration noLateness(YamlMapping keys) {
    keys.refuse(
        List.of("lateness"),
        "applies to arrival time only, event time has none; remove it or set time: arrival");
    return Duration.ZERO;
  }

  private static Completeness completeness(YamlNode value, By by) {
    if (value.isScalar()) {
      boolean everyHour = value.choice(Map.of(EVERY_HOUR, true)).orElse(false);
      if (everyHour && by != By.HOUR) {
        value.problem(value.name() + ": every-hour needs partitions by: day/hour; change one");
      }
      return new Completeness(Optional.empty(), everyHour, Optional.empty());
    }

    Optional<YamlMapping> keys = value.mapping(List.of("marker", "minimumShare"));
    Optional<String> marker = keys.flatMap(k -> k.at("marker")).flatMap(PartitionsReader::marker);
    Optional<BigDecimal> share =
        keys.flatMap(k -> k.at("minimumShare")).flatMap(PartitionsReader::share);
    if (keys.isPresent()
        && (keys.get().isEmpty() || (keys.get().has("marker") && keys.get().has("minimumShare")))) {
      value.problem(
          value.name() + " is every-hour, or has one of marker and minimumShare; write one rule");
    }
    return new Completeness(marker, false, share);
  }

  private static Optional<String> marker(YamlNode value) {
    Optional<String> name = value.text();
    if (name.isPresent() && (name.get().contains("/") || name.get().startsWith("."))) {
      value.problem(value.name() + " must be the name of a file, and is \"" + name.get() + "\"");
    }
    return name;
  }

  private static Optional<BigDecimal> share(YamlNode value) {
    Optional<BigDecimal> share = value.decimal();
    if (share.isPresent()
        && (share.get().signum() <= 0 || share.get().compareTo(BigDecimal.ONE) > 0)) {
      value.problem(
          value.name() + " must be more than 0 and at most 1, and is " + share.get().toString());
    }
    return share;
  }
}
