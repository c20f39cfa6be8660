package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.catalog.Indicator.Counts;
import dev.servicehealth.catalog.Indicator.Unit;
import dev.servicehealth.catalog.MetricReader.Metric;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads a {@code ratioMetric}: good or bad over total, or a ratio that each row has measured. */
final class RatioReader {
  private static final List<String> KEYS =
      List.of("counter", "good", "bad", "total", "raw", "rawType");
  private static final ImmutableMap<String, Counts> RAW_TYPES =
      ImmutableMap.of("success", Counts.GOOD, "failure", Counts.BAD);
  private static final String MILLIONTHS = "(CAST((%s) AS DECIMAL(18, 9)) * 1000000)";
  private static final String A_MILLION = "1000000";

  private final MetricReader metricReader;

  RatioReader(MetricReader metricReader) {
    this.metricReader = metricReader;
  }

  Optional<Indicator> read(YamlNode node, String name) {
    return node.mapping(KEYS)
        .flatMap(keys -> keys.has("raw") ? raw(name, keys) : fraction(name, keys));
  }

  private Optional<Indicator> fraction(String name, YamlMapping keys) {
    keys.refuse(List.of("rawType"), "has no effect without raw; remove it");
    if (keys.has("good") == keys.has("bad")) {
      keys.node().problem(keys.node().name() + " must have one of good and bad; write one of them");
      return Optional.empty();
    }

    boolean good = keys.has("good");
    Optional<Metric> part = keys.at(good ? "good" : "bad").flatMap(metricReader::read);
    Optional<Metric> total = keys.required("total").flatMap(metricReader::read);
    Optional<YamlNode> counter = keys.at("counter").filter(node -> node.flag().orElse(false));
    if (part.isEmpty() || total.isEmpty()) {
      part.ifPresent(Metric::check);
      total.ifPresent(Metric::check);
      return Optional.empty();
    }
    checkSource(part.get(), total.get());
    checkTypes(part.get(), total.get(), counter);
    return Optional.of(
        new Indicator(
            name,
            total.get().source(),
            good ? Counts.GOOD : Counts.BAD,
            part.get().sql(),
            total.get().sql(),
            Unit.EVENTS));
  }

  private static void checkSource(Metric part, Metric total) {
    boolean known = part.columns().isPresent() && total.columns().isPresent();
    if (known && !part.source().equals(total.source())) {
      part.reference()
          .problem(
              "%s names %s and total names %s; both must be counted from the same rows,"
                      .formatted(part.reference().name(), part.source(), total.source())
                  + " so name one source");
    }
  }

  private static void checkTypes(Metric part, Metric total, Optional<YamlNode> counter) {
    Optional<RawColumns.Counts> counted = part.checkEvents();
    Optional<RawColumns.Counts> ofTotal = total.checkEvents();
    if (counted.isPresent() && ofTotal.isPresent() && !counted.equals(ofTotal)) {
      part.where()
          .problem(
              part.where().name()
                  + " and total must both be conditions or both be numbers; change one");
    } else if (part.mayBeNumber(counted) || total.mayBeNumber(ofTotal)) {
      counter.ifPresent(RatioReader::refuseReadings);
    }
  }

  /** A row knows nothing of the row before it, from whose reading a counter has grown. */
  private static void refuseReadings(YamlNode counter) {
    counter.problem(
        counter.name()
            + ": true says that rows hold readings of a growing counter, and rows are summed;"
            + " let each row hold its own events and remove counter");
  }

  private Optional<Indicator> raw(String name, YamlMapping keys) {
    keys.refuse(List.of("good", "bad", "total"), "cannot stand beside raw; remove one of them");
    keys.at("counter").ifPresent(YamlNode::flag);
    Optional<Counts> counts = keys.required("rawType").flatMap(type -> type.choice(RAW_TYPES));
    Optional<Metric> metric = keys.at("raw").flatMap(metricReader::read);
    metric.ifPresent(RatioReader::checkRaw);
    return counts.isPresent()
        ? metric.map(measured -> measurements(name, measured, counts.get()))
        : Optional.empty();
  }

  private static void checkRaw(Metric metric) {
    if (metric.check().equals(Optional.of(RawColumns.Counts.ROWS))) {
      metric
          .where()
          .problem(
              metric.where().name()
                  + " is a condition, and raw is a ratio from 0 to 1; write good and total");
    }
  }

  /**
   * Rounds to whole millionths, to the bad side. Every row measures: one without the ratio cannot
   * be judged.
   */
  private static Indicator measurements(String name, Metric metric, Counts counts) {
    String rounding = counts == Counts.GOOD ? "floor" : "ceil";
    return new Indicator(
        name,
        metric.source(),
        counts,
        rounding + MILLIONTHS.formatted(metric.sql()),
        A_MILLION,
        Unit.MEASUREMENTS);
  }
}
