package dev.servicehealth.recount;

import dev.servicehealth.catalog.Slo;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Reader;
import dev.servicehealth.plan.RecordedFiles;
import dev.servicehealth.plan.StaleDay;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.telemetry.RawPartition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** What the record holds of the days: events by objective, and what became of raw partitions. */
final class RecordedEvents {
  private static final String EVENTS =
      """
      SELECT source, CAST(day AS STRING) AS day, service, slo, UNIX_SECONDS(minute) DIV 3600 AS hour,
        SUM(valid) AS valid, SUM(good) AS good
      FROM core.sli_minute WHERE day BETWEEN :first_day AND :last_day
      GROUP BY source, day, service, slo, hour
      """;

  /** Of all days: a partition stands on the day in which it starts. */
  private static final String PARTITIONS =
      """
      SELECT DISTINCT source, partition, IF(state = 'rejected', fingerprint, NULL) AS rejected
      FROM core.partition WHERE state = 'rejected' OR rows_quarantined > 0
      """;

  private final Map<String, Events.Builder> events = new HashMap<>();
  private final Map<String, Set<LocalDate>> days = new TreeMap<>();
  private final Set<String> withQuarantine = new HashSet<>();
  private final Set<String> rejected = new HashSet<>();
  private final RecordedFiles files;

  private RecordedEvents(RecordedFiles files) {
    this.files = files;
  }

  static RecordedEvents of(Engine engine, RunLog.Published run, DayRange days) {
    Reader reader = engine.warehouse().at(run.versions());
    RecordedEvents recorded =
        new RecordedEvents(
            RecordedFiles.of(
                reader.query(RecordedFiles.QUERY, days, engine.timeZone()).collectAsList()));
    reader.query(EVENTS, days, engine.timeZone()).collectAsList().forEach(recorded::addEvents);
    reader.query(PARTITIONS).collectAsList().forEach(recorded::addPartition);
    return recorded;
  }

  private void addEvents(Row row) {
    String key =
        String.join("/", row.getString(0), row.getString(1), row.getString(2), row.getString(3));
    events
        .computeIfAbsent(key, none -> new Events.Builder())
        .add(row.getLong(4), row.getLong(5), row.getLong(6));
    days.computeIfAbsent(row.getString(0), none -> new HashSet<>())
        .add(LocalDate.parse(row.getString(1)));
  }

  private void addPartition(Row row) {
    if (row.isNullAt(2)) {
      withQuarantine.add(row.getString(0) + "/" + row.getString(1));
    } else {
      rejected.add(row.getString(0) + "/" + row.getString(2));
    }
  }

  /** The days of each source that have events. */
  Map<String, Set<LocalDate>> days() {
    return days;
  }

  /** Returns whether the day had files when it was recorded, and has none any more. */
  boolean isGone(StaleDay day) {
    return files.isGone(day);
  }

  /** Returns whether all lines of the day's partitions were read as rows. */
  boolean isWithoutQuarantine(StaleDay day) {
    String source = day.source().orElseThrow();
    return day.partitions().stream()
        .noneMatch(partition -> withQuarantine.contains(source + "/" + partition.name()));
  }

  /** The partitions with files whose rows count; those that the record rejected are named. */
  List<RawPartition> counted(StaleDay day, NotChecked notChecked) {
    List<RawPartition> counted = new ArrayList<>();
    for (RawPartition partition : day.partitions()) {
      boolean isRejected =
          rejected.contains(
              day.source().orElseThrow() + "/" + partition.rejected("as recorded").fingerprint());
      if (isRejected) {
        notChecked.day(day, "partition %s was rejected".formatted(partition.name()));
      } else if (partition.isRead() && !partition.files().isEmpty()) {
        counted.add(partition);
      }
    }
    return counted;
  }

  Events of(StaleDay day, Slo objective) {
    Events.Builder found =
        events.get(String.join("/", day.key(), objective.service(), objective.name()));
    return found == null ? Events.NONE : found.build();
  }
}
