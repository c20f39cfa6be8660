package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Whether something is getting better, in a sentence by rule: a change is called one only outside
 * the usual range of the periods before.
 *
 * @param title of what is counted
 * @param sentence beside the chart
 * @param chart of the same figures
 */
record Trend(String title, String sentence, SixTwelve chart) {

  /** Of events that a total adds; empty without a history. */
  static Optional<Trend> of(String id, Total total) {
    String title =
        "%s %s per million, all services"
            .formatted(Words.capital(total.unit().adjective()), total.unit().noun(0));
    return Optional.ofNullable(total.history())
        .filter(history -> !history.periods().isEmpty())
        .map(history -> new Trend(title, sentence(history), SixTwelve.of(id, title, history)));
  }

  /** Of an objective; empty without a history. */
  static Optional<Trend> of(String id, Edition.Objective objective) {
    Unit unit = objective.counted();
    String title = "%s %s per million".formatted(Words.capital(unit.adjective()), unit.noun(0));
    return objective
        .past()
        .filter(history -> !history.periods().isEmpty())
        .map(history -> new Trend(title, sentence(history), SixTwelve.of(id, title, history)));
  }

  /** "487 this week, inside the usual range (81 to 1,386); 845 the week before." */
  static String sentence(History history) {
    return Words.capital(clause(history)) + ".";
  }

  /** The same without its end stop. */
  static String clause(History history) {
    History.Past now = history.latest().orElseThrow();
    String kind = Dates.kind(now.firstDay(), now.lastDay());
    if (!now.isKnown()) {
      return now.state() == State.UNKNOWN
          ? "unknown this %s, as too much of it is missing".formatted(kind)
          : "nothing to count this " + kind;
    }
    return "%s this %s, %s%s"
        .formatted(rate(now.badPerMillion()), kind, beside(history, kind), before(history, kind));
  }

  private static String beside(History history, String kind) {
    return switch (history.finding()) {
      case WORSE -> "worse than the usual range" + range(history.usual());
      case BETTER -> "better than the usual range" + range(history.usual());
      case INSIDE -> "inside the usual range" + range(history.usual());
      default ->
          "too early to say whether that is usual: fewer than eight %ss are known before it"
              .formatted(kind);
    };
  }

  private static String range(History.Usual usual) {
    return " (%s to %s)".formatted(rate(usual.low()), rate(usual.high()));
  }

  private static String before(History history, String kind) {
    List<History.Past> periods = history.periods();
    return periods.size() < 2
        ? ""
        : Optional.of(periods.get(periods.size() - 2))
            .filter(History.Past::isKnown)
            .map(past -> "; %s the %s before".formatted(rate(past.badPerMillion()), kind))
            .orElse("; the %s before is unknown".formatted(kind));
  }

  /** A rate per million in at most three digits, rounded up. */
  static String rate(BigDecimal rate) {
    int digits = rate.precision() - rate.scale();
    return Words.decimal(rate.setScale(Math.max(0, Math.min(3 - digits, 1)), RoundingMode.UP));
  }
}
