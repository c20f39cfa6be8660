package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlMapping;
import dev.servicehealth.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the shares of an objective as exact decimals; no double is involved. */
final class Shares {
  private static final int MAXIMUM_DECIMALS = 9;
  private static final int PERCENT = 2;

  private Shares() {}

  /** The target, which is written as a share or in percent. */
  static Optional<BigDecimal> target(YamlMapping objective) {
    if (objective.has("target") == objective.has("targetPercent")) {
      objective
          .node()
          .problem(
              objective.node().name()
                  + " must have one of target and targetPercent; write one of them");
      return Optional.empty();
    }

    return objective.has("target")
        ? objective.at("target").flatMap(node -> read(node, 0))
        : objective.at("targetPercent").flatMap(node -> read(node, PERCENT));
  }

  /** A share of more than nothing. */
  static Optional<BigDecimal> positive(YamlNode node) {
    Optional<BigDecimal> share = read(node, 0);
    if (share.isPresent() && share.get().signum() == 0) {
      node.problem(node.name() + " must be more than 0 and at most 1, and is 0");
      return Optional.empty();
    }
    return share;
  }

  /**
   * A share of 1.
   *
   * @param places by which the point is written too far to the right
   */
  private static Optional<BigDecimal> read(YamlNode node, int places) {
    Optional<BigDecimal> written = node.decimal();
    if (written.isEmpty()) {
      return Optional.empty();
    }

    BigDecimal value = written.get();
    BigDecimal whole = BigDecimal.ONE.movePointRight(places);
    if (value.signum() < 0 || value.compareTo(whole) > 0) {
      node.problem(
          "%s must be from 0 to %s, and is %s"
              .formatted(node.name(), whole.toPlainString(), value.toPlainString()));
      return Optional.empty();
    }
    BigDecimal share = normalized(value.movePointLeft(places));
    if (share.scale() > MAXIMUM_DECIMALS) {
      node.problem(
          "%s: the share %s has more than %d decimals; round it"
              .formatted(node.name(), share.toPlainString(), MAXIMUM_DECIMALS));
      return Optional.empty();
    }
    return Optional.of(share);
  }

  /** Equal numbers written differently become equal, and 1 does not become 1E+0. */
  static BigDecimal normalized(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
