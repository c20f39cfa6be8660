package dev.servicehealth.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether things are getting better: totals, services and incidents as 6-12 charts, then the
 * share of its budget that every objective used in the latest periods, the worst first.
 */
record Better(List<Trend> totals, List<Small> objectives, int others) {

  private static final int SHOWN = 12;

  /** An objective in a small chart. */
  record Small(String name, String sentence, Sparkline chart) {}

  /** Empty without a history. */
  static Optional<Better> of(Edition edition) {
    List<Trend> totals = new ArrayList<>();
    for (Total total : edition.totals()) {
      Trend.of("trend-" + (totals.size() + 1), total).ifPresent(totals::add);
    }
    edition.soFar().ifPresent(lately -> add(lately, totals));
    List<Small> small = new ArrayList<>();
    edition.services().stream()
        .sorted(Edition.Service.WORST_FIRST)
        .flatMap(s -> s.objectives().stream().map(o -> new Named(s, o)))
        .filter(named -> Sparkline.of("", "", named.objective()).isPresent())
        .sorted(Comparator.comparing(Named::finding))
        .forEach(named -> small.add(named.small("small-" + (small.size() + 1))));
    if (totals.isEmpty() && small.isEmpty()) {
      return Optional.empty();
    }
    List<Small> shown = small.subList(0, Math.min(SHOWN, small.size()));
    return Optional.of(
        new Better(List.copyOf(totals), List.copyOf(shown), small.size() - shown.size()));
  }

  private static void add(Lately lately, List<Trend> trends) {
    Map<String, Course> courses = new LinkedHashMap<>();
    courses.put("Services that did not meet their targets", lately.unmetCourse());
    courses.put("Time with an incident", lately.incidentMinutesCourse());
    courses.put(
        "Median time from the start of an incident to its detection",
        lately.minutesToReportCourse());
    courses.forEach(
        (title, course) -> {
          if (course.isEverKnown()) {
            trends.add(Trend.of("trend-" + (trends.size() + 1), title, course));
          }
        });
  }

  private record Named(Edition.Service service, Edition.Objective objective) {

    History.Finding finding() {
      return objective.past().orElseThrow().finding();
    }

    Small small(String id) {
      String name = service.naming(objective);
      return new Small(name, sentence(), Sparkline.of(id, name, objective).orElseThrow());
    }

    /** "51% of its budget this week, inside its usual range; most: 302% in W32." */
    private String sentence() {
      History history = objective.past().orElseThrow();
      History.Past now = history.latest().orElseThrow();
      String kind = Dates.kind(now.firstDay(), now.lastDay());
      String used =
          !now.isKnown()
              ? "Unknown this " + kind
              : (now.bad() == 0 ? "0%" : Words.spent(now.spentShare())) + " this " + kind;
      String finding =
          switch (history.finding()) {
            case WORSE -> ", worse than usual";
            case BETTER -> ", better than usual";
            case INSIDE -> ", inside its usual range";
            case TOO_EARLY -> ", too early to say";
            case UNKNOWN -> "";
          };
      String worst = Sparkline.worst(history);
      return used + finding + (worst.isEmpty() ? "" : "; " + worst) + ".";
    }
  }
}
