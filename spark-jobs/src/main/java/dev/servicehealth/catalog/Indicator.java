package dev.servicehealth.catalog;

import java.util.Optional;

/**
 * A ratio indicator: what counts as valid, and which of that is good or bad. A boolean expression
 * counts rows, a numeric one is summed; both expressions of an indicator are of the same sort.
 *
 * @param source the data source whose columns the expressions use
 * @param part the expression of what is good or of what is bad, as {@code counts} says
 * @param total the expression of all that is valid
 */
public record Indicator(
    String name, String source, Counts counts, String part, String total, Unit unit) {

  /** Valid events that every row counts, in the unit; empty where rows differ. */
  public Optional<Long> rowEvents() {
    if (unit == Unit.MEASUREMENTS) {
      return Optional.of(1_000_000L);
    }
    return SqlExpression.of(total).isCondition() ? Optional.of(1L) : Optional.empty();
  }

  /** Says what {@link #part} counts. */
  public enum Counts {
    GOOD,
    BAD
  }

  /** The meaning of one of the whole numbers that the expressions count. */
  public enum Unit {
    /** A request, or whatever else the data source tells of. */
    EVENTS,
    /** A millionth of a measured ratio: a row that measured one counts as a million. */
    MEASUREMENTS
  }
}
