package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Events of a main objective beside those that another data source counted, over the days on which
 * nothing is missing of either.
 *
 * @param slo the objective that checks it
 * @param source the data source of that one
 * @param days of the period with both objectives
 * @param daysCompared those of them that count here
 */
public record Check(
    String slo,
    String source,
    long days,
    long daysCompared,
    long valid,
    long bad,
    long checkValid,
    long checkBad) {
  private static final BigDecimal LARGE = new BigDecimal("0.05");
  private static final int DIGITS = 9;

  /** The difference of the valid events, over those of the main objective; rounded up. */
  private BigDecimal difference() {
    return BigDecimal.valueOf(Math.abs(Math.subtractExact(checkValid, valid)))
        .divide(BigDecimal.valueOf(Math.max(valid, 1)), DIGITS, RoundingMode.UP);
  }

  /** Returns whether the two differ by more than 5%, so that one of them is in doubt. */
  boolean isInDoubt() {
    return difference().compareTo(LARGE) > 0;
  }

  /** "100 requests, and 102 by cdn (2% more); 2 bad, and 3 by cdn; 6 of 7 days compared". */
  String sentence() {
    String other = Words.name(source);
    if (daysCompared == 0) {
      return "none of %s is complete in both data sources".formatted(Words.counted(days, "day"));
    }
    return "%s %s, and %s by %s (%s); %s bad, and %s by %s; %s of %s compared"
        .formatted(
            Words.count(valid),
            Words.noun(valid, "request"),
            Words.count(checkValid),
            other,
            inWords(),
            Words.count(bad),
            Words.count(checkBad),
            other,
            Words.count(daysCompared),
            Words.counted(days, "day"));
  }

  private String inWords() {
    return checkValid == valid
        ? "the same"
        : Words.decimal(difference().movePointRight(2).setScale(1, RoundingMode.UP))
            + "% "
            + (checkValid > valid ? "more" : "fewer");
  }
}
