package dev.servicehealth.edition;

import dev.servicehealth.edition.EditionBuilder.Imprint;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.History;
import dev.servicehealth.report.Recent;
import dev.servicehealth.report.Source;
import dev.servicehealth.report.Standing;
import dev.servicehealth.report.State;
import dev.servicehealth.report.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Editions of one objective over two days, of 1,000 requests each, made up for tests. */
final class Samples {
  static final LocalDate FIRST = LocalDate.parse("2026-08-17");
  static final Imprint IMPRINT =
      new Imprint(1, Instant.parse("2026-08-25T06:00:00Z"), "run-1", null);

  private static final Unit EVENTS = new Unit("events", 0, "failed");

  /** Everything that decides a sample. */
  record Facts(List<String> definitions, List<Long> bad, List<Long> excluded, long rowsRead) {
    Facts defined(String first, String second) {
      return new Facts(List.of(first, second), bad, excluded, rowsRead);
    }

    Facts failing(long first, long second) {
      return new Facts(definitions, List.of(first, second), excluded, rowsRead);
    }

    Facts excluding(long first, long second) {
      return new Facts(definitions, bad, List.of(first, second), rowsRead);
    }

    Facts reading(long rows) {
      return new Facts(definitions, bad, excluded, rows);
    }
  }

  static final Facts PLAIN =
      new Facts(List.of("d1", "d1"), List.of(1L, 2L), List.of(0L, 0L), 2_000);

  private Samples() {}

  static Edition edition(Facts facts) {
    return edition("2026-W34", IMPRINT, facts);
  }

  static Edition edition(String period, Imprint imprint, Facts facts) {
    return of(period, imprint, facts, List.of(objective("shop-availability", facts)));
  }

  static Edition of(
      String period, Imprint imprint, Facts facts, List<Edition.Objective> objectives) {
    return new Edition(
        Edition.SCHEMA,
        "Test",
        new Edition.Period(period, "week", FIRST, FIRST.plusDays(6), "UTC"),
        imprint.number(),
        imprint.publishedAt(),
        FIRST.plusDays(36),
        imprint.run(),
        Instant.parse("2026-08-24T00:00:00Z"),
        new Edition.Privacy(10),
        List.of(
            new Edition.Service(
                "shop", "Shop", null, 1, objectives, "shop-availability", null, null)),
        List.of(
            new Source(
                "shop",
                7,
                7,
                List.of(),
                facts.rowsRead(),
                2_000,
                0,
                0,
                0,
                List.of(),
                List.of(),
                null)),
        List.of(),
        List.of(),
        Edition.wordingOfToday(),
        List.of(),
        null,
        List.of(),
        imprint.chain(),
        null,
        null);
  }

  /**
   * A plain edition whose objective has a history.
   *
   * @param ofWindow bad of its own window
   * @param ofOthers bad of the quarter and of the week before
   */
  static Edition standing(long ofWindow, long ofOthers) {
    Edition.Objective o = objective("shop-availability", PLAIN);
    History.Past past =
        new History.Past(
            FIRST.minusDays(7), FIRST.minusDays(1), ofOthers, 9_000, null, null, State.MET);
    Standing standing =
        new Standing(
            budget("28d", ofWindow),
            budget("quarter", ofOthers),
            new History(List.of(past), List.of(), null),
            List.of(),
            new Recent(FIRST.minusDays(84), "%091d".formatted(ofOthers), List.of()),
            List.of(),
            null);
    return of(
        "2026-W34",
        IMPRINT,
        PLAIN,
        List.of(
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
                o.result(),
                o.adjusted(),
                standing)));
  }

  private static Standing.Budget budget(String window, long bad) {
    BigDecimal share = BigDecimal.valueOf(bad, 3);
    BigDecimal allowed = BigDecimal.valueOf(1_000);
    return new Standing.Budget(
        window,
        FIRST,
        FIRST.plusDays(6),
        true,
        bad,
        allowed,
        share,
        State.MET,
        bad,
        allowed,
        share,
        State.MET,
        BigDecimal.ONE,
        null,
        List.of());
  }

  /** The same as a program that knew schema 1 alone made it: counts without units or results. */
  static Edition ofSchemaOne(Imprint imprint, Facts facts) {
    Edition edition = edition("2026-W34", imprint, facts);
    Edition.Service shop = edition.services().get(0);
    return new Edition(
        "service-health/edition/1",
        edition.product(),
        edition.period(),
        edition.edition(),
        edition.publishedAt(),
        edition.provisionalUntil(),
        edition.run(),
        edition.receivedUntil(),
        edition.privacy(),
        List.of(
            new Edition.Service(
                shop.service(),
                shop.title(),
                shop.owner(),
                shop.tier(),
                shop.objectives().stream().map(Samples::ofSchemaOne).toList(),
                null,
                null,
                null)),
        edition.sources(),
        edition.servicesWithoutObjective(),
        edition.restatements(),
        0,
        List.of(),
        null,
        List.of(),
        null,
        null,
        null);
  }

  private static Edition.Objective ofSchemaOne(Edition.Objective o) {
    return new Edition.Objective(
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
        o.days().stream()
            .map(
                d ->
                    new Edition.Day(
                        d.day(),
                        d.definition(),
                        d.good(),
                        d.bad(),
                        d.valid(),
                        d.state(),
                        d.minutes(),
                        o.target(),
                        null,
                        ofSchemaOne(d.result()),
                        null))
            .toList(),
        null,
        ofSchemaOne(o.result()),
        null,
        null);
  }

  private static Edition.Result ofSchemaOne(Edition.Result result) {
    return new Edition.Result(
        null, result.availability(), null, null, result.coverage(), null, null);
  }

  static Edition.Objective objective(String slo, Facts facts) {
    List<Edition.Day> days = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      long bad = facts.bad().get(n);
      days.add(
          new Edition.Day(
              FIRST.plusDays(n),
              facts.definitions().get(n),
              1_000 - bad,
              bad,
              1_000,
              bad <= 10 ? State.MET : State.MISSED,
              minutes(1_440, facts.excluded().get(n)),
              new BigDecimal("0.99"),
              EVENTS,
              result(1_000 - bad, 1_000),
              null));
    }
    long bad = facts.bad().get(0) + facts.bad().get(1);
    return new Edition.Objective(
        slo,
        "Answered",
        new BigDecimal("0.99"),
        facts.definitions().get(1),
        2_000 - bad,
        bad,
        2_000,
        bad <= 20 ? State.MET : State.MISSED,
        minutes(2_880, facts.excluded().get(0) + facts.excluded().get(1)),
        null,
        days,
        EVENTS,
        result(2_000 - bad, 2_000),
        null,
        null);
  }

  private static Edition.Result result(long good, long valid) {
    BigDecimal availability =
        BigDecimal.valueOf(good).divide(BigDecimal.valueOf(valid), 9, RoundingMode.DOWN);
    return new Edition.Result(
        0L, availability, availability, availability, BigDecimal.ONE.setScale(9), null, null);
  }

  private static Edition.Minutes minutes(long total, long excluded) {
    return new Edition.Minutes(total - excluded, 0, 0, 0, excluded, total);
  }
}
