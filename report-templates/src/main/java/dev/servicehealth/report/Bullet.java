package dev.servicehealth.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of an error budget is used, as one bar in a frame whose end is all of it. What is over
 * budget runs past the frame. Of a calendar period a tick stands where an even pace would be.
 *
 * @param id unique on the page
 * @param used length of the bar
 * @param even where an even pace would be; empty of rolling windows
 * @param isBeyond whether the bar would be longer than the drawing
 */
record Bullet(
    String id,
    String title,
    String description,
    State state,
    int used,
    Optional<Integer> even,
    boolean isBeyond) {

  static final int FRAME = 92;
  static final int WIDTH = 120;
  private static final Scale SCALE = Scale.of(WIDTH, WIDTH);

  /** Of what a window has used to date; the window's own words name it. */
  static Bullet of(String id, Edition.Service service, Standing.Budget budget) {
    return of(
        id,
        "%s: %s of its %s budget used"
            .formatted(
                Words.name(service.title()),
                Words.spent(budget.spentShare()),
                Words.window(budget.window())),
        budget.spentShare(),
        budget.state(),
        Optional.empty());
  }

  /**
   * Of the expected budget of a whole quarter.
   *
   * @param forecast whose budget is that of the whole quarter
   */
  static Bullet ofQuarter(
      String id, String name, Standing.Budget quarter, Standing.Forecast forecast) {
    return of(
        id,
        "%s: %s of the whole quarter’s budget used"
            .formatted(name, Words.spent(forecast.spentShare())),
        forecast.spentShare(),
        quarter.adjustedState(),
        Optional.of(new Scale(BigDecimal.ONE, FRAME).of(quarter.elapsedShare())));
  }

  private static Bullet of(
      String id, String title, BigDecimal share, State state, Optional<Integer> even) {
    BigDecimal value = share == null ? BigDecimal.TEN : share;
    BigDecimal length = value.multiply(BigDecimal.valueOf(FRAME));
    return new Bullet(
        id,
        title,
        (value.compareTo(BigDecimal.ONE) > 0 ? "Over budget" : "Within budget")
            + (even.isPresent() ? "; the tick is where an even pace would be." : "."),
        state,
        SCALE.of(length),
        even,
        SCALE.isBeyond(length));
  }

  boolean isOver() {
    return used > FRAME;
  }

  /** The part of the bar inside the frame. */
  int within() {
    return Math.min(used, FRAME);
  }
}
