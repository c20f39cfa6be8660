package dev.servicehealth.exclusion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Time that does not count in adjusted figures, once it is approved.
 *
 * @param services names of the services it applies to
 * @param objectives the only ones that it applies to; empty: all of the services
 * @param schedule when it applies
 * @param category one of the words of {@link Category}
 * @param reason for people
 * @param approvedAt present exactly if {@code approvedBy} is
 */
public record Exclusion(
    List<String> services,
    List<String> objectives,
    Schedule schedule,
    String category,
    String reason,
    String requestedBy,
    Optional<Instant> requestedAt,
    Optional<String> approvedBy,
    Optional<Instant> approvedAt) {

  public Exclusion {
    services = List.copyOf(services);
    objectives = List.copyOf(objectives);
  }

  /** Without an approval it has no effect and is only listed. */
  public boolean isApproved() {
    return approvedBy.isPresent() && approvedAt.isPresent();
  }

  /**
   * The stretches that overlap {@code [from, until)}, approved or not; see {@link Schedule#spans}.
   */
  public List<Span> spans(Instant from, Instant until) {
    return schedule.spans(from, until);
  }
}
