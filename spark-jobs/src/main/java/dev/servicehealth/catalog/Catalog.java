package dev.servicehealth.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A whole, checked catalog. Names are unique within their kind and every reference resolves.
 *
 * @param services sorted by name
 * @param slos sorted by name, then by the day they take effect
 * @param sources sorted by name
 */
public record Catalog(List<Service> services, List<Slo> slos, List<DataSource> sources) {

  /**
   * The objective by which totals over services add a service up: the one that the service names,
   * or else its first by name that counts events, or else its first by name. One for all days, so
   * that a total means the same in every week.
   *
   * @return empty for a service without objectives
   */
  public Optional<String> mainObjective(String service) {
    List<Slo> own = slos.stream().filter(slo -> slo.service().equals(service)).toList();
    Optional<String> named =
        services.stream()
            .filter(known -> known.name().equals(service))
            .findFirst()
            .flatMap(Service::mainObjective);
    return named.or(
        () ->
            own.stream()
                .filter(Slo::countsEvents)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(Slo::name));
  }

  /** Returns whether the events of an objective check those of its service's main objective. */
  public boolean isCheck(Slo slo) {
    return services.stream()
        .filter(service -> service.name().equals(slo.service()))
        .anyMatch(service -> service.checkObjective().filter(slo.name()::equals).isPresent());
  }
}
