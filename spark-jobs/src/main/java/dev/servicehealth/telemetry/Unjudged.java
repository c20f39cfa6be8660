package dev.servicehealth.telemetry;

/**
 * Why an expression of an indicator cannot judge a row. Such a row is neither good nor bad nor
 * absent. It travels through the rollup as a negative count, so that a row costs one long an
 * expression and no exception.
 */
enum Unjudged {
  NO_VALUE(-1, "no value"),
  NOT_FINITE(-2, "NaN or infinite"),
  FAILS(-3, "a cast, an overflow or a division fails"),
  NEGATIVE(-4, "negative"),
  FRACTION(-5, "not a whole number"),
  TOO_LARGE(-6, "over a trillion"),
  PART_OVER_TOTAL(-7, "more than the total");

  private final long code;
  private final String words;

  /**
   * @param code below zero, where counts are zero or more
   */
  Unjudged(long code, String words) {
    this.code = code;
    this.words = words;
  }

  long code() {
    return code;
  }

  static Unjudged of(long code) {
    for (Unjudged reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reason has the code " + code);
  }

  /**
   * As tables and reports say it: {@code status: no value}.
   *
   * @param subject the columns that the expression uses
   */
  String reason(String subject) {
    return subject + ": " + words;
  }
}
