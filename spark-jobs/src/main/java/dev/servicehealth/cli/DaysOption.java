package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.spark.Sessions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Option;

/** A range of days of the reporting calendar. */
final class DaysOption {
  /** Ten years, as long as tables keep their versions. */
  private static final int MOST = Sessions.KEPT_DAYS;

  @Option(names = "--from", paramLabel = "DAY", required = true, description = "The first day.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", required = true, description = "The last day.")
  private LocalDate to;

  /**
   * Both days and all between them.
   *
   * @param verb what is to be done with them, for the error when the last is before the first
   */
  DayRange range(String verb) {
    if (to.isBefore(from)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot %s %s to %s: the last day is before the first".formatted(verb, from, to));
    }
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    if (days > MOST) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot %s %s to %s: %,d days are more than the %,d of one command.%nAsk for fewer at a time."
              .formatted(verb, from, to, days, MOST));
    }
    return new DayRange(from, to);
  }
}
