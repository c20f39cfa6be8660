package dev.servicehealth.catalog;

/**
 * The window over which the error budget is spent.
 *
 * @param rolling whether it ends with the day; else it is a real calendar week, month, quarter or
 *     year, and {@code count} is 1
 */
public record Window(Unit unit, int count, boolean rolling) {

  /** The unit that a window is counted in. */
  public enum Unit {
    DAY("d"),
    WEEK("w"),
    MONTH("M"),
    QUARTER("Q"),
    YEAR("Y");

    private final String letter;

    Unit(String letter) {
      this.letter = letter;
    }
  }

  /** The duration as OpenSLO writes it, such as 28d, 4w or 1M. */
  public String text() {
    return count + unit.letter;
  }
}
