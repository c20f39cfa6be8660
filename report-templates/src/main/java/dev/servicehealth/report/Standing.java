package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an objective stands at the end of a period, beside the figures of the period itself. Those
 * of {@code quarter}, {@code history} and {@code recent} tell of other periods too: they are as
 * known when the edition was published, and a change of theirs restates the other periods, and not
 * this one.
 *
 * @param window the budget of the objective's own window
 * @param quarter the budget of the calendar quarter that holds the last day
 * @param history null where no period is recorded in the unit of today
 * @param places events by region, platform and operation; each dimension adds up to the whole
 * @param recent the latest 91 days; null where an older edition does not tell
 * @param kinds of failures, the worst first; empty where a data source or an older edition does not
 *     tell
 * @param check events that another data source counted; null of an objective without a check
 */
public record Standing(
    Budget window,
    Budget quarter,
    History history,
    List<Happenings.Place> places,
    Recent recent,
    List<Kind> kinds,
    Check check) {

  public Standing {
    places = List.copyOf(places);
    kinds = kinds == null ? List.of() : List.copyOf(kinds);
  }

  /**
   * An error budget, in the unit of the objective. Adjusted figures leave out the minutes of
   * approved exclusions.
   *
   * @param window 28d, week, month, quarter
   * @param isOver whether the window ends with the last day of the period; if not, all is to date
   * @param spentShare bad / budget, rounded up; null is infinite
   * @param state At risk where a verdict that stands is in danger
   * @param elapsedShare of the window that is over, rounded down
   * @param forecast null without two weeks of days
   * @param adjustedBadByDay bad of the window at the end of each day; empty but of a quarter
   */
  public record Budget(
      String window,
      LocalDate starts,
      LocalDate ends,
      boolean isOver,
      long bad,
      BigDecimal budget,
      BigDecimal spentShare,
      State state,
      long adjustedBad,
      BigDecimal adjustedBudget,
      BigDecimal adjustedSpentShare,
      State adjustedState,
      BigDecimal elapsedShare,
      Forecast forecast,
      List<BadByDay> adjustedBadByDay) {

    public Budget {
      adjustedBadByDay = List.copyOf(adjustedBadByDay);
    }

    Optional<Forecast> ahead() {
      return Optional.ofNullable(forecast).filter(f -> !isOver && isCounted());
    }

    /**
     * Returns whether a share of it means anything: not without traffic, nor with too little of it.
     */
    boolean isCounted() {
      return state != State.NO_TRAFFIC && state != State.TOO_LITTLE;
    }
  }

  /** The bad events of a day, or of a window by the end of it. */
  public record BadByDay(LocalDate day, long bad) {}

  /**
   * The bad events of one kind.
   *
   * @param days with any, in order
   */
  public record Kind(String value, List<BadByDay> days) {

    public Kind {
      days = List.copyOf(days);
    }
  }

  /**
   * Where a budget is heading at the pace of the last four weeks, outside approved exclusions.
   *
   * @param day that the forecast reaches
   * @param budget of the whole window on that day
   * @param spentShare of that budget, to date, rounded up; null is infinite
   * @param likelyShare of that budget by then at the mean pace; null is infinite
   * @param highShare the same at the pace of the worst whole week; null without a whole week, and
   *     where it is infinite
   * @param low bad at the pace of the best whole week; null without a whole week
   * @param high bad at the pace of the worst whole week; null without a whole week
   * @param notBefore first day on which the budget is overspent at the pace of the worst week; null
   *     where it is not
   * @param likelyDay the same at the mean pace
   */
  public record Forecast(
      LocalDate day,
      BigDecimal budget,
      BigDecimal spentShare,
      BigDecimal likelyShare,
      BigDecimal highShare,
      Long low,
      long likely,
      Long high,
      LocalDate notBefore,
      LocalDate likelyDay) {}

  /** The budgets that an objective has, its own window first. */
  List<Budget> budgets() {
    List<Budget> budgets = new ArrayList<>();
    Optional.ofNullable(window).ifPresent(budgets::add);
    Optional.ofNullable(quarter).ifPresent(budgets::add);
    return List.copyOf(budgets);
  }
}
