package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

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

  static Edition of(List<Edition.Service> services, List<Source> sources) {
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
        List.of(),
        Edition.wordingOfToday(),
        totals(services),
        null,
        List.of(),
        null,
        null,
        null);
  }

  /** One total of what failed, of the first objective of every service. */
  private static List<Total> totals(List<Edition.Service> services) {
    if (services.isEmpty()) {
      return List.of();
    }
    long bad = Sums.of(services, s -> s.worst().bad());
    long valid = Sums.of(services, s -> s.worst().valid());
    List<Total.Part> parts =
        services.stream().map(s -> new Total.Part(s.service(), s.worst().slo())).toList();
    List<Total.Day> days =
        services.get(0).worst().days().stream()
            .map(Edition.Day::day)
            .map(
                day ->
                    new Total.Day(
                        day,
                        Sums.of(services, s -> s.worst().on(day).map(Edition.Day::bad).orElse(0L))))
            .toList();
    return List.of(
        new Total(Unit.FAILED, parts, bad, valid, ratio(valid - bad, valid), days, null));
  }

  private static BigDecimal ratio(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 9, RoundingMode.DOWN);
  }

  /** Results of a span without estimates. */
  static Edition.Result result(long good, long valid, Edition.Minutes minutes) {
    long counted = minutes.total() - minutes.excluded();
    return new Edition.Result(
        null,
        ratio(good, valid),
        null,
        null,
        ratio(counted - minutes.noTelemetry(), counted),
        null,
        null);
  }

  /** The same edition with another number. */
  static Edition numbered(int number, Edition e) {
    return copy(e, number, e.happenings());
  }

  /** The same edition with other incidents. */
  static Edition with(Edition e, Happenings happenings) {
    return copy(e, e.edition(), happenings);
  }

  private static Edition copy(Edition e, int number, Happenings happenings) {
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
        e.restatements(),
        e.wording(),
        e.totals(),
        happenings,
        e.followUps(),
        e.chain(),
        e.responsible(),
        e.lately());
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
                  return new Edition.Day(
                      day,
                      "3fa9",
                      10_000 - bad,
                      bad,
                      10_000,
                      state,
                      minutes,
                      new BigDecimal("0.99"),
                      Unit.REQUESTS,
                      result(10_000 - bad, 10_000, minutes),
                      null);
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
            days,
            Unit.REQUESTS,
            result(valid - bad, valid, new Edition.Minutes(minutes, 0, 0, 0, 0, minutes)),
            null,
            null);
    Edition week =
        of(
            List.of(
                new Edition.Service(
                    "store",
                    "Store",
                    null,
                    1,
                    List.of(objective),
                    "store-availability",
                    null,
                    null)),
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
        List.of(),
        week.wording(),
        week.totals(),
        null,
        List.of(),
        null,
        null,
        null);
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
            new Edition.Minutes(DAY, 0, 0, 0, 0, DAY),
            new BigDecimal("0.999"),
            Unit.REQUESTS,
            result(valid - bad, valid, new Edition.Minutes(DAY, 0, 0, 0, 0, DAY)),
            null);
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
            List.of(day),
            Unit.REQUESTS,
            result(valid - bad, valid, week),
            null,
            null);
    return new Edition.Service(
        title, title, null, tier, List.of(objective), title + "-availability", null, null);
  }

  /** A service with telemetry of every minute, whose verdict rows leave open. */
  static Edition.Service unread(String title, long rows) {
    Edition.Service whole = service(title, 2, State.UNKNOWN, 30, 30_000);
    Edition.Objective o = whole.objectives().get(0);
    Edition.Result r = o.result();
    Edition.Result open =
        new Edition.Result(
            rows, r.availability(), null, null, r.coverage(), r.budget(), r.spentShare());
    Edition.Objective unread =
        new Edition.Objective(
            o.slo(),
            o.title(),
            o.target(),
            o.definition(),
            o.good(),
            o.bad(),
            o.valid(),
            o.state(),
            o.minutes(),
            o.users(),
            o.days(),
            o.unit(),
            open,
            o.adjusted(),
            null);
    return new Edition.Service(title, title, null, 2, List.of(unread), whole.main(), null, null);
  }

  static Source source(long expected, long received, long quarantined) {
    return new Source(
        "feed",
        expected,
        received,
        List.of(),
        1_000,
        1_000 - quarantined,
        quarantined,
        0,
        0,
        List.of(),
        List.of(),
        null);
  }

  /** One of everything, all of it named by a text; no incident takes anything of an objective. */
  /** Thirteen weeks of which the last is worst, with one incident. */
  static Lately lately(String text, String service) {
    List<Lately.Past> weeks =
        IntStream.rangeClosed(0, 12)
            .mapToObj(
                n ->
                    new Lately.Past(
                        WEEK.firstDay().minusWeeks(12L - n),
                        WEEK.lastDay().minusWeeks(12L - n),
                        n == 12 ? 3 : n % 2,
                        6,
                        n == 0 ? null : n * 10L,
                        n < 3 ? null : 3L + n % 2))
            .toList();
    Instant at = Instant.parse("2026-08-01T10:00:00Z");
    return new Lately(
        weeks,
        List.of(),
        new History.Usual(new BigDecimal("0.5"), BigDecimal.ZERO, new BigDecimal("2.9")),
        new History.Usual(BigDecimal.valueOf(60), BigDecimal.ZERO, BigDecimal.valueOf(130)),
        new History.Usual(new BigDecimal("3.5"), BigDecimal.ONE, BigDecimal.valueOf(6)),
        List.of(
            new Lately.Incident(
                service, text, text, text, at, at.plusSeconds(600), 10, true, null, true)));
  }

  static Happenings happenings(String text, Happenings.Share... rest) {
    Instant at = Instant.parse("2026-08-19T14:00:00Z");
    Happenings.Place place = new Happenings.Place(text, text, 1, 2);
    Happenings.Impact impact =
        new Happenings.Impact(
            text,
            text,
            Unit.REQUESTS,
            1,
            2,
            1,
            null,
            1,
            2,
            at,
            1L,
            2L,
            null,
            5L,
            1L,
            List.of(place),
            new Happenings.Series(
                5,
                List.of(
                    new Happenings.Step(at, 0, 1),
                    new Happenings.Step(at.plusSeconds(300), 1, 1))));
    Happenings.Incident incident =
        new Happenings.Incident(
            text,
            text,
            1,
            text,
            at,
            null,
            null,
            null,
            null,
            text,
            text,
            false,
            at,
            60,
            List.of(impact),
            text);
    return new Happenings(
        new Happenings.Feed("received", null),
        List.of(incident),
        List.of(rest),
        List.of(
            new Happenings.Harm(
                text,
                text,
                at,
                at.plusSeconds(60),
                1,
                2,
                null,
                at,
                1L,
                2L,
                new Edition.Users("about", 12),
                List.of(new Happenings.Place(text, text, 1, 2)))),
        List.of(new Happenings.Change(at, text, text, text, text)),
        List.of(
            new Happenings.Finding(
                text,
                text,
                "plan",
                text,
                null,
                BigDecimal.ONE,
                text,
                LocalDate.parse("2026-08-20"),
                text)),
        List.of(
            new Happenings.Exclusion(
                text, text, at, at.plusSeconds(60), 1, text, text, text, text, List.of(text))),
        List.of(new Happenings.Refusal(text, text, text)),
        List.of(
            new Happenings.Ahead(
                text, text, at, at.plusSeconds(60), 1, 1, text, text, text, text)));
  }
}
