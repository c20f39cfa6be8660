package dev.servicehealth.catalog;

import dev.servicehealth.catalog.Indicator.Counts;
import dev.servicehealth.yaml.Suggestion;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads indicators: {@code SLI} documents, and those that stand inside an SLO. */
final class IndicatorReader {
  private static final List<String> SPEC_KEYS =
      List.of("description", "ratioMetric", "thresholdMetric");
  private static final List<String> RATIO_KEYS =
      List.of("counter", "good", "bad", "total", "raw", "rawType");
  private static final String NOT_SUPPORTED =
      "is not supported yet; write a ratioMetric with total, and good or bad";

  private final Map<String, Feed> feeds;

  IndicatorReader(Map<String, Feed> feeds) {
    this.feeds = feeds;
  }

  /** One metric of a ratio, with the place of its expression. */
  private record Metric(String source, String sql, YamlNode reference, YamlNode where) {}

  Optional<Indicator> read(Document document) {
    return document.spec(SPEC_KEYS).flatMap(spec -> indicator(document.name(), spec));
  }

  /** An indicator inside an SLO; it may do without a name. */
  Optional<Indicator> readInline(YamlNode node, String sloName) {
    Optional<YamlMapping> keys = node.mapping(List.of("metadata", "spec"));
    String name =
        keys.flatMap(k -> k.at("metadata"))
            .flatMap(metadata -> Metadata.read(metadata, Kind.SLI))
            .map(Metadata::name)
            .orElse(sloName);
    return keys.flatMap(k -> k.required("spec"))
        .flatMap(spec -> spec.mapping(SPEC_KEYS))
        .flatMap(spec -> indicator(name, spec));
  }

  private Optional<Indicator> indicator(String name, YamlMapping spec) {
    spec.refuse(List.of("thresholdMetric"), NOT_SUPPORTED);
    if (spec.has("thresholdMetric")) {
      return Optional.empty();
    }
    return spec.required("ratioMetric")
        .flatMap(ratio -> ratio.mapping(RATIO_KEYS))
        .flatMap(ratio -> ratio(name, ratio));
  }

  private Optional<Indicator> ratio(String name, YamlMapping keys) {
    keys.at("counter").ifPresent(YamlNode::flag);
    keys.refuse(List.of("raw", "rawType"), NOT_SUPPORTED);
    if (keys.has("raw")) {
      return Optional.empty();
    }
    if (keys.has("good") == keys.has("bad")) {
      keys.node().problem(keys.node().name() + " must have one of good and bad; write one of them");
      return Optional.empty();
    }

    String partKey = keys.has("good") ? "good" : "bad";
    Optional<Metric> part = keys.at(partKey).flatMap(this::metric);
    Optional<Metric> total = keys.required("total").flatMap(this::metric);
    if (part.isEmpty() || total.isEmpty()) {
      return Optional.empty();
    }
    checkTogether(part.get(), total.get());
    return Optional.of(
        new Indicator(
            name,
            total.get().source(),
            keys.has("good") ? Counts.GOOD : Counts.BAD,
            part.get().sql(),
            total.get().sql(),
            Indicator.Unit.EVENTS));
  }

  private Optional<Metric> metric(YamlNode node) {
    Optional<YamlMapping> metricSource =
        node.mapping(List.of("metricSource"))
            .flatMap(keys -> keys.required("metricSource"))
            .flatMap(value -> value.mapping(List.of("metricSourceRef", "type", "spec")));
    metricSource
        .flatMap(keys -> keys.at("type"))
        .ifPresent(type -> type.choice(Map.of("telemetry", "telemetry")));
    Optional<YamlNode> reference = metricSource.flatMap(keys -> keys.required("metricSourceRef"));
    Optional<YamlNode> value =
        metricSource
            .flatMap(keys -> keys.required("spec"))
            .flatMap(spec -> spec.mapping(List.of("value")))
            .flatMap(spec -> spec.required("value"));
    Optional<String> source = reference.flatMap(YamlNode::text);
    Optional<String> sql = value.flatMap(YamlNode::scalar);
    source.ifPresent(name -> checkSource(reference.orElseThrow(), name));
    return source.isPresent() && sql.isPresent()
        ? Optional.of(
            new Metric(source.get(), sql.get(), reference.orElseThrow(), value.orElseThrow()))
        : Optional.empty();
  }

  private void checkSource(YamlNode reference, String name) {
    if (!feeds.containsKey(name)) {
      reference.problem(
          "There is no DataSource \"" + name + "\"" + Suggestion.among(feeds.keySet(), name));
    }
  }

  private void checkTogether(Metric part, Metric total) {
    boolean known = feeds.containsKey(part.source()) && feeds.containsKey(total.source());
    if (known && !part.source().equals(total.source())) {
      part.reference()
          .problem(
              "%s names %s and total names %s; two sources in one indicator are not supported yet"
                  .formatted(part.reference().name(), part.source(), total.source()));
    }

    Optional<RawColumns.Counts> counted = check(part);
    Optional<RawColumns.Counts> ofTotal = check(total);
    if (counted.isPresent() && ofTotal.isPresent() && !counted.equals(ofTotal)) {
      part.where()
          .problem(
              part.where().name()
                  + " and total must both be conditions or both be numbers; change one");
    }
  }

  private Optional<RawColumns.Counts> check(Metric metric) {
    Feed feed = feeds.get(metric.source());
    RawColumns columns = feed == null ? RawColumns.UNKNOWN : feed.columns();
    return columns.checkCount(metric.where(), metric.sql());
  }
}
