package dev.servicehealth.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The states of an objective on the latest 91 days: a column for each thirteen weeks, counted back
 * from the last day, and a row for each weekday.
 *
 * @param weeks the first day of each, above the columns
 */
record LatestDays(List<String> weeks, List<Row> rows) {

  private static final int WEEKDAYS = 7;

  /** A weekday; empty where no objective was in force. */
  record Row(String weekday, List<Optional<State>> states) {}

  static LatestDays of(Recent recent) {
    int weeks = recent.letters().length() / WEEKDAYS;
    return new LatestDays(
        IntStream.range(0, weeks)
            .mapToObj(n -> Dates.dayOfMonth(recent.firstDay().plusWeeks(n)))
            .toList(),
        IntStream.range(0, WEEKDAYS).mapToObj(weekday -> row(recent, weekday, weeks)).toList());
  }

  private static Row row(Recent recent, int weekday, int weeks) {
    LocalDate first = recent.firstDay().plusDays(weekday);
    return new Row(
        Dates.weekday(first),
        IntStream.range(0, weeks)
            .mapToObj(week -> state(recent.letters().charAt(week * WEEKDAYS + weekday)))
            .toList());
  }

  private static Optional<State> state(char letter) {
    return Stream.of(State.values()).filter(s -> s.letter().charAt(0) == letter).findFirst();
  }
}
