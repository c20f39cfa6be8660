package dev.servicehealth.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A data source: the partitions expected of it, and what became of its rows.
 *
 * @param openUntil the last day on which rows of the period may arrive, of a source whose
 *     partitions hold what arrived in them; null of others, and where an older edition does not
 *     tell
 */
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
    List<Rejection> quarantine,
    List<Doubt> unjudged,
    LocalDate openUntil) {

  public Source {
    problems = List.copyOf(problems);
    quarantine = List.copyOf(quarantine);
    unjudged = unjudged == null ? List.of() : List.copyOf(unjudged);
  }

  /** The last day on which rows may still arrive; empty where it was over at publication. */
  Optional<LocalDate> openAt(Instant publishedAt) {
    LocalDate published = publishedAt.atZone(ZoneOffset.UTC).toLocalDate();
    return Optional.ofNullable(openUntil).filter(day -> !day.isBefore(published));
  }

  /** A raw partition that could not be used. */
  public record Problem(String partition, String state, String reason) {

    public Problem {
      reason = reason == null ? "no reason recorded" : reason;
    }
  }

  /** Rows put aside for one reason. */
  public record Rejection(String reason, long rows) {}

  /** Accepted rows that an objective could not judge for one reason. */
  public record Doubt(String service, String slo, String reason, long rows) {}
}
