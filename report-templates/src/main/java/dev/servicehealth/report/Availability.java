package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A ratio of good to valid events, and how it is printed. Rounded down, so that it never looks
 * better than it was; whole only when nothing failed. No floating point.
 */
record Availability(long good, long valid, BigDecimal target) {

  private static final long VOLUME_FLOOR = 1_000;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Availability of(Edition.Objective o) {
    return new Availability(o.good(), o.valid(), o.target());
  }

  static Availability of(Edition.Objective o, Edition.Day d) {
    return new Availability(d.good(), d.valid(), o.target());
  }

  long failed() {
    return valid - good;
  }

  /** The figure in full, for the state it was judged to be in. */
  String text(State state) {
    if (valid == 0) {
      return state == State.UNKNOWN ? "nothing measured" : "no traffic";
    }
    String measured = state == State.UNKNOWN ? " of what was measured" : "";
    if (tooLittle() || state == State.TOO_LITTLE) {
      return counts() + measured + "; too little traffic for a percentage";
    }
    return percent() + measured + (failed() == 0 ? " (" + counts() + ")" : "");
  }

  /** A percentage of so few events, or with room for less than one failure, would mislead. */
  boolean tooLittle() {
    BigDecimal allowed = BigDecimal.ONE.subtract(target);
    boolean budgetUnderOne =
        allowed.signum() > 0
            && allowed.multiply(BigDecimal.valueOf(valid)).compareTo(BigDecimal.ONE) < 0;
    return valid < VOLUME_FLOOR || budgetUnderOne;
  }

  String percent() {
    return failed() == 0 ? "100%" : percentDown(good, valid, decimals()) + "%";
  }

  /** Missed by less than the printed digits can show. */
  boolean justBelow() {
    BigDecimal total = BigDecimal.valueOf(valid);
    BigDecimal lack = target.multiply(total).subtract(BigDecimal.valueOf(good));
    BigDecimal step = BigDecimal.ONE.movePointLeft(decimals() + 2).multiply(total);
    return lack.signum() > 0 && lack.compareTo(step) < 0;
  }

  /** One more than the target has as a percentage: 99.9% asks for two. */
  int decimals() {
    int ofTarget = target.multiply(HUNDRED).stripTrailingZeros().scale();
    return Math.min(4, Math.max(2, ofTarget + 1));
  }

  String targetText() {
    return target.multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
  }

  private String counts() {
    return Words.count(failed()) + " of " + Words.count(valid) + " failed";
  }

  static String percentDown(long part, long whole, int decimals) {
    BigInteger scaled =
        BigInteger.valueOf(part)
            .multiply(BigInteger.TEN.pow(decimals + 2))
            .divide(BigInteger.valueOf(whole));
    return new BigDecimal(scaled, decimals).setScale(decimals, RoundingMode.UNNECESSARY).toString();
  }
}
