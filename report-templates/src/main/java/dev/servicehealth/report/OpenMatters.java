package dev.servicehealth.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The matters that may still change or are not known, as of the newest publication.
 *
 * @param provisional the latest editions of periods that may be restated, the first to be final
 *     first
 * @param newest the edition that tells what is unknown now: that of the newest week, or of the
 *     newest period where no week was published
 * @param unknown the services that are unknown in it
 * @param sources the data sources of which it lacks partitions
 */
record OpenMatters(
    List<Archived> provisional,
    Optional<Archived> newest,
    List<Edition.Service> unknown,
    List<Source> sources) {

  static OpenMatters of(Archive archive) {
    Optional<Archived> newest = archive.latest("week").or(archive::latest);
    return new OpenMatters(
        archive.current().stream()
            .filter(archive::isProvisional)
            .sorted(Comparator.comparing(a -> a.edition().provisionalUntil()))
            .toList(),
        newest,
        newest.stream()
            .flatMap(a -> a.edition().services().stream())
            .filter(s -> s.state() == State.UNKNOWN)
            .sorted(Edition.Service.WORST_FIRST)
            .toList(),
        newest.stream()
            .flatMap(a -> a.edition().sources().stream())
            .filter(s -> s.partitionsReceived() < s.partitionsExpected())
            .toList());
  }

  /** "final after 22 Sep 2026". */
  static String becomesFinal(Archived archived) {
    return "final after " + Dates.date(archived.edition().provisionalUntil());
  }

  static String missing(Source source) {
    return "%s: %s of %s partitions received"
        .formatted(
            Words.name(source.source()),
            Words.count(source.partitionsReceived()),
            Words.count(source.partitionsExpected()));
  }
}
