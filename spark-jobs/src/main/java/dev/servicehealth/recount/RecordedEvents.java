package dev.servicehealth.recount;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Reader;
import dev.servicehealth.plan.StaleDay;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.telemetry.RawPartition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The recorded facts of the days: events by objective, and which partitions it left out. */
final class RecordedEvents {
  /** Lines that DuckDB reads and the record left out, or the other way round, are no fault. */
  private static final String NOT_READ = "lines that could not be read are in its files";

  private final Map<String, Events> events = new HashMap<>();
  private final Map<String, Long> quarantined = new HashMap<>();
  private final Set<String> rejected = new HashSet<>();

  private RecordedEvents() {}

  static RecordedEvents of(Engine engine, RunLog.Published run, DayRange days) {
    Reader reader = engine.warehouse().at(run.versions());
    RecordedEvents recorded = new RecordedEvents();
    for (Row row :
        reader
            .query(
                "SELECT source, CAST(day AS STRING) AS day, service, slo, SUM(valid) AS valid, SUM(good) AS good"
                    + " FROM core.sli_minute WHERE day BETWEEN :first_day AND :last_day"
                    + " GROUP BY source, day, service, slo",
                days,
                engine.timeZone())
            .collectAsList()) {
      recorded.events.put(
          row.getString(0)
              + "/"
              + row.getString(1)
              + "/"
              + row.getString(2)
              + "/"
              + row.getString(3),
          new Events(row.getLong(4), row.getLong(5)));
    }
    for (Row row :
        reader
            .query(
                "SELECT source, CAST(day AS STRING) AS day, partition, state, rows_quarantined"
                    + " FROM core.partition WHERE state = 'rejected'"
                    + " OR (rows_quarantined > 0 AND day BETWEEN :first_day AND :last_day)",
                days,
                engine.timeZone())
            .collectAsList()) {
      if (row.getString(3).equals(RawPartition.State.REJECTED.word())) {
        recorded.rejected.add(row.getString(0) + "/" + row.getString(2));
      }
      recorded.quarantined.merge(
          row.getString(0) + "/" + row.getString(1), row.getLong(4), Long::sum);
    }
    return recorded;
  }

  /** Returns whether all lines of the day were read as rows. */
  boolean isCountable(StaleDay day, DataSource source, NotChecked notChecked) {
    boolean isCountable =
        !source.format().isLines() || quarantined.getOrDefault(day.key(), 0L) == 0;
    if (!isCountable) {
      notChecked.day(day, NOT_READ);
    }
    return isCountable;
  }

  /** The partitions whose rows count, with files. */
  List<RawPartition> counted(StaleDay day) {
    return day.partitions().stream()
        .filter(RawPartition::isRead)
        .filter(partition -> !partition.files().isEmpty())
        .filter(
            partition -> !rejected.contains(day.source().orElseThrow() + "/" + partition.name()))
        .toList();
  }

  Events of(StaleDay day, Slo objective) {
    return events.getOrDefault(
        day.key() + "/" + objective.service() + "/" + objective.name(), Events.NONE);
  }
}
