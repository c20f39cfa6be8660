package dev.servicehealth.catalog;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How good and valid are counted against the target.
 *
 * @param sliceTarget the share of a slice that must be good, exact; for {@code TIMESLICES} alone
 * @param sliceMinutes the length of a slice; 0 for {@code OCCURRENCES}
 */
public record Budgeting(Method method, Optional<BigDecimal> sliceTarget, int sliceMinutes) {

  /** OpenSLO's budgeting methods. */
  public enum Method {
    /** Good events over valid events. */
    OCCURRENCES("Occurrences"),
    /** Slices whose ratio meets the slice's target, over slices with traffic. */
    TIMESLICES("Timeslices"),
    /** The mean of the slices' ratios. */
    RATIO_TIMESLICES("RatioTimeslices");

    private final String word;

    Method(String word) {
      this.word = word;
    }

    /** As OpenSLO writes it. */
    public String word() {
      return word;
    }
  }

  /** The method as OpenSLO writes it. */
  public String word() {
    return method.word();
  }
}
