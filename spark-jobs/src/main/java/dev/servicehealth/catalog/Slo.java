package dev.servicehealth.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One objective of an SLO, in one version. It judges the rows whose {@code service} is its service.
 *
 * @param name the SLO's name; where it has several objectives {@code slo/objective}, with the
 *     objective's display name in lower case with hyphens, or its position from 1
 * @param badIs what a bad event is called: {@code failed}, {@code slow}; names no figure and
 *     decides none
 * @param target the share of what is valid that must be good, from 0 to 1, exact
 * @param effectiveFrom the first day judged by this version; empty: since ever
 * @param lastDay the last day judged by this version, where it names one itself
 * @param definition SHA-256 over what decides a figure (service, indicator, target, budgeting,
 *     window); hexadecimal
 */
public record Slo(
    String name,
    String title,
    String badIs,
    String service,
    Indicator indicator,
    BigDecimal target,
    Budgeting budgeting,
    Window window,
    Optional<LocalDate> effectiveFrom,
    Optional<LocalDate> lastDay,
    String definition) {
  private static final String OBJECTIVE = "/";

  /** The name of an objective that is one of several. */
  static String nameOf(String slo, String objective) {
    return slo + OBJECTIVE + objective;
  }

  /**
   * The last day judged by this version; empty: for ever. The next version of an SLO ends every
   * objective of the version before, also those that it no longer has.
   *
   * @param slos all objectives, this one's other versions among them
   */
  public Optional<LocalDate> effectiveUntil(Collection<Slo> slos) {
    Stream<LocalDate> beforeNext =
        slos.stream()
            .filter(other -> other.document().equals(document()))
            .flatMap(other -> other.effectiveFrom().stream())
            .filter(from -> effectiveFrom.map(from::isAfter).orElse(true))
            .map(next -> next.minusDays(1));
    return Stream.concat(lastDay.stream(), beforeNext).min(LocalDate::compareTo);
  }

  /**
   * The first day judged by any version of this objective; empty: since ever.
   *
   * @param slos all objectives, this one's other versions among them
   */
  public Optional<LocalDate> firstDay(Collection<Slo> slos) {
    List<Slo> versions = slos.stream().filter(other -> other.name().equals(name)).toList();
    return versions.stream().allMatch(version -> version.effectiveFrom().isPresent())
        ? versions.stream().flatMap(v -> v.effectiveFrom().stream()).min(LocalDate::compareTo)
        : Optional.empty();
  }

  /**
   * Returns whether this version judges a day.
   *
   * @param slos all objectives, this one's other versions among them
   */
  public boolean isEffectiveOn(LocalDate day, Collection<Slo> slos) {
    return effectiveFrom.map(from -> !from.isAfter(day)).orElse(true)
        && effectiveUntil(slos).map(until -> !until.isBefore(day)).orElse(true);
  }

  /** Returns whether its figures count events, and not slices or measurements. */
  boolean countsEvents() {
    return budgeting.method() == Budgeting.Method.OCCURRENCES
        && indicator.unit() == Indicator.Unit.EVENTS;
  }

  /** The name of the SLO that this is an objective of. */
  private String document() {
    int slash = name.indexOf(OBJECTIVE);
    return slash < 0 ? name : name.substring(0, slash);
  }
}
