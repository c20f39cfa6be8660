package dev.servicehealth.edition;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Happenings;
import dev.servicehealth.report.Restatement;
import dev.servicehealth.report.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An edition beside what it would say now.
 *
 * @param again the same edition, made from other tables
 */
public record EditionComparison(Edition published, Edition again) {

  /**
   * @param rebuild makes an edition again
   */
  public static EditionComparison of(Edition published, UnaryOperator<Edition> rebuild) {
    return new EditionComparison(published.restating(List.of()), rebuild.apply(published));
  }

  /** Lists what the next edition would restate. */
  public List<Restatement> restatements() {
    return Restatements.between(published, again);
  }

  /**
   * A sentence for every figure that is not as published, and for the account of raw telemetry.
   *
   * @param source what the edition was made again from, for people
   */
  public List<String> differences(Address address, String source) {
    List<String> found = new ArrayList<>();
    restatements().forEach(r -> found.add(said(address, source, r)));
    if (!published.sources().equals(again.sources())
        || !published.servicesWithoutObjective().equals(again.servicesWithoutObjective())) {
      found.add("%s: the account of raw telemetry is not that of %s".formatted(address, source));
    }
    if (published.schemaNumber() > 3 && !standings(published).equals(standings(again))) {
      found.add(
          "%s: the budgets, history, places or latency of services are not those of %s"
              .formatted(address, source));
    }
    if (published.schemaNumber() > 1
        && !areSame(published.totals(), again.totals(), published.schemaNumber())) {
      found.add("%s: the totals over services are not those of %s".formatted(address, source));
    }
    if (published.happenings() != null && !published.happenings().equals(happenings())) {
      found.add("%s: what it tells of incidents is not that of %s".formatted(address, source));
    }
    return found;
  }

  /**
   * Returns incidents and changes as the published edition tells them: incidents have a series
   * since schema 4.
   */
  private Happenings happenings() {
    return again.happenings() == null || published.schemaNumber() > 3
        ? again.happenings()
        : again.happenings().withoutSeries();
  }

  private static List<Object> standings(Edition edition) {
    List<Object> standings = new ArrayList<>();
    for (Edition.Service service : edition.services()) {
      standings.add(Optional.ofNullable(service.latency()));
      service.objectives().forEach(o -> standings.add(Optional.ofNullable(o.standing())));
    }
    return standings;
  }

  /** Totals have a history since schema 4. */
  private static boolean areSame(List<Total> published, List<Total> again, int schemaNumber) {
    return schemaNumber > 3
        ? published.equals(again)
        : published.equals(again.stream().map(Total::withoutHistory).toList());
  }

  private static String said(Address address, String source, Restatement r) {
    String day = r.onDay().map(d -> " of " + d).orElse("");
    return "%s: %s %s, %s%s: published %s; from %s: %s"
        .formatted(
            address, r.service(), r.slo(), r.figure(), day, said(r.was()), source, said(r.is()));
  }

  /** A value for people. */
  static String said(String value) {
    return Objects.requireNonNullElse(value, "nothing");
  }
}
