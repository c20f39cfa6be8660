package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where made-up objectives stand, for tests; targets are 99.9%. */
final class Standings {
  private static final LocalDate LAST = LocalDate.parse("2026-08-23");

  private Standings() {}

  /** The service with a budget of its own window in a state, and a share of it used. */
  static Edition.Service standing(Edition.Service service, State state, String spent) {
    return with(
        service, new Standing(window(state, spent), null, null, List.of(), null, List.of(), null));
  }

  static Edition.Service with(Edition.Service service, Standing standing) {
    return new Edition.Service(
        service.service(),
        service.title(),
        service.owner(),
        service.tier(),
        service.objectives().stream().map(o -> with(o, standing)).toList(),
        service.main(),
        service.line(),
        service.latency());
  }

  private static Edition.Objective with(Edition.Objective o, Standing standing) {
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
        o.days(),
        o.unit(),
        o.result(),
        o.adjusted(),
        standing);
  }

  static Standing.Budget window(State state, String spent) {
    BigDecimal share = spent == null ? null : new BigDecimal(spent);
    return new Standing.Budget(
        "28d",
        LAST.minusDays(27),
        LAST,
        true,
        50,
        BigDecimal.valueOf(100),
        share,
        state,
        50,
        BigDecimal.valueOf(100),
        share,
        state,
        BigDecimal.ONE,
        null,
        List.of());
  }

  /**
   * A quarter of 1,000 allowed, 400 of them used.
   *
   * @param ends the day on which it is used up at the mean pace, and at the pace of the worst week
   */
  static Standing.Budget quarter(long likely, long high, LocalDate... ends) {
    return new Standing.Budget(
        "quarter",
        LocalDate.parse("2026-07-01"),
        LocalDate.parse("2026-09-30"),
        false,
        400,
        BigDecimal.valueOf(600),
        new BigDecimal("0.7"),
        State.MET,
        400,
        BigDecimal.valueOf(600),
        new BigDecimal("0.7"),
        State.MET,
        new BigDecimal("0.586956521"),
        new Standing.Forecast(
            LocalDate.parse("2026-09-30"),
            BigDecimal.valueOf(1_000),
            new BigDecimal("0.4"),
            BigDecimal.valueOf(likely, 3),
            BigDecimal.valueOf(high, 3),
            likely / 2,
            likely,
            high,
            ends.length > 1 ? ends[1] : null,
            ends.length > 0 ? ends[0] : null),
        List.of(new Standing.BadByDay(LAST, 400)));
  }

  /** Weeks up to that of the edition; null is a week that is unknown. */
  static History weeks(Long... bad) {
    List<History.Past> weeks = new ArrayList<>();
    for (int n = 0; n < bad.length; n++) {
      LocalDate last = LAST.minusWeeks(bad.length - 1L - n);
      weeks.add(past(last.minusDays(6), last, bad[n] == null ? 0 : bad[n], bad[n] == null));
    }
    List<BigDecimal> rates =
        weeks.subList(0, weeks.size() - 1).stream()
            .filter(History.Past::isKnown)
            .map(History.Past::badPerMillion)
            .toList();
    return new History(weeks, List.of(), rates.size() < 8 ? null : usual(rates));
  }

  private static History.Past past(LocalDate first, LocalDate last, long bad, boolean isUnknown) {
    return new History.Past(
        first,
        last,
        bad,
        1_000_000,
        BigDecimal.valueOf(bad, 3),
        BigDecimal.valueOf(bad).setScale(3),
        isUnknown ? State.UNKNOWN : bad <= 1_000 ? State.MET : State.MISSED);
  }

  /** As the tables have it, to a digit that no test here depends on. */
  private static History.Usual usual(List<BigDecimal> rates) {
    BigDecimal mean =
        rates.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(rates.size()), 3, RoundingMode.HALF_UP);
    BigDecimal steps = BigDecimal.ZERO;
    for (int n = 1; n < rates.size(); n++) {
      steps = steps.add(rates.get(n).subtract(rates.get(n - 1)).abs());
    }
    BigDecimal reach =
        steps
            .divide(BigDecimal.valueOf(rates.size() - 1L), 6, RoundingMode.HALF_UP)
            .multiply(new BigDecimal("2.66"));
    return new History.Usual(
        mean,
        mean.subtract(reach).max(BigDecimal.ZERO).setScale(3, RoundingMode.HALF_UP),
        mean.add(reach).setScale(3, RoundingMode.HALF_UP));
  }
}
