package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bad requests of one kind on each day of a period, as bars. All kinds of an objective share
 * one scale, so that they can be compared. A day that is unknown has a dashed frame: more may have
 * been bad.
 *
 * @param id unique on the page
 * @param sentence how many, and on which day most
 * @param description every day that had any
 */
record KindDays(String id, String kind, String sentence, String description, List<Bar> bars) {
  static final int HEIGHT = 36;
  private static final int STEP = 10;

  /**
   * A day.
   *
   * @param isUnknown whether the objective's verdict of the day is
   */
  record Bar(int x, int height, boolean isUnknown) {

    int y() {
      return HEIGHT - height;
    }
  }

  /**
   * Those of an objective, the kind with most of it first; none of a period of a single day.
   *
   * @param id of the objective, for those of its charts
   */
  static List<KindDays> of(String id, Edition.Objective objective) {
    List<Standing.Kind> kinds =
        Stream.ofNullable(objective.standing()).flatMap(s -> s.kinds().stream()).toList();
    if (objective.days().size() < 2) {
      return List.of();
    }
    long most =
        kinds.stream().flatMap(k -> k.days().stream()).mapToLong(d -> d.bad()).max().orElse(0);
    List<KindDays> charts = new ArrayList<>();
    for (Standing.Kind kind : kinds) {
      charts.add(of(id + "-kind-" + (charts.size() + 1), kind, objective, Scale.of(most, HEIGHT)));
    }
    return List.copyOf(charts);
  }

  private static KindDays of(
      String id, Standing.Kind kind, Edition.Objective objective, Scale scale) {
    Map<LocalDate, Long> bad =
        kind.days().stream().collect(Collectors.toMap(d -> d.day(), d -> d.bad()));
    List<Bar> bars = new ArrayList<>();
    for (Edition.Day day : objective.days()) {
      bars.add(
          new Bar(
              bars.size() * STEP + 1,
              scale.of(bad.getOrDefault(day.day(), 0L)),
              day.state() == State.UNKNOWN));
    }
    return new KindDays(
        id,
        Words.name(kind.value()),
        sentence(kind),
        kind.days().stream()
                .map(d -> Dates.day(d.day()) + " " + Words.count(d.bad()))
                .collect(joining("; "))
            + ".",
        List.copyOf(bars));
  }

  /** "400, most on Wed 19 Aug: 310". */
  private static String sentence(Standing.Kind kind) {
    long all = kind.days().stream().mapToLong(d -> d.bad()).sum();
    Standing.BadByDay worst =
        kind.days().stream().reduce((a, b) -> b.bad() > a.bad() ? b : a).orElseThrow();
    return "%s, most on %s: %s"
        .formatted(Words.count(all), Dates.day(worst.day()), Words.count(worst.bad()));
  }

  int width() {
    return bars.size() * STEP;
  }
}
