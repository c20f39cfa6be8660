package dev.servicehealth.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One row a service, by state and then by harm, and the sum of the rows. */
record Scorecard(List<Row> rows, Total total) {

  /**
   * @param shown the worst of the service's objectives
   * @param note what the row keeps back, or empty
   */
  record Row(
      Edition.Service service,
      Edition.Objective shown,
      String availability,
      String shareOfFailures,
      String users,
      String note,
      DailyBars bars) {

    String coverage() {
      return Words.coverage(shown.minutes());
    }

    State state() {
      return shown.state();
    }

    String target() {
      return Availability.of(shown).targetText();
    }

    String objective() {
      return Words.name(shown.title());
    }
  }

  /** The rows added up: a ratio of sums, never a mean of ratios. */
  record Total(long bad, long valid, String availability) {}

  static Scorecard of(Edition edition) {
    List<Edition.Service> services =
        edition.services().stream()
            .sorted(
                Comparator.comparing(Edition.Service::state)
                    .thenComparing(s -> s.worst().bad(), Comparator.reverseOrder())
                    .thenComparing(Edition.Service::service))
            .toList();
    long bad = Sums.of(services, s -> s.worst().bad());
    long highest = DailyBars.highest(services);
    List<Row> rows =
        IntStream.range(0, services.size())
            .mapToObj(n -> row(edition, services.get(n), bad, new DailyBars.Place(n + 1, highest)))
            .toList();
    return new Scorecard(rows, total(services, bad));
  }

  private static Row row(
      Edition edition, Edition.Service service, long allBad, DailyBars.Place place) {
    Edition.Objective shown = service.worst();
    return new Row(
        service,
        shown,
        Availability.of(shown).text(shown.state()),
        Words.share(shown.bad(), allBad),
        users(shown),
        note(service),
        DailyBars.of(edition.period(), service, place));
  }

  /** Without a failure nobody was hit, whatever a sketch would estimate. */
  static boolean isHarmless(Edition.Objective shown) {
    return shown.bad() == 0 && shown.state() != State.UNKNOWN;
  }

  static String users(Edition.Objective shown) {
    return isHarmless(shown) ? "none" : shown.usersHit().map(Words::users).orElse("not recorded");
  }

  private static String note(Edition.Service service) {
    Edition.Objective shown = service.worst();
    int all = service.objectives().size();
    if (all > 1) {
      long met = service.objectives().stream().filter(o -> o.state() == State.MET).count();
      return met + " of " + all + " objectives met";
    }
    return shown.state() == State.MISSED && Availability.of(shown).justBelow() ? "just below" : "";
  }

  private static Total total(List<Edition.Service> services, long bad) {
    long valid = Sums.of(services, s -> s.worst().valid());
    boolean unknown = services.stream().anyMatch(s -> s.state() == State.UNKNOWN);
    // The sum has no target of its own; it is printed as finely as the finest row.
    BigDecimal finest =
        services.stream()
            .map(s -> s.worst().target())
            .max(Comparator.comparingInt(t -> new Availability(0, 0, t).decimals()))
            .orElse(BigDecimal.ONE);
    Availability sum = new Availability(valid - bad, valid, finest);
    return new Total(bad, valid, sum.text(unknown ? State.UNKNOWN : State.MET));
  }
}
