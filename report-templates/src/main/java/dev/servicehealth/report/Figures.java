package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of an objective over one span, each as its exact value and as the report prints it.
 */
public final class Figures {
  private static final int DIGITS = 9;

  private final String service;
  private final String slo;
  private final LocalDate day;
  private final State state;
  private final String definition;
  private final List<Figure> figures = new ArrayList<>();

  private Figures(String service, String slo, LocalDate day, State state, String definition) {
    this.service = service;
    this.slo = slo;
    this.day = day;
    this.state = state;
    this.definition = definition;
  }

  /** Every figure of an edition: of each objective those of the period, then those of its days. */
  public static List<Figure> of(Edition edition) {
    List<Figure> all = new ArrayList<>();
    for (Edition.Service service : edition.services()) {
      for (Edition.Objective objective : service.objectives()) {
        all.addAll(ofPeriod(service.service(), objective));
        for (Edition.Day day : objective.days()) {
          all.addAll(ofDay(service.service(), objective, day));
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<Figure> ofPeriod(String service, Edition.Objective o) {
    Figures figures = new Figures(service, o.slo(), null, o.state(), o.definition());
    Availability availability = Availability.of(o);
    figures.counts(availability);
    figures.add(FigureName.TARGET, o.target().toPlainString(), availability.targetText());
    figures.add(FigureName.FAILED_USERS, users(o), Scorecard.users(o));
    figures.minutes(o.minutes());
    return figures.figures;
  }

  private static List<Figure> ofDay(String service, Edition.Objective o, Edition.Day d) {
    Figures figures = new Figures(service, o.slo(), d.day(), d.state(), d.definition());
    figures.counts(Availability.of(o, d));
    figures.minutes(d.minutes());
    return figures.figures;
  }

  private void counts(Availability availability) {
    add(FigureName.VERDICT, state.word(), state.word());
    add(
        FigureName.AVAILABILITY,
        ratio(availability.good(), availability.valid()),
        availability.text(state));
    add(FigureName.GOOD, availability.good());
    add(FigureName.BAD, availability.failed());
    add(FigureName.VALID, availability.valid());
  }

  private void minutes(Edition.Minutes m) {
    long counted = m.total() - m.excluded();
    add(FigureName.COVERAGE, ratio(counted - m.noTelemetry(), counted), Words.coverage(m));
    add(FigureName.GOOD_MINUTES, m.good());
    add(FigureName.BAD_MINUTES, m.bad());
    add(FigureName.NO_TRAFFIC_MINUTES, m.noTraffic());
    add(FigureName.NO_TELEMETRY_MINUTES, m.noTelemetry());
    add(FigureName.EXCLUDED_MINUTES, m.excluded());
  }

  /** A group too small to be counted in the open is "<10" here, too. */
  private static String users(Edition.Objective o) {
    if (Scorecard.isHarmless(o)) {
      return "0";
    }
    return o.usersHit()
        .map(u -> (u.state().equals("fewer than") ? "<" : "") + u.users())
        .orElse(null);
  }

  private static String ratio(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN)
            .toPlainString();
  }

  private void add(FigureName name, long count) {
    add(name, Long.toString(count), Words.count(count));
  }

  private void add(FigureName name, String value, String printed) {
    figures.add(new Figure(service, slo, name, day, value, printed, state, definition));
  }
}
