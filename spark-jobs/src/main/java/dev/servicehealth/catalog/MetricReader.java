package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one metric of an indicator: an expression over the rows of a data source. */
final class MetricReader {
  private static final String TELEMETRY = "telemetry";

  private final References<SourceColumns> sources;

  MetricReader(References<SourceColumns> sources) {
    this.sources = sources;
  }

  /**
   * A metric.
   *
   * @param source the name of its data source
   * @param columns the data source, unless that has problems
   * @param sql the expression
   */
  record Metric(
      String source,
      Optional<SourceColumns> columns,
      String sql,
      YamlNode reference,
      YamlNode where) {

    /**
     * Returns whether a number stands in each row; where the columns' types are not known, all but
     * a plain condition may be one.
     *
     * @param counted what {@link #check} has found
     */
    boolean mayBeNumber(Optional<RawColumns.Counts> counted) {
      boolean typed = columns.map(SourceColumns::columns).flatMap(RawColumns::schema).isPresent();
      SqlExpression expression = SqlExpression.of(sql);
      return typed
          ? counted.equals(Optional.of(RawColumns.Counts.NUMBERS))
          : expression.violation().isEmpty() && !expression.isCondition();
    }

    /** As {@link #check} for numbers of events, which are whole. */
    Optional<RawColumns.Counts> checkEvents() {
      return columns.map(SourceColumns::columns).orElse(RawColumns.UNKNOWN).checkEvents(where, sql);
    }

    /**
     * Returns what the expression counts, where its type is known; records the rule that it breaks.
     */
    Optional<RawColumns.Counts> check() {
      return columns.map(SourceColumns::columns).orElse(RawColumns.UNKNOWN).checkCount(where, sql);
    }
  }

  Optional<Metric> read(YamlNode node) {
    return node.mapping(List.of("metricSource"))
        .flatMap(keys -> keys.required("metricSource"))
        .flatMap(value -> value.mapping(List.of("metricSourceRef", "type", "spec")))
        .flatMap(this::metric);
  }

  private Optional<Metric> metric(YamlMapping keys) {
    if (!keys.has("metricSourceRef")) {
      keys.node()
          .problem(
              keys.node().name()
                  + " names no DataSource, and only rows of one can be counted;"
                  + " add metricSourceRef");
      return Optional.empty();
    }

    YamlNode reference = keys.at("metricSourceRef").orElseThrow();
    Optional<SourceColumns> columns = sources.resolve(reference);
    boolean known =
        keys.at("type")
            .map(type -> type.choice(Map.of(TELEMETRY, TELEMETRY)).isPresent())
            .orElse(true);
    Optional<YamlNode> value = known ? value(keys) : Optional.empty();
    Optional<String> sql = value.flatMap(YamlNode::scalar);
    return sql.map(
        text ->
            new Metric(
                reference.asWritten().orElse(""), columns, text, reference, value.orElseThrow()));
  }

  /** Keys for other tools have been reported one by one. */
  private static Optional<YamlNode> value(YamlMapping keys) {
    return keys.required("spec")
        .flatMap(spec -> spec.mapping(List.of("value")))
        .flatMap(spec -> spec.isEmpty() ? spec.required("value") : spec.at("value"));
  }
}
