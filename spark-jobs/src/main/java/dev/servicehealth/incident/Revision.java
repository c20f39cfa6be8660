package dev.servicehealth.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An incident as a feed told of it at a time.
 *
 * @param incident its id; empty where a row has none
 * @param status whether it counts
 * @param problem why it is refused, or what of it is in doubt
 * @param severity 1, the worst, to 5
 * @param services of the catalog
 * @param place file and line
 */
public record Revision(
    String incident,
    Instant revisedAt,
    Status status,
    Optional<String> problem,
    int severity,
    List<String> services,
    Times times,
    Story story,
    String place) {

  public Revision {
    services = List.copyOf(services);
  }

  /** How a revision counts. */
  public enum Status {
    /** It is believed. */
    COUNTED,
    /** The feed's own fields say that it is no incident, or no longer one. */
    DROPPED,
    /** It cannot be true. */
    REFUSED;

    /** For tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * When it happened, in UTC.
   *
   * @param started present unless the revision is refused or dropped
   */
  public record Times(
      Optional<Instant> started,
      Optional<Instant> detected,
      Optional<Instant> acknowledged,
      Optional<Instant> mitigated,
      Optional<Instant> resolved) {

    /** Of a start and an end alone. */
    public static Times of(Optional<Instant> started, Optional<Instant> resolved) {
      return new Times(started, Optional.empty(), Optional.empty(), Optional.empty(), resolved);
    }
  }

  /**
   * The words that people wrote.
   *
   * @param severity the feed's own word
   * @param kind the class of incidents it belongs to, by which the policy adds up
   * @param isDone whether the next step was taken
   * @param isFinal whether the account of it is final; a preliminary one may still change
   */
  public record Story(
      String title,
      String severity,
      Optional<String> cause,
      Optional<String> kind,
      Optional<String> owner,
      Optional<String> nextStep,
      Optional<LocalDate> due,
      boolean isDone,
      Optional<String> link,
      boolean isFinal) {

    /** With a title alone. */
    public static Story titled(String title) {
      Optional<String> none = Optional.empty();
      return new Story(title, "", none, none, none, none, Optional.empty(), false, none, false);
    }
  }

  /** Tells if it lasts into a span of time; an open one lasts on. */
  public boolean touches(Instant from, Instant until) {
    Instant started = times.started().orElseThrow();
    return started.isBefore(until)
        && (!started.isBefore(from) || times.resolved().map(from::isBefore).orElse(true));
  }

  Revision with(Status other, String why) {
    return new Revision(
        incident, revisedAt, other, Optional.of(why), severity, services, times, story, place);
  }

  /** Tells if both say the same, at any time and place. */
  boolean saysTheSame(Revision other) {
    return incident.equals(other.incident)
        && status == other.status
        && problem.equals(other.problem)
        && severity == other.severity
        && services.equals(other.services)
        && times.equals(other.times)
        && story.equals(other.story);
  }
}
