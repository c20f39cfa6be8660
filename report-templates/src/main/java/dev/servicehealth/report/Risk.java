package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the budgets of the quarter are heading at the pace of the last four weeks. Figures leave
 * out approved exclusions, and every share is of the budget that the whole quarter is expected to
 * have.
 *
 * @param sentence the answer to "what is the risk?"
 * @param charts burn-ups of the two budgets that come closest
 * @param rows of all objectives with a forecast, the highest expected share first
 * @param notes what people decided or plan
 */
record Risk(
    String sentence,
    String quarter,
    List<BurnUp> charts,
    List<Row> rows,
    List<QuarterNotes.Notes> notes) {

  private static final int CHARTS = 2;

  /**
   * An objective.
   *
   * @param used of the whole quarter's budget
   * @param likely share by the end at the mean pace
   * @param high the same at the pace of the worst week
   * @param end when the budget is used up, in words
   */
  record Row(
      Edition.Service service,
      Edition.Objective objective,
      Bullet bullet,
      String used,
      String likely,
      String high,
      String end) {}

  /** An objective whose quarter is not over. */
  private record Ahead(
      Edition.Service service,
      Edition.Objective objective,
      Standing.Budget quarter,
      Standing.Forecast forecast) {

    private static final Comparator<Ahead> WORST_FIRST =
        Comparator.comparing((Ahead a) -> infinite(a.forecast().likelyShare()))
            .reversed()
            .thenComparing(a -> a.service().service())
            .thenComparing(a -> a.objective().slo());

    static BigDecimal infinite(BigDecimal share) {
      return Objects.requireNonNullElse(share, BigDecimal.valueOf(Long.MAX_VALUE));
    }

    String name() {
      return service.naming(objective);
    }

    /** The name within a sentence: the title of an objective may be a sentence of its own. */
    String quoted() {
      String name = name();
      return name.equals(Words.name(service.title())) ? name : "“" + name + "”";
    }
  }

  /** Empty where nothing is to be told: no forecast, as of a quarter that is over, and no note. */
  static Optional<Risk> of(Edition edition) {
    List<Ahead> all = ahead(edition);
    List<QuarterNotes.Notes> notes = QuarterNotes.of(edition);
    if (all.isEmpty()) {
      return notes.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Risk(
                  "No budget of the quarter has a forecast.", "", List.of(), List.of(), notes));
    }
    return Optional.of(of(all, notes));
  }

  private static List<Ahead> ahead(Edition edition) {
    List<Ahead> all = new ArrayList<>();
    for (Edition.Service service : edition.services()) {
      for (Edition.Objective o : service.objectives()) {
        o.quarter().ifPresent(q -> q.ahead().ifPresent(f -> all.add(new Ahead(service, o, q, f))));
      }
    }
    return all.stream().sorted(Ahead.WORST_FIRST).toList();
  }

  private static Risk of(List<Ahead> all, List<QuarterNotes.Notes> notes) {
    List<Row> rows = new ArrayList<>();
    for (Ahead one : all) {
      rows.add(row("quarter-" + (rows.size() + 1), one));
    }
    List<BurnUp> charts = new ArrayList<>();
    for (Ahead one : all.subList(0, Math.min(CHARTS, all.size()))) {
      charts.add(
          BurnUp.of("burn-" + (charts.size() + 1), one.name(), one.quarter(), one.forecast()));
    }
    Standing.Budget quarter = all.get(0).quarter();
    return new Risk(
        sentence(all),
        Dates.longSpan(quarter.starts(), quarter.ends()),
        List.copyOf(charts),
        List.copyOf(rows),
        notes);
  }

  private static Row row(String id, Ahead one) {
    Standing.Forecast forecast = one.forecast();
    return new Row(
        one.service(),
        one.objective(),
        Bullet.ofQuarter(id, one.name(), one.quarter(), forecast),
        Words.spent(forecast.spentShare()),
        Words.spent(forecast.likelyShare()),
        forecast.high() == null ? "no whole week" : Words.spent(forecast.highShare()),
        end(forecast));
  }

  private static String end(Standing.Forecast forecast) {
    if (forecast.likelyDay() != null) {
      return Dates.dayOfMonth(forecast.likelyDay());
    }
    return forecast.notBefore() == null
        ? "not this quarter"
        : "not before " + Dates.dayOfMonth(forecast.notBefore());
  }

  /** The sentence of the verdict about the risk; empty without a forecast. */
  static Optional<String> sentence(Edition edition) {
    List<Ahead> all = ahead(edition);
    return all.isEmpty() ? Optional.empty() : Optional.of(sentence(all));
  }

  private static String sentence(List<Ahead> all) {
    List<Ahead> ending =
        all.stream()
            .filter(one -> one.forecast().likelyDay() != null)
            .sorted(Comparator.comparing(one -> one.forecast().likelyDay()))
            .toList();
    return "At the pace of the last four weeks, "
        + (ending.isEmpty() ? closest(all.get(0)) : first(ending))
        + worst(all, ending)
        + ".";
  }

  /** "the quarter’s budget of TV runs out on 12 Sep, 18 days before the quarter ends". */
  private static String first(List<Ahead> ending) {
    Ahead first = ending.get(0);
    LocalDate day = first.forecast().likelyDay();
    long before = ChronoUnit.DAYS.between(day, first.quarter().ends());
    int others = ending.size() - 1;
    return "the quarter’s budget of %s runs out on %s, %s%s"
        .formatted(
            first.quoted(),
            Dates.dayOfMonth(day),
            before == 0
                ? "the last day of the quarter"
                : before + " " + Words.noun(before, "day") + " before the quarter ends",
            others == 0
                ? ""
                : "; %d more %s out this quarter".formatted(others, others == 1 ? "runs" : "run"));
  }

  private static String closest(Ahead closest) {
    return "no budget runs out before the quarter ends on %s; %s comes closest, at %s"
        .formatted(
            Dates.dayOfMonth(closest.quarter().ends()),
            closest.quoted(),
            Words.spent(closest.forecast().likelyShare()));
  }

  /** The earliest of those that only the worst week would use up. */
  private static String worst(List<Ahead> all, List<Ahead> ending) {
    return all.stream()
        .filter(one -> !ending.contains(one) && one.forecast().notBefore() != null)
        .min(Comparator.comparing(one -> one.forecast().notBefore()))
        .map(
            one ->
                ". At the pace of its worst week, that of %s runs out on %s"
                    .formatted(one.quoted(), Dates.dayOfMonth(one.forecast().notBefore())))
        .orElse("");
  }
}
