package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Turns values into whole units of a drawing, from zero. Heights are rounded up, so that something
 * never looks like nothing.
 *
 * @param highest the value at the end of the scale; zero where there is nothing to draw
 * @param length of the scale in units of the drawing
 */
record Scale(BigDecimal highest, int length) {

  static Scale of(long highest, int length) {
    return new Scale(BigDecimal.valueOf(highest), length);
  }

  /** At most the length of the scale. */
  int of(BigDecimal value) {
    if (highest.signum() == 0 || value.signum() == 0) {
      return 0;
    }
    BigDecimal scaled =
        value.multiply(BigDecimal.valueOf(length)).divide(highest, 0, RoundingMode.UP);
    return scaled.min(BigDecimal.valueOf(length)).intValueExact();
  }

  int of(long value) {
    return of(BigDecimal.valueOf(value));
  }

  boolean isBeyond(BigDecimal value) {
    return value.compareTo(highest) > 0;
  }
}
