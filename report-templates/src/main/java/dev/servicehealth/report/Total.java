package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sum over services of one objective each, which all count events and call a bad one the same.
 *
 * @param objectives those that are added up
 * @param availability the ratio of the sums, rounded down; null without anything valid
 * @param history null before schema 4
 */
public record Total(
    String badIs,
    List<Part> objectives,
    long bad,
    long valid,
    BigDecimal availability,
    List<Day> days,
    History history) {

  public Total {
    objectives = List.copyOf(objectives);
    days = List.copyOf(days);
    Sums.same("bad of the days and of the total", Sums.of(days, Day::bad), bad);
  }

  /** The form that editions before schema 4 have. */
  public Total withoutHistory() {
    return new Total(badIs, objectives, bad, valid, availability, days, null);
  }

  /** The worst day, of equal ones the earliest; empty where nothing was bad. */
  Optional<Day> worstDay() {
    return days.stream()
        .filter(day -> day.bad() > 0)
        .max(Comparator.comparingLong(Day::bad).thenComparing(Day::day, Comparator.reverseOrder()));
  }

  boolean holds(Edition.Service service, Edition.Objective objective) {
    return objectives.contains(new Part(service.service(), objective.slo()));
  }

  Unit unit() {
    return new Unit(Unit.EVENTS, 0, badIs);
  }

  /** The objectives that it adds. */
  Stream<Edition.Objective> parts(List<Edition.Service> services) {
    return services.stream()
        .flatMap(s -> s.objectives().stream().filter(objective -> holds(s, objective)));
  }

  /** The services that it leaves out, for none of their objectives counts events of its kind. */
  List<Edition.Service> leftOut(List<Edition.Service> services) {
    return services.stream()
        .filter(s -> s.objectives().stream().noneMatch(objective -> holds(s, objective)))
        .toList();
  }

  /** An objective that a total adds. */
  public record Part(String service, String slo) {}

  /** The bad events of a total on a day. */
  public record Day(LocalDate day, long bad) {}
}
