package dev.servicehealth.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Editions made up for tests. */
final class Editions {

  static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final LocalDate MONDAY = LocalDate.parse("2026-08-17");
  private static final Edition.Period WEEK =
      new Edition.Period("2026-W34", "week", MONDAY, MONDAY.plusDays(6), "UTC");
  private static final long DAY = 1440;

  private Editions() {}

  static EditionJson golden() {
    return EditionJson.read(GOLDEN.resolve("edition.json"));
  }

  static Edition of(Edition.Service... services) {
    return of(List.of(services), List.of());
  }

  static Edition of(List<Edition.Service> services, List<Edition.Source> sources) {
    return new Edition(
        Edition.SCHEMA,
        "Northwind",
        WEEK,
        1,
        Instant.parse("2026-08-25T06:00:00Z"),
        LocalDate.parse("2026-09-22"),
        "run-1",
        Instant.parse("2026-08-24T00:00:00Z"),
        new Edition.Privacy(10),
        services,
        sources,
        List.of(),
        List.of());
  }

  /** The same edition with another number. */
  static Edition numbered(int number, Edition e) {
    return new Edition(
        e.schema(),
        e.product(),
        e.period(),
        number,
        e.publishedAt(),
        e.provisionalUntil(),
        e.run(),
        e.receivedUntil(),
        e.privacy(),
        e.services(),
        e.sources(),
        e.servicesWithoutObjective(),
        e.restatements());
  }

  /** A service over the month or quarter that ends on a day; on the 30th 30 fail, on the 1st 1. */
  static Edition spanning(String name, String kind, String lastDay) {
    LocalDate last = LocalDate.parse(lastDay);
    LocalDate first = last.withDayOfMonth(1).minusMonths(kind.equals("month") ? 0 : 2);
    List<Edition.Day> days =
        first
            .datesUntil(last.plusDays(1))
            .map(
                day -> {
                  long bad = day.getDayOfMonth() % 31;
                  State state = bad % 7 == 3 ? State.UNKNOWN : State.MET;
                  Edition.Minutes minutes = new Edition.Minutes(DAY, 0, 0, 0, 0, DAY);
                  return new Edition.Day(day, "3fa9", 10_000 - bad, bad, 10_000, state, minutes);
                })
            .toList();
    long bad = Sums.of(days, Edition.Day::bad);
    long valid = Sums.of(days, Edition.Day::valid);
    long minutes = DAY * days.size();
    Edition.Objective objective =
        new Edition.Objective(
            "store-availability",
            "Requests answered",
            new BigDecimal("0.99"),
            "3fa9",
            valid - bad,
            bad,
            valid,
            State.MET,
            new Edition.Minutes(minutes, 0, 0, 0, 0, minutes),
            null,
            days);
    Edition week =
        of(
            List.of(new Edition.Service("store", "Store", null, 1, List.of(objective))),
            List.of(source(24L * days.size(), 24L * days.size(), 0)));
    return new Edition(
        week.schema(),
        week.product(),
        new Edition.Period(name, kind, first, last, "UTC"),
        1,
        week.publishedAt(),
        last.plusDays(30),
        week.run(),
        week.receivedUntil(),
        week.privacy(),
        week.services(),
        week.sources(),
        List.of(),
        List.of());
  }

  static Edition.Service service(String title, int tier, State state, long bad, long valid) {
    return service(title, tier, state, bad, valid, 0);
  }

  /** A service whose whole week fell on its first day, apart from the hours without telemetry. */
  static Edition.Service service(
      String title, int tier, State state, long bad, long valid, long hoursUnknown) {
    long unknown = hoursUnknown * 60;
    Edition.Minutes week = new Edition.Minutes(7 * DAY - unknown, 0, 0, unknown, 0, 7 * DAY);
    Edition.Day day =
        new Edition.Day(
            MONDAY,
            "3fa9",
            valid - bad,
            bad,
            valid,
            state,
            new Edition.Minutes(DAY, 0, 0, 0, 0, DAY));
    Edition.Objective objective =
        new Edition.Objective(
            title + "-availability",
            "Requests answered",
            new BigDecimal("0.999"),
            "3fa9",
            valid - bad,
            bad,
            valid,
            state,
            week,
            null,
            List.of(day));
    return new Edition.Service(title, title, null, tier, List.of(objective));
  }

  static Edition.Source source(long expected, long received, long quarantined) {
    return new Edition.Source(
        "feed",
        expected,
        received,
        List.of(),
        1_000,
        1_000 - quarantined,
        quarantined,
        0,
        0,
        List.of());
  }
}
