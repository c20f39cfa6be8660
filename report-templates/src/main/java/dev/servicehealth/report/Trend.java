package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether something is getting better, in a sentence by rule: a change is called one only
 * outside the usual range of the periods before.
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
        .map(history -> of(id, title, history.course()));
  }

  /** Of an objective; empty without a history. */
  static Optional<Trend> of(String id, Edition.Objective objective) {
    Unit unit = objective.counted();
    String title = "%s %s per million".formatted(Words.capital(unit.adjective()), unit.noun(0));
    return objective
        .past()
        .filter(history -> !history.periods().isEmpty())
        .map(history -> of(id, title, history.course()));
  }

  /** Of a figure that is known in at least one period. */
  static Trend of(String id, String title, Course course) {
    return new Trend(title, sentence(course), SixTwelve.of(id, title, course));
  }

  /** "487 this week, inside the usual range (81 to 1,386); 845 the week before." */
  static String sentence(Course course) {
    return Words.capital(clause(course)) + ".";
  }

  /** The sentence without its full stop. */
  static String clause(Course course) {
    Course.Point now = course.latest();
    String kind = Dates.kind(now.firstDay(), now.lastDay());
    return now.isKnown()
        ? "%s this %s, %s%s"
            .formatted(course.print(now.value()), kind, beside(course, kind), before(course, kind))
        : now.gap();
  }

  private static String beside(Course course, String kind) {
    return switch (course.finding()) {
      case WORSE -> "worse than the usual range" + range(course);
      case BETTER -> "better than the usual range" + range(course);
      case INSIDE -> "inside the usual range" + range(course);
      default ->
          "too early to say whether that is usual: fewer than eight %ss are known before it"
              .formatted(kind);
    };
  }

  private static String range(Course course) {
    return " (%s to %s)"
        .formatted(course.print(course.usual().low()), course.print(course.usual().high()));
  }

  private static String before(Course course, String kind) {
    List<Course.Point> periods = course.periods();
    return periods.size() < 2
        ? ""
        : Optional.of(periods.get(periods.size() - 2))
            .filter(Course.Point::isKnown)
            .map(point -> "; %s the %s before".formatted(course.print(point.value()), kind))
            .orElse("; the %s before is unknown".formatted(kind));
  }

  /** A rate per million in at most three digits, rounded up. */
  static String rate(BigDecimal rate) {
    int digits = rate.precision() - rate.scale();
    return Words.decimal(rate.setScale(Math.max(0, Math.min(3 - digits, 1)), RoundingMode.UP));
  }
}
