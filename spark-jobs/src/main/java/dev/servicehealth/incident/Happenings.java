package dev.servicehealth.incident;

import java.util.List;

/**
 * Incidents and changes, as a run knows them.
 *
 * @param changes oldest first
 */
public record Happenings(Incidents incidents, List<Change> changes) {

  public Happenings {
    changes = List.copyOf(changes);
  }

  /** Nothing is known. */
  public static Happenings none() {
    return new Happenings(Incidents.none(), List.of());
  }
}
