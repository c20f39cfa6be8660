package dev.servicehealth.sample;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The services and days of a fleet to generate. Any part of it has the same rows as the same part
 * of the whole.
 *
 * @param services by name; empty for all
 * @param rowsADay requests a day of each service, exact before events take some away; empty for the
 *     fleet's own volume with its weekly shape
 * @param tellsFailures whether the truth has every bad minute with its accounts, too
 */
public record GenerationRange(
    Set<String> services,
    LocalDate from,
    LocalDate to,
    OptionalLong rowsADay,
    boolean tellsFailures) {

  public GenerationRange {
    services = Set.copyOf(services);
  }

  /** All of the fleet as it describes itself. */
  public static GenerationRange all(Fleet fleet) {
    return new GenerationRange(
        Set.of(), fleet.firstDay(), fleet.lastDay(), OptionalLong.empty(), false);
  }

  public GenerationRange withServices(String... names) {
    return new GenerationRange(Set.of(names), from, to, rowsADay, tellsFailures);
  }

  public GenerationRange withDays(LocalDate first, LocalDate last) {
    return new GenerationRange(services, first, last, rowsADay, tellsFailures);
  }

  public GenerationRange withRowsADay(long rows) {
    return new GenerationRange(services, from, to, OptionalLong.of(rows), tellsFailures);
  }

  public GenerationRange withFailures() {
    return new GenerationRange(services, from, to, rowsADay, true);
  }

  boolean has(Fleet.Service service) {
    return services.isEmpty() || services.contains(service.name());
  }
}
