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
 * add up cannot be made. Its schema only grows; the rules stand beside the published JSON Schema in
 * {@code report-templates/schema}.
 *
 * @param restatements the figures that differ from the edition before it; the first has none
 * @param wording which version of the report's words printed its figures; 0 where none is recorded
 * @param totals sums over services, one for each word for bad events; none before schema 2
 * @param happenings incidents and what else people recorded; null before schema 3
 * @param followUps next steps of incidents that are not done, of earlier periods too
 * @param chain SHA-256 of the manifest that was published before; null of the first edition, and
 *     before schema 4
 * @param responsible who answers for the report; null where nobody is named, and before schema 4
 * @param lately how the whole did up to this period; null where nothing is recorded, and where an
 *     older edition does not tell
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
    List<Restatement> restatements,
    int wording,
    List<Total> totals,
    Happenings happenings,
    List<Happenings.FollowUp> followUps,
    String chain,
    String responsible,
    Lately lately) {

  private static final String SCHEMA_PREFIX = "service-health/edition/";

  /** The schema of new editions. */
  public static final int NEWEST_SCHEMA = 4;

  /** The first one that names the manifest before it. */
  public static final int FIRST_CHAINED_SCHEMA = 4;

  public static final String SCHEMA = SCHEMA_PREFIX + NEWEST_SCHEMA;

  public Edition {
    if (!isKnown(schema)) {
      throw new IllegalArgumentException(
          "schema is %s; this program reads %s1 to %d."
              .formatted(schema, SCHEMA_PREFIX, NEWEST_SCHEMA));
    }
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(publishedAt, "publishedAt");
    Objects.requireNonNull(provisionalUntil, "provisionalUntil");
    Objects.requireNonNull(receivedUntil, "receivedUntil");
    services = List.copyOf(services);
    sources = List.copyOf(sources);
    servicesWithoutObjective = List.copyOf(servicesWithoutObjective);
    restatements = restatements == null ? List.of() : List.copyOf(restatements);
    totals = totals == null ? List.of() : List.copyOf(totals);
    followUps = followUps == null ? List.of() : List.copyOf(followUps);
    if (happenings != null) {
      happenings.mustAddUp(services);
    }
  }

  Optional<Lately> soFar() {
    return Optional.ofNullable(lately);
  }

  /** Empty before schema 3. */
  public Optional<Happenings> happened() {
    return Optional.ofNullable(happenings);
  }

  private static boolean isKnown(String schema) {
    return schema != null
        && schema.matches(SCHEMA_PREFIX + "[1-9]")
        && number(schema) <= NEWEST_SCHEMA;
  }

  /** The number of its schema, which tells which figures it has. */
  public int schemaNumber() {
    return number(schema);
  }

  private static int number(String schema) {
    return Integer.parseInt(schema.substring(SCHEMA_PREFIX.length()));
  }

  /**
   * Returns a copy with other restatements.
   *
   * @param changed the figures that differ from the edition before it
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
        changed,
        wording,
        totals,
        happenings,
        followUps,
        chain,
        responsible,
        lately);
  }

  /** Returns whether its figures are printed in the words of this program. */
  public boolean hasWordingOfToday() {
    return wording == Words.VERSION;
  }

  /** The version of the words that new editions are printed in. */
  public static int wordingOfToday() {
    return Words.VERSION;
  }

  /** The total that is told first: the one that most services are part of. */
  Optional<Total> total() {
    return totals.stream().findFirst();
  }

  /** The span of the report; both days belong to it. */
  public record Period(
      String name, String kind, LocalDate firstDay, LocalDate lastDay, String timeZone) {

    /** Returns whether weekdays alone tell its days apart. */
    boolean isWeek() {
      return days().size() <= 7;
    }

    List<LocalDate> days() {
      return firstDay.datesUntil(lastDay.plusDays(1)).toList();
    }
  }

  /** Groups of fewer users are not counted in the open. */
  public record Privacy(long minimumUsers) {}

  /** The figures of an objective over its period, or over one day of it. */
  public interface Span {
    BigDecimal target();

    String definition();

    long good();

    long bad();

    long valid();

    State state();

    Minutes minutes();

    /** Null before schema 2. */
    Unit unit();

    Result result();

    /** Null before schema 2. */
    Adjusted adjusted();

    /** The unit, or the requests that pages spoke of before editions named it. */
    default Unit counted() {
      return unit() == null ? Unit.REQUESTS : unit();
    }
  }

  /**
   * Ratios, bounds and budgets, as the tables have them.
   *
   * @param missing estimate of what minutes without telemetry would have counted; null where there
   *     is none
   * @param availability good / valid, rounded down to nine digits; null without anything valid
   * @param atWorst availability if all that is missing was bad; null where missing is unknown
   * @param atBest availability if all that is missing was good
   * @param coverage minutes with telemetry / minutes not excluded, rounded down; null if all are
   * @param budget what the targets allow to be bad; null of a single day
   * @param spentShare bad / budget, rounded up; null where it is infinite, and of a single day
   */
  public record Result(
      Long missing,
      BigDecimal availability,
      BigDecimal atWorst,
      BigDecimal atBest,
      BigDecimal coverage,
      BigDecimal budget,
      BigDecimal spentShare) {}

  /** The figures outside the minutes of approved exclusions. */
  public record Adjusted(
      long bad,
      long valid,
      Long missing,
      BigDecimal availability,
      BigDecimal atWorst,
      BigDecimal atBest,
      BigDecimal budget,
      BigDecimal spentShare,
      State state) {}

  /**
   * A service and all its objectives; at least one.
   *
   * @param main the objective by which totals add it up; null before schema 2
   * @param line of business; null where the catalog names none
   * @param latency null where none is recorded, and before schema 4
   */
  public record Service(
      String service,
      String title,
      String owner,
      int tier,
      List<Objective> objectives,
      String main,
      String line,
      Latency latency) {

    /** By state, then by the share of the budget that was spent, which compares across units. */
    private static final Comparator<Objective> WORST_OBJECTIVE_FIRST =
        Comparator.comparing(Objective::overall)
            .thenComparing(Objective::state)
            .thenComparing(Objective::spent, Comparator.reverseOrder())
            .thenComparing(Objective::bad, Comparator.reverseOrder());

    /** By state, that of the period first, then by bad events, then by the share of the budget. */
    static final Comparator<Service> WORST_FIRST =
        Comparator.comparing(Service::state)
            .thenComparing(Service::periodState)
            .thenComparing(s -> s.worst().badEvents(), Comparator.reverseOrder())
            .thenComparing(s -> s.worst().spent(), Comparator.reverseOrder())
            .thenComparing(Service::service);

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

    /** The worst of the period itself, whatever longer windows say. */
    Objective worstOfPeriod() {
      return objectives.stream()
          .min(Comparator.comparing(Objective::state).thenComparing(WORST_OBJECTIVE_FIRST))
          .orElseThrow();
    }

    List<Objective> worstFirst() {
      return objectives.stream().sorted(WORST_OBJECTIVE_FIRST).toList();
    }

    /** The worse of the period and of the objectives' own windows. */
    State state() {
      return worst().overall();
    }

    /** Of the period alone. */
    State periodState() {
      return worstOfPeriod().state();
    }

    Optional<String> lineName() {
      return Optional.ofNullable(line);
    }

    /** The objective that totals take from the service; the worst before schema 2. */
    Objective mainObjective() {
      return objectives.stream().filter(o -> o.slo().equals(main)).findFirst().orElse(worst());
    }

    Optional<String> ownerName() {
      return Optional.ofNullable(owner);
    }

    /** An objective in a sentence: "TV", "Store is fast enough", "Books (Within 0.4 s)". */
    String naming(Objective objective) {
      String own = Words.name(title);
      String its = Words.name(objective.title());
      if (objectives.size() == 1) {
        return own;
      }
      return its.startsWith(own) ? its : own + " (" + its + ")";
    }
  }

  /**
   * One objective over the period, and day by day.
   *
   * @param standing null before schema 4
   */
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
      List<Day> days,
      Unit unit,
      Result result,
      Adjusted adjusted,
      Standing standing)
      implements Span {

    public Objective {
      Objects.requireNonNull(target, "target");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(minutes, "minutes");
      days = List.copyOf(days);
      Sums.same(slo + ": good + bad and valid", Math.addExact(good, bad), valid);
      List<Day> counted = days.stream().filter(day -> isSameUnit(day, unit)).toList();
      Sums.same(slo + ": bad of the days and of the period", Sums.of(counted, Day::bad), bad);
      Sums.same(slo + ": valid of the days and of the period", Sums.of(counted, Day::valid), valid);
    }

    /**
     * The worse of the period and of the objective's own window. A window without traffic says
     * nothing of a period that had some, nor the other way round.
     */
    State overall() {
      return ownWindow()
          .map(Standing.Budget::state)
          .filter(own -> own.isConcern() && own.compareTo(state) < 0)
          .orElse(state);
    }

    /** The budget of its own window; empty before schema 4. */
    Optional<Standing.Budget> ownWindow() {
      return Optional.ofNullable(standing).map(Standing::window);
    }

    Optional<Standing.Budget> quarter() {
      return Optional.ofNullable(standing).map(Standing::quarter);
    }

    Optional<History> past() {
      return Optional.ofNullable(standing).map(Standing::history);
    }

    private static boolean isSameUnit(Day day, Unit unit) {
      return unit == null || day.unit() == null || day.unit().isSameAs(unit);
    }

    /** Returns whether the counts of a day are part of the sums; those in another unit are not. */
    boolean counts(Day day) {
      return isSameUnit(day, unit);
    }

    /** The share of the budget that was spent; more than any other where it is infinite. */
    private BigDecimal spent() {
      return Optional.ofNullable(result.spentShare())
          .orElse(BigDecimal.valueOf(bad == 0 ? 0 : Long.MAX_VALUE));
    }

    private long badEvents() {
      return counted().isEvents() ? bad : 0;
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
      Minutes minutes,
      BigDecimal target,
      Unit unit,
      Result result,
      Adjusted adjusted)
      implements Span {

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

  /** Distinct users who met a bad event; {@code state} is "about" or "fewer than". */
  public record Users(String state, long users) {}

  /** A service that appears in telemetry and in no objective. */
  public record Unjudged(String service, long requests) {}
}
