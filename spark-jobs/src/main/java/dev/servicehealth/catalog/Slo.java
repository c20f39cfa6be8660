package dev.servicehealth.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * One version of an objective. It judges the rows whose {@code service} is its service.
 *
 * @param target the share of valid events that must be good, from 0 to 1, exact
 * @param effectiveFrom the first day judged by this version; empty: since ever
 * @param definition SHA-256 over what decides a figure (indicator, target, service); hexadecimal
 */
public record Slo(
    String name,
    String title,
    String service,
    Indicator indicator,
    BigDecimal target,
    Optional<LocalDate> effectiveFrom,
    String definition) {

  /**
   * The last day judged by this version; empty: for ever.
   *
   * @param slos all objectives, this one's other versions among them
   */
  public Optional<LocalDate> effectiveUntil(Collection<Slo> slos) {
    return slos.stream()
        .filter(other -> other.name().equals(name))
        .flatMap(other -> other.effectiveFrom().stream())
        .filter(from -> effectiveFrom.map(from::isAfter).orElse(true))
        .min(LocalDate::compareTo)
        .map(next -> next.minusDays(1));
  }
}
