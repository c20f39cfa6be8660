package dev.servicehealth.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Days that the calendar of a project can have. Telemetry has none beyond them, and arithmetic on
 * the first or last day that Java knows fails long after it was written.
 */
public final class CalendarDay {
  /** For messages. */
  public static final String SPAN = "from 1970-01-01 to 2999-12-31";

  private static final Pattern WRITTEN = Pattern.compile("(19[7-9]|2\\d\\d)\\d-\\d\\d-\\d\\d");

  private CalendarDay() {}

  /** A day as in 2026-08-17; empty for any other text, and for a day that does not exist. */
  public static Optional<LocalDate> read(String written) {
    try {
      return WRITTEN.matcher(written).matches()
          ? Optional.of(LocalDate.parse(written))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
