package dev.servicehealth.incident;

import dev.servicehealth.incident.Revision.Status;
import dev.servicehealth.incident.Revision.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses revisions that cannot be true. A slip in a month or a year would move an outage by half a
 * year, and every figure with it; the revision before it goes on counting.
 */
final class Plausibility {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Real restatements move a start by minutes or hours; further ones were slips of the pen. */
  private static final Duration FARTHEST_MOVE = Duration.ofDays(2);

  private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

  private final Instant now;

  Plausibility(Instant now) {
    this.now = now;
  }

  /**
   * @param first the start that was observed first; empty for the first revision
   */
  Revision judge(Revision revision, Optional<Instant> first) {
    if (revision.status() != Status.COUNTED) {
      return revision;
    }
    Optional<String> problem =
        impossible(revision.times())
            .or(
                () ->
                    first.flatMap(start -> moved(start, revision.times().started().orElseThrow())));
    return problem.map(why -> revision.with(Status.REFUSED, why)).orElse(revision);
  }

  private Optional<String> impossible(Times times) {
    Instant started = times.started().orElseThrow();
    if (started.isBefore(EARLIEST) || started.isAfter(now.plus(CLOCKS_DIFFER))) {
      return Optional.of("started is %s: before 2000 or still to come".formatted(started));
    }
    for (Map.Entry<String, Optional<Instant>> end :
        Map.of(
                "detected", times.detected(),
                "acknowledged", times.acknowledged(),
                "mitigated", times.mitigated(),
                "resolved", times.resolved())
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      if (end.getValue().filter(started::isAfter).isPresent()) {
        return Optional.of(
            "%s %s is before its start %s".formatted(end.getKey(), end.getValue().get(), started));
      }
      if (end.getValue().filter(now.plus(CLOCKS_DIFFER)::isBefore).isPresent()) {
        return Optional.of("%s %s is still to come".formatted(end.getKey(), end.getValue().get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> moved(Instant first, Instant started) {
    Duration move = Duration.between(first, started).abs();
    return move.compareTo(FARTHEST_MOVE) > 0
        ? Optional.of(
            "the start moves by %d days, from %s to %s; more than 48 hours is taken for a slip"
                .formatted(
                    move.toDays(),
                    first.atOffset(ZoneOffset.UTC),
                    started.atOffset(ZoneOffset.UTC)))
        : Optional.empty();
  }
}
