package dev.servicehealth.catalog;

import dev.servicehealth.catalog.MetricReader.Metric;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads indicators: {@code SLI} documents, and those that stand inside an SLO. */
final class IndicatorReader {
  private static final List<String> KEYS = List.of("description", "ratioMetric", "thresholdMetric");

  private final MetricReader metricReader;
  private final RatioReader ratioReader;

  IndicatorReader(References<SourceColumns> sources) {
    this.metricReader = new MetricReader(sources);
    this.ratioReader = new RatioReader(metricReader);
  }

  Optional<Sli> read(Document document) {
    return document.spec(KEYS).flatMap(spec -> indicator(document.name(), spec));
  }

  /** An indicator inside an SLO; it may do without a name. */
  Optional<Sli> readInline(YamlNode node, String sloName) {
    Optional<YamlMapping> keys = node.mapping(List.of("metadata", "spec"));
    String name =
        keys.flatMap(k -> k.at("metadata"))
            .flatMap(metadata -> Metadata.read(metadata, Kind.SLI))
            .map(Metadata::name)
            .orElse(sloName);
    return keys.flatMap(k -> k.required("spec"))
        .flatMap(spec -> Document.spec(spec, KEYS))
        .flatMap(spec -> indicator(name, spec));
  }

  private Optional<Sli> indicator(String name, YamlMapping spec) {
    if (spec.has("ratioMetric") == spec.has("thresholdMetric")) {
      spec.node()
          .problem(
              spec.node().name()
                  + " must have one of ratioMetric and thresholdMetric; write one of them");
      return Optional.empty();
    }
    return spec.has("ratioMetric")
        ? spec.at("ratioMetric").map(node -> new Sli.Ratio(ratioReader.read(node, name)))
        : spec.at("thresholdMetric").map(node -> new Sli.Threshold(name, value(node)));
  }

  private Optional<Metric> value(YamlNode node) {
    Optional<Metric> metric = metricReader.read(node);
    boolean condition = metric.flatMap(Metric::check).equals(Optional.of(RawColumns.Counts.ROWS));
    if (condition) {
      YamlNode where = metric.get().where();
      where.problem(
          where.name()
              + " is a condition, and a thresholdMetric compares a number;"
              + " write the number, or a ratioMetric");
    }
    return metric;
  }
}
