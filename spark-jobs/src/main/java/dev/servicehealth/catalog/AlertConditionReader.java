package dev.servicehealth.catalog;

import com.google.common.collect.ImmutableMap;
import dev.servicehealth.catalog.AlertCondition.Operator;
import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code AlertCondition} documents, also inside alert policies. */
final class AlertConditionReader {
  private static final ImmutableMap<String, Operator> OPERATORS =
      ImmutableMap.of(
          "lt", Operator.LT, "lte", Operator.LTE, "gt", Operator.GT, "gte", Operator.GTE);

  private AlertConditionReader() {}

  static Optional<AlertCondition> read(Document document) {
    Optional<YamlMapping> spec = document.spec(List.of("description", "severity", "condition"));
    spec.ifPresent(keys -> keys.requiredText("severity"));
    return spec.flatMap(keys -> keys.required("condition"))
        .flatMap(
            node ->
                node.mapping(List.of("kind", "op", "threshold", "lookbackWindow", "alertAfter")))
        .flatMap(keys -> condition(document.name(), keys));
  }

  private static Optional<AlertCondition> condition(String name, YamlMapping keys) {
    keys.at("kind").ifPresent(kind -> kind.choice(Map.of("burnrate", "burnrate")));
    keys.required("lookbackWindow").ifPresent(DurationShorthand::read);
    keys.at("alertAfter").ifPresent(DurationShorthand::readOrZero);
    Optional<BigDecimal> threshold =
        keys.required("threshold").flatMap(AlertConditionReader::threshold);

    // The specification has conditions without op, which fire when the rate exceeds the threshold.
    Optional<Operator> operator =
        keys.has("op")
            ? keys.at("op").flatMap(node -> node.choice(OPERATORS))
            : Optional.of(Operator.GT);
    return operator.isPresent()
        ? threshold.map(limit -> new AlertCondition(name, operator.get(), limit))
        : Optional.empty();
  }

  private static Optional<BigDecimal> threshold(YamlNode node) {
    Optional<BigDecimal> threshold = node.decimal();
    if (threshold.isPresent() && threshold.get().signum() < 0) {
      node.problem(
          "%s must be 0 or more, as burn rates are, and is %s"
              .formatted(node.name(), threshold.get().toPlainString()));
      return Optional.empty();
    }
    return threshold;
  }
}
