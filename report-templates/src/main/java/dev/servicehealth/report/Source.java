package dev.servicehealth.report;

import java.util.List;

/** A data source: the partitions expected of it, and what became of its rows. */
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
    List<Doubt> unjudged) {

  public Source {
    problems = List.copyOf(problems);
    quarantine = List.copyOf(quarantine);
    unjudged = unjudged == null ? List.of() : List.copyOf(unjudged);
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
