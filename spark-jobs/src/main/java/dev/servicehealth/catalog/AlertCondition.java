package dev.servicehealth.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A condition on the burn rate, which is the failure ratio over 1 - target. Nothing here alerts: it
 * is read to find conditions that another tool would wait for in vain.
 */
record AlertCondition(String name, Operator operator, BigDecimal threshold) {
  private static final MathContext SHOWN = new MathContext(6, RoundingMode.DOWN);

  /** How the burn rate is compared with the threshold. */
  enum Operator {
    GT("more than"),
    GTE("at least"),
    LT("less than"),
    LTE("at most");

    private final String word;

    Operator(String word) {
      this.word = word;
    }
  }

  /** Why the condition makes no sense for an objective with this target, and what to do. */
  Optional<String> flaw(BigDecimal target) {
    BigDecimal budget = BigDecimal.ONE.subtract(target);
    if (budget.signum() == 0) {
      return Optional.of(
          "has no meaning: target 1 leaves an error budget of 0, and any bad event burns it at an"
              + " infinite rate, whatever the threshold; lower the target or remove the policy");
    }
    return canFire(budget)
        ? Optional.empty()
        : Optional.of(
            "can never fire: with target %s the burn rate is from 0 to %s, and it must be %s %s; %s"
                .formatted(
                    target.toPlainString(),
                    greatest(budget),
                    operator.word,
                    threshold.toPlainString(),
                    "change the threshold"));
  }

  /** Returns whether some burn rate from 0 to 1 / budget fulfils it. */
  private boolean canFire(BigDecimal budget) {
    int comparedWithGreatest = threshold.multiply(budget).compareTo(BigDecimal.ONE);
    return switch (operator) {
      case GT -> comparedWithGreatest < 0;
      case GTE -> comparedWithGreatest <= 0;
      case LT -> threshold.signum() > 0;
      case LTE -> threshold.signum() >= 0;
    };
  }

  private static String greatest(BigDecimal budget) {
    BigDecimal shown = Shares.normalized(BigDecimal.ONE.divide(budget, SHOWN));
    boolean exact = shown.multiply(budget).compareTo(BigDecimal.ONE) == 0;
    return shown.toPlainString() + (exact ? "" : "…");
  }
}
