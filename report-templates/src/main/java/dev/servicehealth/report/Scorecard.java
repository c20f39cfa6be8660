package dev.servicehealth.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One row a service, by state and then by harm. Sums stand in the totals, and are not made here.
 */
record Scorecard(List<Row> rows, List<TotalRow> totals) {

  /**
   * @param shown the worst of the service's objectives
   * @param share of the first total's bad events, in words; empty where the row is no part of it
   * @param note what the row keeps back, or empty
   */
  record Row(
      Edition.Service service,
      Edition.Objective shown,
      String availability,
      String share,
      String users,
      String note,
      DailyBars bars) {

    String coverage() {
      return AvailabilityText.coverage(shown);
    }

    State state() {
      return shown.state();
    }

    String target() {
      return AvailabilityText.target(shown.target());
    }

    String objective() {
      return Words.name(shown.title());
    }

    /** Where the truth lies if telemetry is missing, and the figure outside of exclusions. */
    List<String> remarks() {
      List<String> remarks = new ArrayList<>();
      if (state() == State.UNKNOWN && shown.result().atWorst() != null) {
        remarks.add(AvailabilityText.bounds(shown));
      }
      if (shown.minutes().excluded() > 0 && shown.adjusted() != null) {
        remarks.add(AvailabilityText.adjusted(shown));
      }
      return List.copyOf(remarks);
    }

    /** "254", in whole units of the objective. */
    String bad() {
      return shown.counted().counted(shown.bad(), RoundingMode.UP);
    }

    /** "failed, of 522,000 requests". */
    String ofAll() {
      return shown.counted().adjective() + ", of " + shown.counted().all(shown.valid());
    }
  }

  /**
   * A sum over services.
   *
   * @param title of the events that it adds
   * @param scope the services that it adds, and how many it leaves out
   */
  record TotalRow(String title, String scope, String availability, String bad, String ofAll) {}

  static Scorecard of(Edition edition) {
    List<Edition.Service> services =
        edition.services().stream().sorted(Edition.Service.WORST_FIRST).toList();
    List<Row> rows =
        IntStream.range(0, services.size())
            .mapToObj(n -> row(edition, services.get(n), DailyBars.Place.of(n + 1, services)))
            .toList();
    return new Scorecard(
        rows, edition.totals().stream().map(total -> totalRow(edition, total)).toList());
  }

  private static Row row(Edition edition, Edition.Service service, DailyBars.Place place) {
    Edition.Objective shown = service.worst();
    return new Row(
        service,
        shown,
        AvailabilityText.of(shown),
        share(edition, service, shown),
        users(shown),
        note(service),
        DailyBars.of(edition.period(), service, place));
  }

  private static String share(Edition edition, Edition.Service service, Edition.Objective shown) {
    return edition
        .total()
        .filter(total -> total.bad() > 0 && shown.bad() > 0 && total.holds(service, shown))
        .map(
            total ->
                "%s of all %s %s"
                    .formatted(
                        Words.share(shown.bad(), total.bad()),
                        total.unit().adjective(),
                        total.unit().noun(total.bad())))
        .orElse("");
  }

  private static TotalRow totalRow(Edition edition, Edition.Total total) {
    Unit unit = total.unit();
    boolean isUnknown =
        total.parts(edition.services()).anyMatch(part -> part.state() == State.UNKNOWN);
    String availability =
        total.valid() == 0
            ? isUnknown ? "nothing measured" : "no traffic"
            : AvailabilityText.percent(total.availability(), finestDecimals(edition, total))
                + (isUnknown ? " of what was measured" : "");
    return new TotalRow(
        Words.capital(unit.adjective()) + " " + unit.noun(2),
        scope(edition, total),
        availability,
        Words.count(total.bad()),
        unit.adjective() + ", of " + unit.all(total.valid()));
  }

  /** The sum has no target of its own; it is printed as finely as the finest of its parts. */
  private static int finestDecimals(Edition edition, Edition.Total total) {
    return total
        .parts(edition.services())
        .mapToInt(part -> AvailabilityText.decimals(part.target()))
        .max()
        .orElse(2);
  }

  private static String scope(Edition edition, Edition.Total total) {
    int parts = total.objectives().size();
    int left = edition.services().size() - parts;
    String added = parts + " " + Words.noun(parts, "service") + " added";
    return left == 0 ? added : added + ", " + left + " not counted in this";
  }

  /** Without a bad event nobody was affected, whatever a sketch would estimate. */
  static boolean isHarmless(Edition.Objective shown) {
    return shown.bad() == 0 && shown.state() != State.UNKNOWN && shown.counted().isEvents();
  }

  static String users(Edition.Objective shown) {
    return isHarmless(shown) ? "none" : shown.usersHit().map(Words::users).orElse("no user data");
  }

  /** For the record: digits, and a group that is too small to be counted as "<10". */
  static String exactUsers(Edition.Objective shown) {
    if (isHarmless(shown)) {
      return "0";
    }
    return shown
        .usersHit()
        .map(users -> (users.state().equals("fewer than") ? "<" : "") + users.users())
        .orElse(null);
  }

  private static String note(Edition.Service service) {
    Edition.Objective shown = service.worst();
    int all = service.objectives().size();
    if (all > 1) {
      long met = service.objectives().stream().filter(o -> o.state() == State.MET).count();
      return met + " of " + all + " objectives met";
    }
    return AvailabilityText.isJustBelow(shown) ? "just below" : "";
  }
}
