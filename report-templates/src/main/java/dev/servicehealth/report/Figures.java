package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of an objective over one span, each as its exact value and as the report prints it.
 * Nothing is computed here: every value stands in the edition.
 */
public final class Figures {
  private static final String MINUTES = "minutes";
  private static final String USERS = "users";
  private static final String NONE = "none";

  private final int schema;
  private final String service;
  private final String slo;
  private final LocalDate day;
  private final Edition.Span span;
  private final List<Figure> figures = new ArrayList<>();

  private Figures(int schema, String service, String slo, LocalDate day, Edition.Span span) {
    this.schema = schema;
    this.service = service;
    this.slo = slo;
    this.day = day;
    this.span = span;
  }

  /** Every figure of an edition: of each objective those of the period, then those of its days. */
  public static List<Figure> of(Edition edition) {
    int schema = edition.schemaNumber();
    List<Figure> all = new ArrayList<>();
    for (Edition.Service service : edition.services()) {
      for (Edition.Objective o : service.objectives()) {
        all.addAll(new Figures(schema, service.service(), o.slo(), null, o).ofPeriod(o));
        for (Edition.Day d : o.days()) {
          all.addAll(new Figures(schema, service.service(), o.slo(), d.day(), d).ofDay());
        }
      }
    }
    return List.copyOf(all);
  }

  private List<Figure> ofPeriod(Edition.Objective o) {
    counts();
    add(FigureName.TARGET, null, o.target().toPlainString(), AvailabilityText.target(o.target()));
    add(FigureName.FAILED_USERS, USERS, Scorecard.exactUsers(o), Scorecard.users(o));
    minutes();
    estimates();
    amount(FigureName.BUDGET, o.result().budget());
    share(FigureName.SPENT_SHARE, o.result().spentShare());
    adjusted();
    if (o.adjusted() != null) {
      share(FigureName.ADJUSTED_SPENT_SHARE, o.adjusted().spentShare());
    }
    if (o.standing() != null && o.standing().window() != null) {
      State state = o.standing().window().state();
      add(FigureName.WINDOW_STATE, null, state.word(), state.word());
      share(FigureName.WINDOW_SPENT_SHARE, o.standing().window().spentShare());
    }
    return figures;
  }

  private List<Figure> ofDay() {
    counts();
    minutes();
    estimates();
    adjusted();
    return figures;
  }

  private void counts() {
    add(FigureName.VERDICT, null, span.state().word(), span.state().word());
    BigDecimal availability = span.result().availability();
    add(FigureName.AVAILABILITY, null, text(availability), AvailabilityText.of(span));
    count(FigureName.GOOD, span.good(), span.counted().all(span.good()));
    count(FigureName.BAD, span.bad(), span.counted().bad(span.bad()));
    count(FigureName.VALID, span.valid(), span.counted().all(span.valid()));
  }

  private void minutes() {
    Edition.Minutes m = span.minutes();
    BigDecimal coverage = span.result().coverage();
    add(FigureName.COVERAGE, null, text(coverage), AvailabilityText.coverage(span));
    minutes(FigureName.GOOD_MINUTES, m.good());
    minutes(FigureName.BAD_MINUTES, m.bad());
    minutes(FigureName.NO_TRAFFIC_MINUTES, m.noTraffic());
    minutes(FigureName.NO_TELEMETRY_MINUTES, m.noTelemetry());
    minutes(FigureName.EXCLUDED_MINUTES, m.excluded());
  }

  private void estimates() {
    Edition.Result result = span.result();
    Long missing = result.missing();
    if (missing == null) {
      add(FigureName.MISSING, unit(), null, "cannot be estimated");
    } else {
      count(FigureName.MISSING, missing, span.counted().all(missing));
    }
    ratio(FigureName.AVAILABILITY_AT_WORST, result.atWorst());
    ratio(FigureName.AVAILABILITY_AT_BEST, result.atBest());
  }

  private void adjusted() {
    Edition.Adjusted adjusted = span.adjusted();
    if (adjusted != null) {
      State state = adjusted.state();
      add(FigureName.ADJUSTED_VERDICT, null, state.word(), state.word());
      count(FigureName.ADJUSTED_BAD, adjusted.bad(), span.counted().bad(adjusted.bad()));
      count(FigureName.ADJUSTED_VALID, adjusted.valid(), span.counted().all(adjusted.valid()));
      ratio(FigureName.ADJUSTED_AVAILABILITY, adjusted.availability());
    }
  }

  private void ratio(FigureName name, BigDecimal ratio) {
    int decimals = AvailabilityText.decimals(span.target());
    String printed = ratio == null ? NONE : AvailabilityText.percent(ratio, decimals);
    add(name, null, text(ratio), printed);
  }

  /** A share of the budget is rounded up. */
  private void share(FigureName name, BigDecimal share) {
    String printed =
        share == null
            ? "without a budget"
            : Words.decimal(share.movePointRight(2).setScale(1, RoundingMode.UP)) + "%";
    add(name, null, text(share), printed);
  }

  /** A budget, which is no whole number of units; rounded down where it is printed. */
  private void amount(FigureName name, BigDecimal amount) {
    long whole = amount == null ? 0 : amount.setScale(0, RoundingMode.DOWN).longValueExact();
    add(name, unit(), text(amount), span.counted().all(whole));
  }

  private void count(FigureName name, long count, String printed) {
    add(name, unit(), Long.toString(count), printed);
  }

  private void minutes(FigureName name, long minutes) {
    add(name, MINUTES, Long.toString(minutes), Words.count(minutes) + " min");
  }

  private String unit() {
    return span.counted().name();
  }

  private static String text(BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }

  private void add(FigureName name, String unit, String value, String printed) {
    if (name.isIn(schema)) {
      boolean isNamed = span.unit() != null;
      figures.add(
          new Figure(
              service,
              slo,
              name,
              day,
              isNamed ? unit : null,
              isNamed ? span.unit().badIs() : null,
              value,
              printed,
              name.isAdjusted() ? span.adjusted().state() : span.state(),
              span.definition()));
    }
  }
}
