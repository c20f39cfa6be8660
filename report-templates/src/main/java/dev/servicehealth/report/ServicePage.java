package dev.servicehealth.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the page of one service shows.
 *
 * @param sentence its state and the reason
 * @param objectives the worst first
 * @param past incidents of the latest 91 days, those of the period among them
 * @param restated what this edition restates of it; empty for a first edition
 */
record ServicePage(
    Edition edition,
    String recordId,
    Edition.Service service,
    String sentence,
    List<Part> objectives,
    Matrix matrix,
    List<Hurt.Block> incidents,
    List<PastIncident> past,
    List<Restated.Row> restated) {

  /** The dimension that says of which kind a failure is. */
  private static final String KIND = "kind";

  /**
   * An objective of the service.
   *
   * @param budgets its own window first
   * @param ledger what took from its budget in the period; adds up to what was bad
   * @param kinds of the failures, of a data source that tells them; one at most
   * @param kindDays the same by day
   * @param places by every other dimension
   * @param latest the latest 91 days
   * @param definitions that judged these days, the oldest first, a sentence each
   */
  record Part(
      Edition.Objective objective,
      List<BudgetRow> budgets,
      Optional<Trend> trend,
      List<Debit> ledger,
      List<Dimension> kinds,
      List<KindDays> kindDays,
      List<Dimension> places,
      Optional<LatestDays> latest,
      List<String> definitions) {

    /** "41,210", in whole units of the objective. */
    String bad() {
      return Teller.counted(objective, objective.bad());
    }
  }

  /** A budget in words. */
  record BudgetRow(String window, String span, String used, String state, String adjusted) {}

  /** The share of a budget that an incident, or none, took. */
  record Debit(String what, String bad) {}

  /** A dimension with its values, the worst first. */
  record Dimension(String name, List<PlaceRow> values) {}

  /** A value of a dimension. */
  record PlaceRow(String value, String bad, String valid, String share) {}

  /** An incident of the latest 91 days in words. */
  record PastIncident(String title, String when, String took, String state) {}

  static ServicePage of(Edition edition, String recordId, Edition.Service service) {
    Teller teller = new Teller(edition, service);
    return new ServicePage(
        edition,
        recordId,
        service,
        teller.sentence(),
        teller.parts(),
        Matrix.of(edition, Scorecard.of(edition, List.of(service))),
        teller.incidents(),
        teller.past(),
        Restated.of(edition, service));
  }

  String title() {
    return Words.name(service.title());
  }

  String period() {
    return Dates.period(edition.period());
  }

  /** "team-video, tier 1, Entertainment". */
  String labels() {
    List<String> labels = new ArrayList<>();
    labels.add(service.ownerName().map(Words::name).orElse("no owner"));
    labels.add("tier " + service.tier());
    service.lineName().map(Words::name).ifPresent(labels::add);
    return String.join(", ", labels);
  }

  /** Puts one service into words. */
  private record Teller(Edition edition, Edition.Service service) {

    String sentence() {
      return new Headline(edition.period().kind(), List.of(service), Optional.empty()).text();
    }

    List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      for (Edition.Objective o : service.worstFirst()) {
        parts.add(
            new Part(
                o,
                Optional.ofNullable(o.standing()).map(s -> budgets(s)).orElse(List.of()),
                Trend.of("trend-" + (parts.size() + 1), o),
                ledger(o),
                dimensions(o, true),
                KindDays.of("objective-" + parts.size(), o),
                dimensions(o, false),
                recent(o).map(LatestDays::of),
                recent(o).map(Teller::definitions).orElse(List.of())));
      }
      return List.copyOf(parts);
    }

    private static Optional<Recent> recent(Edition.Objective o) {
      return Optional.ofNullable(o.standing()).map(Standing::recent);
    }

    /** "0a1b2c3d4e5f until 31 Aug 2026, target 99.5%"; the last one "since" its first day. */
    private static List<String> definitions(Recent recent) {
      List<String> sentences = new ArrayList<>();
      List<Recent.Definition> all = recent.definitions();
      for (int n = 0; n < all.size(); n++) {
        boolean isLast = n == all.size() - 1;
        sentences.add(
            "%s %s, target %s%s"
                .formatted(
                    Chain.digits(all.get(n).definition()),
                    isLast
                        ? "since " + Dates.date(all.get(n).since())
                        : "until " + Dates.date(all.get(n + 1).since().minusDays(1)),
                    AvailabilityText.target(all.get(n).target()),
                    isLast ? "." : ";"));
      }
      return List.copyOf(sentences);
    }

    private static List<BudgetRow> budgets(Standing standing) {
      return standing.budgets().stream().map(Teller::budget).toList();
    }

    private static BudgetRow budget(Standing.Budget b) {
      boolean isSame = b.bad() == b.adjustedBad() && b.state() == b.adjustedState();
      return new BudgetRow(
          Words.capital(Words.window(b.window())),
          Dates.longSpan(b.starts(), b.ends()) + (b.isOver() ? "" : ", to date"),
          Words.spent(b.spentShare()),
          b.state().word(),
          isSame
              ? ""
              : "%s, %s".formatted(Words.spent(b.adjustedSpentShare()), b.adjustedState().word()));
    }

    /** Empty where the edition tells of no incidents. */
    private List<Debit> ledger(Edition.Objective o) {
      if (edition.happened().isEmpty() || o.bad() == 0) {
        return List.of();
      }
      Happenings told = edition.happened().get();
      Stream<Debit> incidents =
          told.incidents().stream()
              .flatMap(
                  incident ->
                      incident.impacts().stream()
                          .filter(i -> isOf(i.service(), i.slo(), o) && i.bad() > 0)
                          .map(
                              i ->
                                  new Debit(
                                      "%s (%s)"
                                          .formatted(
                                              Words.name(incident.title()),
                                              Words.name(incident.id())),
                                      counted(o, i.bad()))));
      Stream<Debit> rest =
          told.unattributed().stream()
              .filter(share -> isOf(share.service(), share.slo(), o) && share.bad() > 0)
              .map(share -> new Debit("No incident", counted(o, share.bad())));
      return Stream.concat(incidents, rest).toList();
    }

    private boolean isOf(String name, String slo, Edition.Objective o) {
      return name.equals(service.service()) && slo.equals(o.slo());
    }

    private static String counted(Edition.Objective o, long bad) {
      return o.counted().counted(bad, RoundingMode.UP);
    }

    /** Lists the kinds of failures, or the places where they happened. */
    private static List<Dimension> dimensions(Edition.Objective o, boolean ofKind) {
      if (o.standing() == null) {
        return List.of();
      }
      return o.standing().places().stream()
          .map(Happenings.Place::dimension)
          .filter(name -> name.equals(KIND) == ofKind)
          .distinct()
          .map(
              name ->
                  dimension(
                      name,
                      o.standing().places().stream()
                          .filter(place -> place.dimension().equals(name))
                          .toList()))
          .toList();
    }

    private static Dimension dimension(String name, List<Happenings.Place> places) {
      List<Integer> shares = Shares.of(places.stream().map(Happenings.Place::bad).toList());
      List<PlaceRow> rows = new ArrayList<>();
      for (Happenings.Place place : places) {
        rows.add(
            new PlaceRow(
                Words.name(place.value()),
                Words.count(place.bad()),
                Words.count(place.valid()),
                place.bad() == 0 ? "" : shares.get(rows.size()) + "%"));
      }
      return new Dimension(Words.capital(Words.name(name)), List.copyOf(rows));
    }

    List<PastIncident> past() {
      Told told = Told.of(edition);
      return edition.soFar().map(Lately::incidents).orElse(List.of()).stream()
          .filter(incident -> incident.service().equals(service.service()))
          .map(
              incident ->
                  new PastIncident(
                      "%s (%s)".formatted(Words.name(incident.title()), Words.name(incident.id())),
                      "%s, %s"
                          .formatted(
                              told.moment(incident.startedAt()),
                              Words.duration(incident.minutes())),
                      incident.isHarmful() ? Told.spent(incident.budgetShare()) : "nothing",
                      (incident.isFinal() ? "Final" : "Preliminary")
                          + (incident.resolvedAt() == null ? ", open" : "")))
          .toList();
    }

    List<Hurt.Block> incidents() {
      return edition.happened().stream()
          .flatMap(
              told ->
                  told.incidents().stream()
                      .filter(
                          incident ->
                              incident.impacts().stream()
                                  .anyMatch(i -> i.service().equals(service.service())))
                      .sorted(Happenings.Incident.WORST_FIRST)
                      .map(new IncidentText(Told.of(edition), told.changes())::block))
          .toList();
    }
  }
}
