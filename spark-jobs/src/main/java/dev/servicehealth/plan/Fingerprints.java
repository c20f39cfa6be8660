package dev.servicehealth.plan;

import com.google.common.hash.Hashing;
import dev.servicehealth.catalog.Catalog;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.exclusion.Span;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.telemetry.Feed;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hashes of everything that decides a day: equal hashes, equal rows. What the Java code does is
 * named by {@link #ROLLUP}, to be raised whenever the rollup counts differently.
 */
public final class Fingerprints {
  private static final String ROLLUP = "rollup 1";

  private final ReportingCalendar calendar;
  private final String coreModels;
  private final String models;

  /**
   * @param models whose SQL is part of every hash
   */
  public Fingerprints(ReportingCalendar calendar, SqlModels models) {
    this.calendar = calendar;
    this.coreModels = models.text("core");
    this.models = models.functionText() + coreModels + models.text("slo");
  }

  /** Of a source on a day: its partitions, its definition, the indicators that read it. */
  String ofSource(Feed feed, List<RawPartition> partitions, LocalDate day) {
    String files =
        partitions.stream()
            .filter(partition -> concerns(partition, feed.source(), day))
            .map(RawPartition::fingerprint)
            .collect(Collectors.joining("\n"));
    return sha256(ROLLUP, calendar.zone().getId(), coreModels, definition(feed), files);
  }

  /** Those of the partitions that can hold rows of the days. */
  List<RawPartition> concerning(
      List<RawPartition> partitions, Feed feed, Collection<LocalDate> days) {
    return partitions.stream()
        .filter(partition -> days.stream().anyMatch(day -> concerns(partition, feed.source(), day)))
        .toList();
  }

  private static String definition(Feed feed) {
    DataSource source = feed.source();
    return source
            .toString()
            .replace(source.columns().toString(), new TreeMap<>(source.columns()).toString())
        + feed.root()
        + feed.indicators();
  }

  private boolean concerns(RawPartition partition, DataSource source, LocalDate day) {
    return partition.starts() == null
        || (partition.ends().isAfter(calendar.start(day))
            && partition.starts().isBefore(calendar.end(day).plus(source.partitions().lateness())));
  }

  /**
   * Of the figures of a day beyond its sources: the objectives in force, approved exclusions and
   * the SQL.
   */
  String ofModels(Catalog catalog, List<Exclusion> exclusions, LocalDate day) {
    String objectives =
        catalog.slos().stream()
            .filter(slo -> slo.isEffectiveOn(day, catalog.slos()))
            .map(Slo::definition)
            .sorted()
            .collect(Collectors.joining("\n"));
    String excluded =
        exclusions.stream()
            .filter(Exclusion::isApproved)
            .map(exclusion -> excluded(exclusion, day))
            .filter(text -> !text.isEmpty())
            .sorted()
            .collect(Collectors.joining("\n"));
    return sha256(calendar.zone().getId(), models, objectives, excluded);
  }

  private String excluded(Exclusion exclusion, LocalDate day) {
    List<Span> spans = exclusion.spans(calendar.start(day), calendar.end(day));
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
