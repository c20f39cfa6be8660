package dev.servicehealth.report;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every objective on every day: a mark, a letter and what was bad, in the objective's unit.
 *
 * @param others objectives of a large fleet that stand on the pages of their services alone
 */
record Matrix(List<LocalDate> days, List<Row> rows, int others) {

  /** Beyond so many objectives only those with something to look at stand on the page. */
  private static final int ALL_SHOWN = 40;

  record Row(Edition.Service service, Edition.Objective objective, List<Cell> cells) {

    /** "failed requests", "bad 5-minute slices": the unit of its cells. */
    String counts() {
      return objective.counted().adjective() + " " + objective.counted().noun(0);
    }

    /** As many digits of the definition's hash as tell two apart. */
    String definition() {
      return Chain.digits(objective.definition());
    }
  }

  /**
   * @param day empty when the edition has nothing on that day
   */
  record Cell(Optional<Edition.Day> day) {

    String inWords() {
      return day.map(d -> d.state().word()).orElse("Not measured");
    }

    String failed() {
      return day.filter(d -> d.valid() > 0)
          .map(d -> d.counted().counted(d.bad(), RoundingMode.UP))
          .orElse("–");
    }

    String style() {
      return day.map(d -> d.state().style()).orElse("s-not-measured");
    }
  }

  static Matrix of(Edition edition, Scorecard scorecard) {
    List<LocalDate> days = edition.period().days();
    List<Row> rows =
        scorecard.rows().stream()
            .map(Scorecard.Row::service)
            .flatMap(s -> s.worstFirst().stream().map(o -> new Row(s, o, cells(days, o))))
            .toList();
    List<Row> shown =
        rows.size() <= ALL_SHOWN
            ? rows
            : rows.stream().filter(row -> row.objective().overall().isConcern()).toList();
    return new Matrix(days, shown, rows.size() - shown.size());
  }

  /** The states that a day can be in: budgets alone are at risk. */
  static List<State> legend() {
    return Stream.of(State.values()).filter(state -> state != State.AT_RISK).toList();
  }

  /** A month does not leave room for the figures. */
  boolean narrow() {
    return days.size() > 10;
  }

  /** A quarter is wider than a page; the exact tables have its days. */
  boolean fitsPaper() {
    return days.size() <= 31;
  }

  /** Where days of several months stand side by side, the first of each month names it. */
  boolean naming(LocalDate day) {
    LocalDate first = days.get(0);
    boolean several = !first.withDayOfMonth(1).equals(days.get(days.size() - 1).withDayOfMonth(1));
    return narrow() && several && (day.equals(first) || day.getDayOfMonth() == 1);
  }

  private static List<Cell> cells(List<LocalDate> days, Edition.Objective objective) {
    return days.stream().map(day -> new Cell(objective.on(day))).toList();
  }
}
