package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads an objective's target as an exact decimal; no double is involved. */
final class Target {
  private static final List<String> KEYS =
      List.of(
          "displayName",
          "op",
          "value",
          "target",
          "targetPercent",
          "timeSliceTarget",
          "timeSliceWindow",
          "indicator",
          "indicatorRef",
          "compositeWeight");

  private static final List<String> NOT_SUPPORTED =
      List.of(
          "op",
          "value",
          "timeSliceTarget",
          "timeSliceWindow",
          "indicator",
          "indicatorRef",
          "compositeWeight");

  private static final int MAXIMUM_DECIMALS = 9;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private Target() {}

  /** The target of the one objective in the list. */
  static Optional<BigDecimal> read(YamlNode node) {
    Optional<List<YamlNode>> objectives = node.items();
    if (objectives.isEmpty()) {
      return Optional.empty();
    }
    if (objectives.get().isEmpty()) {
      node.problem(node.name() + " must have one objective, and has none; add one with a target");
      return Optional.empty();
    }
    if (objectives.get().size() > 1) {
      objectives
          .get()
          .get(1)
          .problem("More than one objective is not supported yet; write one SLO for each");
    }

    Optional<YamlMapping> objective = objectives.get().get(0).mapping(KEYS);
    objective.ifPresent(keys -> keys.refuse(NOT_SUPPORTED, "is not supported yet; remove it"));
    return objective.flatMap(Target::ofObjective);
  }

  private static Optional<BigDecimal> ofObjective(YamlMapping objective) {
    if (objective.has("target") == objective.has("targetPercent")) {
      objective
          .node()
          .problem(
              objective.node().name()
                  + " must have one of target and targetPercent; write one of them");
      return Optional.empty();
    }

    Optional<BigDecimal> share =
        objective.at("target").flatMap(node -> within(node, BigDecimal.ONE));
    Optional<BigDecimal> percent =
        objective
            .at("targetPercent")
            .flatMap(node -> within(node, HUNDRED))
            .map(value -> value.movePointLeft(2));
    Optional<BigDecimal> target = share.or(() -> percent).map(Target::normalized);
    if (target.isPresent() && target.get().scale() > MAXIMUM_DECIMALS) {
      objective
          .node()
          .problem(
              "The target %s has more than %d decimals; round it"
                  .formatted(target.get().toPlainString(), MAXIMUM_DECIMALS));
    }
    return target;
  }

  private static Optional<BigDecimal> within(YamlNode node, BigDecimal limit) {
    Optional<BigDecimal> value = node.decimal();
    if (value.isPresent() && (value.get().signum() < 0 || value.get().compareTo(limit) > 0)) {
      node.problem(
          "%s must be from 0 to %s, and is %s"
              .formatted(node.name(), limit.toPlainString(), value.get().toPlainString()));
      return Optional.empty();
    }
    return value;
  }

  /** Equal targets written differently become equal, and 1 does not become 1E+0. */
  private static BigDecimal normalized(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
