package dev.servicehealth.plan;

import com.google.common.hash.Hashing;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.exclusion.Span;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fingerprints of days. What the Java code does is named by {@link #ROLLUP}, to be raised whenever
 * the rollup counts differently.
 */
public final class Fingerprints {
  private static final String ROLLUP = "rollup 1";

  private final ReportingCalendar calendar;
  private final String zone;
  private final String coreSql;
  private final String sql;
  private final String userKey;

  /**
   * @param models whose SQL decides what the tables hold
   * @param userKey that user ids are hashed with; empty where no data source has any
   */
  public Fingerprints(ReportingCalendar calendar, SqlModels models, Optional<byte[]> userKey) {
    this(
        calendar,
        models.text("core"),
        models.functionText() + models.text("core") + models.text("slo"),
        userKey);
  }

  /**
   * @param coreSql what makes facts of raw rows
   * @param sql what makes figures of them
   */
  Fingerprints(ReportingCalendar calendar, String coreSql, String sql, Optional<byte[]> userKey) {
    this.calendar = calendar;
    this.zone = Fingerprint.part(calendar.zone().getId());
    this.coreSql = Fingerprint.part(ROLLUP, coreSql);
    this.sql = Fingerprint.part(sql);
    this.userKey =
        userKey
            .map(key -> Hashing.hmacSha256(key).hashString("user key", StandardCharsets.UTF_8))
            .map(Object::toString)
            .orElse("");
  }

  /**
   * Of a source on a day.
   *
   * @param partitions all that can hold rows of the day
   */
  Fingerprint ofSource(LocatedSource located, List<RawPartition> partitions, LocalDate day) {
    String[] files = partitions.stream().map(RawPartition::fingerprint).toArray(String[]::new);
    return new Fingerprint(
        Map.of(
            Reason.FILES,
            Fingerprint.part(files),
            Reason.FEED,
            Fingerprint.part(definition(located, day)),
            Reason.SQL,
            coreSql,
            Reason.CALENDAR,
            zone));
  }

  /** Those of the partitions that can hold rows of the days. */
  List<RawPartition> concerning(
      List<RawPartition> partitions, LocatedSource located, Collection<LocalDate> days) {
    return partitions.stream()
        .filter(
            partition -> days.stream().anyMatch(day -> concerns(partition, located.source(), day)))
        .toList();
  }

  private String definition(LocatedSource located, LocalDate day) {
    DataSource source = located.source();
    return (source.columns().containsKey("user_id") ? userKey : "")
        + source
            .toString()
            .replace(source.columns().toString(), new TreeMap<>(source.columns()).toString())
            .replace("retention=" + source.retention(), "") // decides no row
        + located.root()
        + located.indicators().on(day);
  }

  private boolean concerns(RawPartition partition, DataSource source, LocalDate day) {
    return partition.starts() == null
        || (partition.ends().isAfter(calendar.start(day))
            && partition.starts().isBefore(calendar.end(day).plus(source.partitions().lateness())));
  }

  /** Of the figures of a day beyond its sources: the objectives in force, approved exclusions. */
  Fingerprint ofModels(Catalog catalog, List<Exclusion> exclusions, LocalDate day) {
    String objectives =
        catalog.slos().stream()
            .filter(slo -> slo.isEffectiveOn(day, catalog.slos()))
            .map(slo -> slo.definition() + slo.effectiveFrom())
            .sorted()
            .collect(Collectors.joining("\n"));
    String excluded =
        exclusions.stream()
            .filter(Exclusion::isApproved)
            .map(exclusion -> excluded(exclusion, day))
            .filter(text -> !text.isEmpty())
            .sorted()
            .collect(Collectors.joining("\n"));
    return new Fingerprint(
        Map.of(
            Reason.OBJECTIVES,
            Fingerprint.part(objectives),
            Reason.EXCLUSIONS,
            Fingerprint.part(excluded),
            Reason.SQL,
            sql,
            Reason.CALENDAR,
            zone));
  }

  /** What an exclusion says of a day, its spans cut to the day; empty when nothing. */
  private String excluded(Exclusion exclusion, LocalDate day) {
    Instant starts = calendar.start(day);
    Instant ends = calendar.end(day);
    String spans =
        exclusion.spans(starts, ends).stream()
            .map(span -> cut(span, starts, ends))
            .collect(Collectors.joining(" "));
    return spans.isEmpty()
        ? ""
        : exclusion.services()
            + exclusion.category()
            + exclusion.reason()
            + exclusion.requestedBy()
            + exclusion.approvedBy()
            + exclusion.approvedAt()
            + spans;
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
