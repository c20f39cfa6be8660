package dev.servicehealth.sample;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What to generate of a fleet. Any part of it has the same rows as the same part of the whole.
 *
 * @param services by name; empty for all
 * @param rowsADay requests a day of each service, exact before events take some away; empty for the
 *     fleet's own volume with its weekly shape
 */
public record Scope(Set<String> services, LocalDate from, LocalDate to, OptionalLong rowsADay) {

  public Scope {
    services = Set.copyOf(services);
  }

  /** All of the fleet as it describes itself. */
  public static Scope all(Fleet fleet) {
    return new Scope(Set.of(), fleet.firstDay(), fleet.lastDay(), OptionalLong.empty());
  }

  public Scope withServices(String... names) {
    return new Scope(Set.of(names), from, to, rowsADay);
  }

  public Scope withDays(LocalDate first, LocalDate last) {
    return new Scope(services, first, last, rowsADay);
  }

  public Scope withRowsADay(long rows) {
    return new Scope(services, from, to, OptionalLong.of(rows));
  }

  boolean has(Fleet.Service service) {
    return services.isEmpty() || services.contains(service.name());
  }
}
