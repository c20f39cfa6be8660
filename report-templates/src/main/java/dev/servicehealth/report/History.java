package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How something did in the periods up to that of the report.
 *
 * @param periods of the report's kind, at most thirteen; the last one is that of the report
 * @param months at most thirteen; the last one may be still running
 * @param usual the usual range of what was bad in a million; null with fewer than eight known
 *     periods before
 */
public record History(List<Past> periods, List<Past> months, Usual usual) {

  public History {
    periods = List.copyOf(periods);
    months = List.copyOf(months);
  }

  /**
   * A period.
   *
   * @param spentShare of its own budget, rounded up; null is infinite, and of totals
   * @param badPerMillion rounded up to three digits; null without anything valid
   */
  public record Past(
      LocalDate firstDay,
      LocalDate lastDay,
      long bad,
      long valid,
      BigDecimal spentShare,
      BigDecimal badPerMillion,
      State state) {

    public Past {
      Objects.requireNonNull(state, "state");
    }

    /** Returns whether the share of its budget means anything. */
    boolean hasBudget() {
      return state != State.TOO_LITTLE && state != State.NO_TRAFFIC && valid > 0;
    }

    /** Unknown periods and those without traffic are gaps, and no zeros. */
    boolean isKnown() {
      return state != State.UNKNOWN && badPerMillion != null;
    }
  }

  /** Process limits: the mean, and 2.66 times the mean step between periods to either side. */
  public record Usual(BigDecimal mean, BigDecimal low, BigDecimal high) {}

  /** The place of a rate beside its usual range. */
  enum Finding {
    WORSE,
    BETTER,
    INSIDE,
    TOO_EARLY,
    UNKNOWN
  }

  Optional<Past> latest() {
    return periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
  }

  Finding finding() {
    return course().finding();
  }

  /** The rate of what was bad, period by period. */
  Course course() {
    return new Course(
        periods.stream().map(History::point).toList(),
        months.stream().map(History::point).toList(),
        usual,
        Course.How.NUMBER);
  }

  private static Course.Point point(Past past) {
    String kind = Dates.kind(past.firstDay(), past.lastDay());
    String gap =
        past.state() == State.UNKNOWN
            ? "unknown this %s, as too much of it is missing".formatted(kind)
            : "nothing to count this " + kind;
    return new Course.Point(
        past.firstDay(),
        past.lastDay(),
        past.isKnown() ? past.badPerMillion() : null,
        past.isKnown() ? "" : gap);
  }
}
