package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The unit of an objective's counts, and its words. Figures of different units are never added, and
 * none is printed without its unit.
 *
 * @param name as the tables have it: events, slices, billionths of slices, millionths of
 *     measurements
 * @param sliceMinutes minutes of a slice; 0 where the unit is no slice
 * @param badIs the catalog's word for a bad event: failed, slow
 */
public record Unit(String name, int sliceMinutes, String badIs) {

  static final String EVENTS = "events";
  static final String FAILED = "failed";
  static final Unit REQUESTS = new Unit(EVENTS, 0, FAILED);
  private static final String SLICES = "slices";
  private static final String SHARES_OF_SLICES = "billionths of slices";
  private static final String MEASUREMENTS = "millionths of measurements";
  private static final int DECIMALS = 3;

  public Unit {
    badIs = badIs == null ? FAILED : badIs;
    if (!name.equals(EVENTS)
        && !name.equals(SLICES)
        && !name.equals(SHARES_OF_SLICES)
        && !name.equals(MEASUREMENTS)) {
      throw new IllegalArgumentException("no such unit: " + name);
    }
  }

  /** "requests, of which failed ones are bad", "billionths of 60-minute slices". */
  String description() {
    return switch (name) {
      case EVENTS -> "requests, of which " + badIs + " ones are bad";
      case SHARES_OF_SLICES -> "billionths of " + noun(0);
      case MEASUREMENTS -> "millionths of measurements";
      default -> noun(0);
    };
  }

  /**
   * Events of minutes in words: those of slices are requests, those of measurements have the unit.
   */
  String eventsBadOf(long bad, long valid) {
    return isEvents() || name.equals(MEASUREMENTS)
        ? badOf(bad, valid)
        : "%s of %s requests were bad".formatted(Words.count(bad), Words.count(valid));
  }

  /** "20,500 requests", "4.2 measurements": events of minutes, for sentences with "estimated". */
  String estimatedEvents(long count) {
    return name.equals(MEASUREMENTS)
        ? all(count)
        : Words.rounded(count) + " " + Words.noun(count, "request");
  }

  boolean isEvents() {
    return name.equals(EVENTS);
  }

  /** Returns whether counts of both may be added. */
  boolean isSameAs(Unit other) {
    return name.equals(other.name) && sliceMinutes == other.sliceMinutes;
  }

  /** "requests", "5-minute slices", "measurements"; in the singular for exactly one. */
  String noun(long count) {
    boolean isOne = amount(count).compareTo(BigDecimal.ONE) == 0;
    return Words.noun(isOne ? 1 : 2, stem());
  }

  private String stem() {
    if (isEvents()) {
      return "request";
    }
    return name.equals(MEASUREMENTS) ? "measurement" : sliceMinutes + "-minute slice";
  }

  /** "failed", "slow"; a slice or a measurement is "bad". */
  String adjective() {
    return isEvents() ? badIs : "bad";
  }

  /** "254 failed requests", "1 bad 5-minute slice". */
  public String bad(long count) {
    return counted(count, RoundingMode.UP) + " " + adjective() + " " + noun(count);
  }

  /** Writes it for sentences: at most three digits of a count of events. */
  String aboutBad(long count) {
    return isEvents() ? Words.about(count) + " " + adjective() + " " + noun(count) : bad(count);
  }

  /** "522,000 requests", "2,016 5-minute slices". */
  String all(long count) {
    return counted(count, RoundingMode.DOWN) + " " + noun(count);
  }

  /** "254 of 522,000 requests failed", "3 of 2,016 5-minute slices were bad". */
  String badOf(long bad, long valid) {
    return "%s of %s %s"
        .formatted(counted(bad, RoundingMode.UP), all(valid), predicate(amount(bad)));
  }

  /** "failed", "were slow", "was bad". */
  String predicate(BigDecimal subjects) {
    if (isEvents() && badIs.equals(FAILED)) {
      return FAILED;
    }
    return (subjects.compareTo(BigDecimal.ONE) == 0 ? "was " : "were ") + adjective();
  }

  /** A count without its noun; shares of slices and measurements to three decimals. */
  String counted(long count, RoundingMode rounding) {
    BigDecimal amount = amount(count);
    return amount.scale() <= 0
        ? Words.count(count)
        : Words.decimal(amount.setScale(DECIMALS, rounding));
  }

  /** The count in whole requests, slices or measurements. */
  private BigDecimal amount(long count) {
    int digits = name.equals(SHARES_OF_SLICES) ? 9 : name.equals(MEASUREMENTS) ? 6 : 0;
    return BigDecimal.valueOf(count, digits);
  }
}
