package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.catalog.Indicator.Counts;
import dev.servicehealth.catalog.Indicator.Unit;
import dev.servicehealth.catalog.MetricReader.Metric;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads the limit that an objective sets on a thresholdMetric. */
final class ThresholdReader {
  /** As SQL compares. */
  private static final ImmutableMap<String, String> OPERATORS =
      ImmutableMap.of("lt", "<", "lte", "<=", "gt", ">", "gte", ">=");

  private static final int MOST_DIGITS = 38;

  private ThresholdReader() {}

  /**
   * The indicator of an objective: a value within the limit is a good event. Every row is an event:
   * one without the value cannot be judged.
   */
  static Optional<Indicator> read(YamlMapping objective, Sli sli) {
    if (sli instanceof Sli.Threshold threshold) {
      return read(objective, threshold);
    }
    objective.refuse(
        List.of("op", "value"),
        "compares a thresholdMetric, and the indicator is a ratioMetric, which says itself what"
            + " is good; remove it");
    return ((Sli.Ratio) sli).indicator();
  }

  private static Optional<Indicator> read(YamlMapping objective, Sli.Threshold threshold) {
    Optional<String> operator = objective.required("op").flatMap(node -> node.choice(OPERATORS));
    Optional<String> limit = objective.required("value").flatMap(ThresholdReader::literal);
    return operator.isPresent() && limit.isPresent()
        ? threshold
            .metric()
            .map(metric -> indicator(threshold.name(), metric, operator.get() + " " + limit.get()))
        : Optional.empty();
  }

  private static Indicator indicator(String name, Metric metric, String limit) {
    String value = "(" + metric.sql() + ")";
    return new Indicator(
        name, metric.source(), Counts.GOOD, value + " " + limit, "true", Unit.EVENTS);
  }

  /** An exact SQL literal: without its suffix, a number with a point would do as well. */
  private static Optional<String> literal(YamlNode node) {
    Optional<BigDecimal> value = node.decimal().map(Shares::normalized);
    if (value.isPresent() && value.get().precision() > MOST_DIGITS) {
      node.problem(
          "%s must have at most %d digits, and is %s"
              .formatted(node.name(), MOST_DIGITS, value.get().toPlainString()));
      return Optional.empty();
    }
    return value.map(v -> v.toPlainString() + (v.scale() > 0 ? "BD" : ""));
  }
}
