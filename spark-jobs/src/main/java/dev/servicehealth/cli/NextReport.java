package dev.servicehealth.cli;

import dev.servicehealth.edition.Period;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Says when the next weekly report is due, how late it is, and why. The archive names the day
 * alone: a page that told of today would not be the same tomorrow.
 *
 * @param week the first that has no edition
 */
record NextReport(Period week, ReportingCalendar calendar) {

  /** After the newest week that was published. */
  static NextReport after(String published, ReportingCalendar calendar) {
    LocalDate last = Period.parse(Period.Kind.WEEK, published).days().last();
    return new NextReport(Period.of(Period.Kind.WEEK, last.plusDays(1)), calendar);
  }

  /**
   * The sentence.
   *
   * @param recorded days
   * @param missing telemetry of a day that is still to come, a sentence each
   */
  String sentence(Instant now, Set<LocalDate> recorded, Function<LocalDate, List<String>> missing) {
    LocalDate last = week.days().last();
    Duration late = Duration.between(calendar.end(last), now);
    if (late.isNegative()) {
      return "The report of %s is due after %s.".formatted(week.name(), last);
    }
    return "The report of %s was due after %s and is %s late: %s."
        .formatted(week.name(), last, words(late), why(last, recorded, missing));
  }

  private String why(
      LocalDate last, Set<LocalDate> recorded, Function<LocalDate, List<String>> missing) {
    if (recorded.contains(last)) {
      return "its days are recorded; run `report --week %s`".formatted(week.name());
    }
    List<String> awaited = missing.apply(last);
    return awaited.isEmpty()
        ? "%s is not recorded; run `nightly --day %s`".formatted(last, last)
        : "%s is not recorded, for telemetry is still to come: %s"
            .formatted(last, String.join("; ", awaited));
  }

  private static String words(Duration late) {
    long hours = late.toHours();
    return hours < 48 ? hours + " h" : late.toDays() + " days";
  }
}
