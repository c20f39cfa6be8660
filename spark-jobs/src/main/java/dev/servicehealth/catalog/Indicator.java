package dev.servicehealth.catalog;

/**
 * A ratio indicator: what counts as valid, and which of that is good or bad. A boolean expression
 * counts rows, a numeric one is summed; both expressions of an indicator are of the same sort.
 *
 * @param source the data source whose columns the expressions use
 * @param part the expression of {@code good} or of {@code bad}, as {@code counts} says
 * @param total the expression of all valid events
 */
public record Indicator(String name, String source, Counts counts, String part, String total) {

  /** What {@link #part} counts. */
  public enum Counts {
    GOOD,
    BAD
  }
}
