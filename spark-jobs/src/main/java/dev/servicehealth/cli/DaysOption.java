package dev.servicehealth.cli;

import dev.servicehealth.Failure;
import dev.servicehealth.model.DayRange;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** A range of days of the reporting calendar. */
final class DaysOption {
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
    return new DayRange(from, to);
  }
}
