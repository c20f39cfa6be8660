package dev.servicehealth.edition;

import dev.servicehealth.Failure;
import dev.servicehealth.model.DayRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ISO week, Monday to Sunday.
 *
 * @param year the week-based year
 * @param number 1 to 53
 */
public record Week(int year, int number) {
  private static final Pattern NAME = Pattern.compile("(\\d{4})-W(\\d{2})");

  /**
   * Reads {@code 2026-W34}.
   *
   * @throws Failure when there is no such week
   */
  public static Week parse(String name) {
    Matcher matcher = NAME.matcher(name);
    if (matcher.matches()) {
      int year = Integer.parseInt(matcher.group(1));
      int number = Integer.parseInt(matcher.group(2));
      long weeks =
          IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(LocalDate.of(year, 7, 1)).getMaximum();
      if (number >= 1 && number <= weeks) {
        return new Week(year, number);
      }
    }
    throw new Failure(
        Failure.Kind.USAGE,
        "Cannot report week " + name + ": write an ISO week of the calendar, as in 2026-W34");
  }

  public static Week of(LocalDate day) {
    return new Week(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  public DayRange days() {
    LocalDate monday =
        LocalDate.of(year, 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number)
            .with(DayOfWeek.MONDAY);
    return new DayRange(monday, monday.plusDays(6));
  }

  @Override
  public String toString() {
    return "%d-W%02d".formatted(year, number);
  }
}
