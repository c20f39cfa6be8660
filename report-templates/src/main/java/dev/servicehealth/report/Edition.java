package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A published report as data: everything that its documents say. An edition whose figures do not
 * add up cannot be made.
 *
 * @param restatements what it says otherwise than the edition before it; the first has none
 */
public record Edition(
    String schema,
    String product,
    Period period,
    int edition,
    Instant publishedAt,
    LocalDate provisionalUntil,
    String run,
    Instant receivedUntil,
    Privacy privacy,
    List<Service> services,
    List<Source> sources,
    List<Unjudged> servicesWithoutObjective,
    List<Restatement> restatements) {

  public static final String SCHEMA = "service-health/edition/1";

  public Edition {
    if (!SCHEMA.equals(schema)) {
      throw new IllegalArgumentException(
          "schema is " + schema + "; this renderer reads " + SCHEMA + ".");
    }
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(publishedAt, "publishedAt");
    Objects.requireNonNull(provisionalUntil, "provisionalUntil");
    Objects.requireNonNull(receivedUntil, "receivedUntil");
    services = List.copyOf(services);
    sources = List.copyOf(sources);
    servicesWithoutObjective = List.copyOf(servicesWithoutObjective);
    restatements = restatements == null ? List.of() : List.copyOf(restatements);
  }

  /**
   * The same edition with other restatements.
   *
   * @param changed what it says otherwise than the edition before it
   */
  public Edition restating(List<Restatement> changed) {
    return new Edition(
        schema,
        product,
        period,
        edition,
        publishedAt,
        provisionalUntil,
        run,
        receivedUntil,
        privacy,
        services,
        sources,
        servicesWithoutObjective,
        changed);
  }

  /** The span of the report; both days belong to it. */
  public record Period(
      String name, String kind, LocalDate firstDay, LocalDate lastDay, String timeZone) {

    /** Whether weekdays alone tell its days apart. */
    boolean isWeek() {
      return days().size() <= 7;
    }

    List<LocalDate> days() {
      return firstDay.datesUntil(lastDay.plusDays(1)).toList();
    }
  }

  /** Groups of fewer users are not counted in the open. */
  public record Privacy(long minimumUsers) {}

  /** A service and all its objectives; at least one. */
  public record Service(
      String service, String title, String owner, int tier, List<Objective> objectives) {

    private static final Comparator<Objective> WORST_FIRST =
        Comparator.comparing(Objective::state)
            .thenComparing(Objective::bad, Comparator.reverseOrder());

    public Service {
      Objects.requireNonNull(service, "service");
      Objects.requireNonNull(title, "title");
      objectives = List.copyOf(objectives);
      if (objectives.isEmpty()) {
        throw new IllegalArgumentException("service " + service + " has no objective.");
      }
    }

    /** The objective that stands for the service where there is room for one. */
    Objective worst() {
      return worstFirst().get(0);
    }

    List<Objective> worstFirst() {
      return objectives.stream().sorted(WORST_FIRST).toList();
    }

    State state() {
      return worst().state();
    }

    Optional<String> ownerName() {
      return Optional.ofNullable(owner);
    }
  }

  /** One objective over the period, and day by day. */
  public record Objective(
      String slo,
      String title,
      BigDecimal target,
      String definition,
      long good,
      long bad,
      long valid,
      State state,
      Minutes minutes,
      Users users,
      List<Day> days) {

    public Objective {
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(minutes, "minutes");
      days = List.copyOf(days);
      Sums.same(slo + ": good + bad and valid", Math.addExact(good, bad), valid);
      Sums.same(slo + ": bad of the days and of the period", Sums.of(days, Day::bad), bad);
      Sums.same(slo + ": valid of the days and of the period", Sums.of(days, Day::valid), valid);
    }

    Optional<Day> on(LocalDate day) {
      return days.stream().filter(d -> d.day().equals(day)).findFirst();
    }

    Optional<Users> usersHit() {
      return Optional.ofNullable(users);
    }
  }

  /** An objective on one day, as the definition in force on it has it. */
  public record Day(
      LocalDate day,
      String definition,
      long good,
      long bad,
      long valid,
      State state,
      Minutes minutes) {

    public Day {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(state, "state");
      Sums.same(day + ": good + bad and valid", Math.addExact(good, bad), valid);
    }
  }

  /** Every minute of a span is in exactly one of the five. */
  public record Minutes(
      long good, long bad, long noTraffic, long noTelemetry, long excluded, long total) {

    public Minutes {
      Sums.same("minutes and their total", good + bad + noTraffic + noTelemetry + excluded, total);
    }
  }

  /** Distinct users that a failure hit; {@code state} is "about" or "fewer than". */
  public record Users(String state, long users) {}

  /** A feed of raw telemetry: what was expected of it, and what became of its rows. */
  public record Source(
      String source,
      long partitionsExpected,
      long partitionsReceived,
      List<Problem> problems,
      long rowsRead,
      long rowsAccepted,
      long rowsQuarantined,
      long rowsDuplicate,
      long rowsLate,
      List<Rejection> quarantine) {

    public Source {
      problems = List.copyOf(problems);
      quarantine = List.copyOf(quarantine);
    }
  }

  /** A raw partition that could not be used. */
  public record Problem(String partition, String state, String reason) {

    public Problem {
      reason = reason == null ? "no reason recorded" : reason;
    }
  }

  /** Rows put aside for one reason. */
  public record Rejection(String reason, long rows) {}

  /** A service that appears in telemetry and in no objective. */
  public record Unjudged(String service, long requests) {}
}
