package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Notes of people and tools about a period, with the harm that its telemetry shows.
 *
 * @param feed what became of the feed of incidents
 * @param incidents those that touch the period, with their share of what was bad
 * @param unattributed what no incident takes: with the incidents it adds up to each objective
 * @param unexplained harm that no incident records
 * @param changes deploys and settings within an hour of harm
 * @param policy what the error-budget policy finds at the end of the period
 * @param exclusions those that anybody asked for
 * @param refused revisions of incidents that cannot be true, and count in nothing
 * @param ahead exclusions of the rest of the quarter; empty where an older edition does not tell
 */
public record Happenings(
    Feed feed,
    List<Incident> incidents,
    List<Share> unattributed,
    List<Harm> unexplained,
    List<Change> changes,
    List<Finding> policy,
    List<Exclusion> exclusions,
    List<Refusal> refused,
    List<Ahead> ahead) {

  public Happenings {
    Objects.requireNonNull(feed, "feed");
    incidents = List.copyOf(incidents);
    unattributed = List.copyOf(unattributed);
    unexplained = List.copyOf(unexplained);
    changes = List.copyOf(changes);
    policy = List.copyOf(policy);
    exclusions = List.copyOf(exclusions);
    refused = List.copyOf(refused);
    ahead = ahead == null ? List.of() : List.copyOf(ahead);
  }

  /** Incidents and what none of them takes must be all that was bad, in every unit. */
  void mustAddUp(List<Edition.Service> services) {
    for (Edition.Service service : services) {
      for (Edition.Objective objective : service.objectives()) {
        Sums.same(
            objective.slo() + ": bad of incidents and the rest, and of the period",
            bad(service.service(), objective.slo()),
            objective.bad());
      }
    }
  }

  private long bad(String service, String slo) {
    long taken =
        incidents.stream()
            .flatMap(incident -> incident.impacts().stream())
            .filter(impact -> impact.service().equals(service) && impact.slo().equals(slo))
            .mapToLong(Impact::bad)
            .sum();
    long rest =
        unattributed.stream()
            .filter(share -> share.service().equals(service) && share.slo().equals(slo))
            .mapToLong(Share::bad)
            .sum();
    return Math.addExact(taken, rest);
  }

  /**
   * A feed of incidents.
   *
   * @param state received, not received, unreadable or none (not configured)
   * @param problem why it cannot be read; null where it can
   */
  public record Feed(String state, String problem) {

    boolean isReceived() {
      return state.equals("received");
    }

    boolean isConfigured() {
      return !state.equals("none");
    }
  }

  /**
   * An incident.
   *
   * @param severity 1, the worst, to 5
   * @param resolvedAt null while it is open
   * @param cause null while none is recorded
   * @param isFinal whether its account is final; a preliminary one may still change
   * @param minutes the union of its time on all services within the period
   * @param impacts its share of each objective, the worst first
   * @param doubt what of it is in doubt; null where nothing is
   */
  public record Incident(
      String id,
      String title,
      int severity,
      String severityWord,
      Instant startedAt,
      Instant detectedAt,
      Instant acknowledgedAt,
      Instant mitigatedAt,
      Instant resolvedAt,
      String cause,
      String link,
      boolean isFinal,
      Instant revisedAt,
      long minutes,
      List<Impact> impacts,
      String doubt) {

    public Incident {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(startedAt, "startedAt");
      impacts = List.copyOf(impacts);
    }

    /**
     * By the largest share of a budget, which compares across units, then by severity and start.
     */
    static final Comparator<Incident> WORST_FIRST =
        Comparator.comparing(Incident::spent)
            .reversed()
            .thenComparing(Incident::severity)
            .thenComparing(Incident::startedAt)
            .thenComparing(Incident::id);

    boolean isOpen() {
      return resolvedAt == null;
    }

    private Incident withoutSeries() {
      return new Incident(
          id,
          title,
          severity,
          severityWord,
          startedAt,
          detectedAt,
          acknowledgedAt,
          mitigatedAt,
          resolvedAt,
          cause,
          link,
          isFinal,
          revisedAt,
          minutes,
          impacts.stream().map(Impact::withoutSeries).toList(),
          doubt);
    }

    Optional<Impact> worst() {
      return impacts.stream().max(Comparator.comparingLong(Impact::badEvents));
    }

    /** The largest share of a budget that it spent; more than any other where it is infinite. */
    private BigDecimal spent() {
      return impacts.stream()
          .filter(impact -> impact.bad() > 0)
          .map(
              impact ->
                  Optional.ofNullable(impact.budgetShare())
                      .orElse(BigDecimal.valueOf(Long.MAX_VALUE)))
          .max(Comparator.naturalOrder())
          .orElse(BigDecimal.ZERO);
    }

    boolean isHarmful() {
      return impacts.stream().anyMatch(impact -> impact.bad() > 0);
    }
  }

  /**
   * The harm of an incident to an objective within the period.
   *
   * @param bad its share in the unit of the objective
   * @param adjustedBad the same outside excluded minutes
   * @param budgetShare adjustedBad / the budget of the objective's own window, rounded up; null is
   *     infinite
   * @param badEvents bad events of its minutes, whatever the unit
   * @param peakAt start of the five minutes with the largest failing share; null without events
   * @param users distinct users who met a bad event; null without user ids
   * @param absentEvents estimate of events that usually come and did not; null where unknown
   * @param excess estimate of bad over the ordinary ratio; null where that is unknown
   * @param places where it hit, by dimension, the worst first
   * @param series its events over time; null without any, and before schema 4
   */
  public record Impact(
      String service,
      String slo,
      Unit unit,
      long bad,
      long valid,
      long adjustedBad,
      BigDecimal budgetShare,
      long badEvents,
      long validEvents,
      Instant peakAt,
      Long peakBad,
      Long peakValid,
      Edition.Users users,
      Long absentEvents,
      Long excess,
      List<Place> places,
      Series series) {

    public Impact {
      Objects.requireNonNull(unit, "unit");
      places = List.copyOf(places);
    }

    private Impact withoutSeries() {
      return new Impact(
          service,
          slo,
          unit,
          bad,
          valid,
          adjustedBad,
          budgetShare,
          badEvents,
          validEvents,
          peakAt,
          peakBad,
          peakValid,
          users,
          absentEvents,
          excess,
          places,
          null);
    }
  }

  /**
   * Events of an incident over time; steps without events are left out.
   *
   * @param stepMinutes length of a step
   */
  public record Series(int stepMinutes, List<Step> steps) {

    public Series {
      steps = List.copyOf(steps);
    }
  }

  /** Events that began within a step. */
  public record Step(Instant startsAt, long bad, long valid) {
    private static final int DIGITS = 9;

    /** The largest share, and of equal ones the earliest. */
    static final Comparator<Step> BY_SHARE =
        Comparator.comparing(Step::share).thenComparing(Step::startsAt, Comparator.reverseOrder());

    /** For drawing: no figure that is printed. */
    BigDecimal share() {
      return BigDecimal.valueOf(bad)
          .divide(BigDecimal.valueOf(Math.max(valid, 1)), DIGITS, RoundingMode.UP);
    }
  }

  /** The form that editions before schema 4 have. */
  public Happenings withoutSeries() {
    return new Happenings(
        feed,
        incidents.stream().map(Incident::withoutSeries).toList(),
        unattributed,
        unexplained,
        changes,
        policy,
        exclusions,
        refused,
        ahead);
  }

  /** Events of whole hours with a value of a dimension. */
  public record Place(String dimension, String value, long bad, long valid) {}

  /** A share of what was bad of an objective, in its unit. */
  public record Share(String service, String slo, long bad, long adjustedBad) {}

  /**
   * A stretch of harm; the counts are events.
   *
   * @param budgetShare of the budget of the objective's own window; null is infinite
   * @param peakAt start of the five minutes with the largest failing share; null where an older
   *     edition does not tell
   * @param users distinct users who met a bad event; null without user ids
   * @param places where it hit, by dimension, the worst first
   */
  public record Harm(
      String service,
      String slo,
      Instant starts,
      Instant ends,
      long bad,
      long valid,
      BigDecimal budgetShare,
      Instant peakAt,
      Long peakBad,
      Long peakValid,
      Edition.Users users,
      List<Place> places) {

    public Harm {
      places = places == null ? List.of() : List.copyOf(places);
    }
  }

  /**
   * A change.
   *
   * @param service (all) of all
   */
  public record Change(Instant at, String service, String title, String kind, String link) {}

  /**
   * A finding of the error-budget policy.
   *
   * @param finding freeze, postmortem or plan
   * @param subject the incident or the class of incidents; empty for a freeze
   * @param spentShare null is infinite
   * @param waivedBy who approved an exception; null: the finding stands
   */
  public record Finding(
      String service,
      String slo,
      String finding,
      String subject,
      BigDecimal spentShare,
      BigDecimal limitShare,
      String waivedBy,
      LocalDate waivedUntil,
      String waiverReason) {}

  /**
   * Time that somebody asked to leave out.
   *
   * @param slo the only objective that it is for; (all) for all of the service
   * @param approvedBy null: nobody, so that it has no effect
   * @param findings why to look at it twice
   */
  public record Exclusion(
      String service,
      String slo,
      Instant starts,
      Instant ends,
      long minutes,
      String category,
      String reason,
      String requestedBy,
      String approvedBy,
      List<String> findings) {

    public Exclusion {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Approved time to leave out that is still to come in the quarter.
   *
   * @param slo the only objective that it is for; (all) for all of the service
   * @param starts of the first span
   * @param ends of the last span, or of the quarter
   * @param spans how often it comes
   * @param minutes of all spans
   */
  public record Ahead(
      String service,
      String slo,
      Instant starts,
      Instant ends,
      long spans,
      long minutes,
      String category,
      String reason,
      String requestedBy,
      String approvedBy) {}

  /** A revision of an incident that cannot be true. */
  public record Refusal(String incident, String place, String problem) {}

  /**
   * A next step of an incident that is not done.
   *
   * @param owner null where none is recorded
   * @param due null where no day is recorded
   * @param isOverdue whether that day was over at the end of the period
   */
  public record FollowUp(
      String incident, String title, String step, String owner, LocalDate due, boolean isOverdue) {}
}
