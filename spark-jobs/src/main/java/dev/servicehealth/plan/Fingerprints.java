package dev.servicehealth.plan;

import com.google.common.hash.Hashing;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.exclusion.Span;
import dev.servicehealth.incident.Happenings;
import dev.servicehealth.project.Project;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Fingerprints of days, of the definitions, files and SQL that decide them. */
public final class Fingerprints {
  private final ReportingCalendar calendar;
  private final String zone;
  private final ModelFingerprints models;
  private final String userKey;

  /**
   * @param models whose SQL decides what the tables hold
   * @param userKey that user ids are hashed with; empty where no data source has any
   */
  Fingerprints(ReportingCalendar calendar, ModelFingerprints models, Optional<byte[]> userKey) {
    this.calendar = calendar;
    this.zone = Fingerprint.part(calendar.zone().getId());
    this.models = models;
    this.userKey =
        userKey
            .map(key -> Hashing.hmacSha256(key).hashString("user key", StandardCharsets.UTF_8))
            .map(Object::toString)
            .orElse("");
  }

  ModelFingerprints models() {
    return models;
  }

  /**
   * Of a source on a day.
   *
   * @param slos all objectives
   * @param partitions all that can hold rows of the day
   */
  Fingerprint ofSource(
      LocatedSource located, List<Slo> slos, List<RawPartition> partitions, LocalDate day) {
    DataSource source = located.source();
    String key = source.columns().containsKey("user_id") ? userKey : "";
    String definition = Definitions.of(source);
    String indicators = Definitions.indicators(source.name(), slos, day);
    return new Fingerprint(
        Map.of(
            Reason.FILES,
            files(partitions.stream().map(partition -> partition.below(located.root()))),
            Reason.SOURCE,
            Fingerprint.part(key, definition, indicators),
            Reason.CALENDAR,
            zone),
        models.ofSources(),
        // With absolute paths, which made every day stale once a project stood in another folder.
        Map.of(
            Reason.FILES,
            files(partitions.stream()),
            Reason.SOURCE,
            Fingerprint.part(key, definition, located.root().toString(), indicators)));
  }

  private static String files(Stream<RawPartition> partitions) {
    return Fingerprint.part(partitions.map(RawPartition::fingerprint).toArray(String[]::new));
  }

  /** Those of the partitions that can hold rows of the days. */
  List<RawPartition> concerning(
      List<RawPartition> partitions, LocatedSource located, Collection<LocalDate> days) {
    return partitions.stream()
        .filter(
            partition -> days.stream().anyMatch(day -> concerns(partition, located.source(), day)))
        .toList();
  }

  private boolean concerns(RawPartition partition, DataSource source, LocalDate day) {
    return partition.starts() == null
        || (partition.ends().isAfter(calendar.start(day))
            && partition.starts().isBefore(calendar.end(day).plus(source.partitions().lateness())));
  }

  /**
   * Of the figures of a day beyond its sources: the objectives in force, exclusions, incidents,
   * changes and the policy.
   */
  Fingerprint ofModels(Project project, Happenings happenings, LocalDate day) {
    Catalog catalog = project.catalog();
    List<Slo> effective =
        catalog.slos().stream().filter(slo -> slo.isEffectiveOn(day, catalog.slos())).toList();
    Stream<String> services =
        catalog.services().stream()
            .filter(service -> effective.stream().anyMatch(slo -> judges(slo, service)))
            .map(service -> Definitions.of(service, catalog.mainObjective(service.name())));
    Stream<String> excluded =
        project.exclusions().stream().flatMap(exclusion -> excluded(exclusion, day).stream());
    Map<Reason, String> parts = new EnumMap<>(Reason.class);
    parts.put(
        Reason.OBJECTIVES,
        sorted(
            Stream.concat(
                effective.stream().map(slo -> Definitions.of(slo, catalog.slos())), services)));
    parts.put(Reason.EXCLUSIONS, sorted(excluded));
    parts.put(Reason.CALENDAR, zone);
    occasional(project, happenings, day)
        .forEach(
            (reason, texts) -> {
              if (!texts.isEmpty()) {
                parts.put(reason, sorted(texts.stream()));
              }
            });
    return new Fingerprint(parts, models.ofDays());
  }

  private Map<Reason, List<String>> occasional(
      Project project, Happenings happenings, LocalDate day) {
    Instant starts = calendar.start(day);
    Instant ends = calendar.end(day);
    return Map.of(
        Reason.INCIDENTS,
        Stream.concat(
                happenings.incidents().known().stream()
                    .filter(revision -> revision.touches(starts, ends)),
                happenings.incidents().refused().stream()
                    .filter(revision -> calendar.day(revision.revisedAt()).equals(day)))
            .map(Definitions::of)
            .toList(),
        Reason.CHANGES,
        happenings.changes().stream()
            .filter(change -> calendar.day(change.at()).equals(day))
            .map(Definitions::of)
            .toList(),
        Reason.POLICY,
        project.policy().map(Definitions::of).stream().toList());
  }

  private static boolean judges(Slo slo, Service service) {
    return slo.service().equals(service.name());
  }

  private static String sorted(Stream<String> texts) {
    return Fingerprint.part(texts.sorted().toArray(String[]::new));
  }

  /** Returns the spans of an exclusion on a day, cut to the day; empty when there are none. */
  private Optional<String> excluded(Exclusion exclusion, LocalDate day) {
    Instant starts = calendar.start(day);
    Instant ends = calendar.end(day);
    List<String> spans =
        exclusion.spans(starts, ends).stream().map(span -> cut(span, starts, ends)).toList();
    return spans.isEmpty() ? Optional.empty() : Optional.of(Definitions.of(exclusion, spans));
  }

  private static String cut(Span span, Instant starts, Instant ends) {
    Instant from = span.starts().isBefore(starts) ? starts : span.starts();
    return from + "/" + (span.ends().isAfter(ends) ? ends : span.ends());
  }

  /** SHA-256 of texts, hexadecimal; no two lists of texts run together into the same bytes. */
  public static String sha256(String... texts) {
    var hasher = Hashing.sha256().newHasher();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      hasher.putInt(bytes.length).putBytes(bytes);
    }
    return hasher.hash().toString();
  }
}
