package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an availability is printed. The ratio comes from the tables; here it only loses digits,
 * downwards, so that it never looks better than it was. It is whole only when nothing was bad.
 */
final class AvailabilityText {

  private static final int FEWEST_DECIMALS = 2;
  private static final int MOST_DECIMALS = 4;

  private AvailabilityText() {}

  /** The figure in full, for the state it was judged to be in. */
  static String of(Edition.Span span) {
    State state = span.state();
    if (span.valid() == 0) {
      return state == State.UNKNOWN ? "nothing measured" : "no traffic";
    }
    String counts = span.counted().badOf(span.bad(), span.valid());
    if (state == State.TOO_LITTLE) {
      return counts + "; too little traffic to judge";
    }
    String measured = state == State.UNKNOWN ? " of what was measured" : "";
    String percent = percent(span.result().availability(), decimals(span.target()));
    return percent + measured + (span.bad() == 0 ? " (" + counts + ")" : "");
  }

  /** "between 97.1% and 99.9%": where the truth lies when telemetry is missing. */
  static String bounds(Edition.Span span) {
    Edition.Result result = span.result();
    int decimals = decimals(span.target());
    return "between %s and %s"
        .formatted(percent(result.atWorst(), decimals), percent(result.atBest(), decimals));
  }

  /** "outside approved exclusions: 99.95%, met". */
  static String adjusted(Edition.Span span) {
    Edition.Adjusted adjusted = span.adjusted();
    String percent =
        adjusted.availability() == null
            ? ""
            : percent(adjusted.availability(), decimals(span.target())) + ", ";
    return "outside approved exclusions: " + percent + adjusted.state().inSentence();
  }

  /** Missed by less than the printed digits can show. */
  static boolean isJustBelow(Edition.Span span) {
    BigDecimal ratio = span.result().availability();
    int decimals = decimals(span.target());
    if (span.state() != State.MISSED || ratio == null) {
      return false;
    }
    BigDecimal lack = span.target().subtract(ratio);
    return lack.signum() > 0 && lack.compareTo(BigDecimal.ONE.movePointLeft(decimals + 2)) < 0;
  }

  static String target(BigDecimal target) {
    return target.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  /** One more than the target has as a percentage: 99.9% asks for two. */
  static int decimals(BigDecimal target) {
    int ofTarget = target.movePointRight(2).stripTrailingZeros().scale();
    return Math.min(MOST_DECIMALS, Math.max(FEWEST_DECIMALS, ofTarget + 1));
  }

  /** A ratio as a percentage, rounded down; "100%" for the whole alone. */
  static String percent(BigDecimal ratio, int decimals) {
    return ratio.compareTo(BigDecimal.ONE) == 0
        ? "100%"
        : ratio.movePointRight(2).setScale(decimals, RoundingMode.DOWN).toPlainString() + "%";
  }

  /** Coverage to one decimal; whole only when nothing is missing. */
  static String coverage(Edition.Span span) {
    BigDecimal coverage = span.result().coverage();
    return coverage == null ? "no minutes" : percent(coverage, 1);
  }
}
