package dev.servicehealth.edition;

import dev.servicehealth.Failure;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Edition;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of the reporting calendar that is reported.
 *
 * @param name {@code 2026-W34}, {@code 2026-08} or {@code 2026-Q3}
 */
public record Period(Kind kind, String name, DayRange days) {

  /** How long a period is. */
  public enum Kind {
    WEEK("-W(\\d{2})", "an ISO week of the calendar, as in 2026-W34"),
    MONTH("-(\\d{2})", "a month, as in 2026-08"),
    QUARTER("-Q(\\d)", "a quarter, as in 2026-Q3");

    private final Pattern name;
    private final String example;

    Kind(String name, String example) {
      this.name = Pattern.compile("(\\d{4})" + name);
      this.example = example;
    }

    /** As the report's data say it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads the name of a period.
   *
   * @throws Failure when there is no such period
   */
  public static Period parse(Kind kind, String name) {
    Matcher matcher = kind.name.matcher(name);
    try {
      if (matcher.matches()) {
        int year = Integer.parseInt(matcher.group(1));
        Period period = of(kind, firstDay(kind, year, Integer.parseInt(matcher.group(2))));
        if (period.name().equals(name)) { // the 53rd week of some years is the first of the next
          return period;
        }
      }
    } catch (DateTimeException e) {
      // No such week, month or quarter: said below.
    }
    throw new Failure(
        Failure.Kind.USAGE,
        "Cannot report %s %s: write %s".formatted(kind.word(), name, kind.example));
  }

  /** The period of an edition. */
  public static Period of(Edition.Period period) {
    return parse(Kind.valueOf(period.kind().toUpperCase(Locale.ROOT)), period.name());
  }

  /** The period that holds a day. */
  public static Period of(Kind kind, LocalDate day) {
    return switch (kind) {
      case WEEK -> {
        LocalDate monday = day.with(DayOfWeek.MONDAY);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        yield new Period(
            kind,
            "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), week),
            new DayRange(monday, monday.plusDays(6)));
      }
      case MONTH -> {
        LocalDate first = day.withDayOfMonth(1);
        yield new Period(
            kind,
            "%04d-%02d".formatted(day.getYear(), day.getMonthValue()),
            new DayRange(first, first.plusMonths(1).minusDays(1)));
      }
      case QUARTER -> {
        int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
        LocalDate first = firstDay(kind, day.getYear(), quarter);
        yield new Period(
            kind,
            "%04d-Q%d".formatted(day.getYear(), quarter),
            new DayRange(first, first.plusMonths(3).minusDays(1)));
      }
    };
  }

  private static LocalDate firstDay(Kind kind, int year, int number) {
    return switch (kind) {
      case WEEK ->
          LocalDate.of(year, 1, 4)
              .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
              .with(DayOfWeek.MONDAY);
      case MONTH -> LocalDate.of(year, number, 1);
      case QUARTER ->
          LocalDate.of(year, 1, 1).with(IsoFields.QUARTER_OF_YEAR, number).withDayOfMonth(1);
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
