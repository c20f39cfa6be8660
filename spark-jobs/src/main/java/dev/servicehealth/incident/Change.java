package dev.servicehealth.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that people changed: a deploy, a setting. The report names it beside harm of the same
 * time, and never as its cause.
 *
 * @param kind such as deploy
 * @param services of the catalog; empty: of all
 */
public record Change(
    Instant at, List<String> services, String title, Optional<String> kind, Optional<String> link) {

  public Change {
    services = List.copyOf(services);
  }
}
