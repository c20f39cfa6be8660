package dev.servicehealth.edition;

import dev.servicehealth.edition.EditionBuilder.Imprint;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Editions of one objective over two days, of 1,000 requests each, made up for tests. */
final class Samples {
  static final LocalDate FIRST = LocalDate.parse("2026-08-17");
  static final Imprint IMPRINT = new Imprint(1, Instant.parse("2026-08-25T06:00:00Z"), "run-1");

  /** What decides a sample. */
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
        List.of(new Edition.Service("shop", "Shop", null, 1, objectives)),
        List.of(
            new Edition.Source(
                "shop", 7, 7, List.of(), facts.rowsRead(), 2_000, 0, 0, 0, List.of())),
        List.of(),
        List.of());
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
              minutes(1_440, facts.excluded().get(n))));
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
        days);
  }

  private static Edition.Minutes minutes(long total, long excluded) {
    return new Edition.Minutes(total - excluded, 0, 0, 0, excluded, total);
  }
}
