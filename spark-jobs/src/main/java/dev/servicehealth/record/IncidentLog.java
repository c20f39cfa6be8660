package dev.servicehealth.record;

import dev.servicehealth.incident.Revision;
import dev.servicehealth.incident.Revision.Status;
import dev.servicehealth.incident.Revision.Story;
import dev.servicehealth.incident.Revision.Times;
import dev.servicehealth.model.Warehouse;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The table {@code record.incident_revision}: every revision of an incident that a run has seen,
 * refused ones too. Exports hold the newest state alone, so what was known before is kept here.
 */
public final class IncidentLog {
  private static final String TABLE = "record.incident_revision";

  private final Warehouse warehouse;

  public IncidentLog(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Every revision, in the order in which they were recorded. */
  public List<Revision> revisions() {
    if (warehouse.version(TABLE).isEmpty()) {
      return List.of();
    }
    return warehouse
        .newest()
        .query("SELECT * FROM " + TABLE + " ORDER BY known_at, revised_at, place")
        .collectAsList()
        .stream()
        .map(IncidentLog::revision)
        .toList();
  }

  /**
   * Adds the revisions that a run saw first. The caller holds the tables: another run may have
   * added some of them since they were read.
   *
   * @param knownAt when the run is published
   */
  public void append(String run, Instant knownAt, List<Revision> revisions) {
    List<Revision> added = new ArrayList<>(revisions);
    if (!added.isEmpty()) {
      added.removeAll(revisions());
    }
    if (!added.isEmpty()) {
      warehouse.append(TABLE, added.stream().map(each -> row(run, knownAt, each)).toList());
    }
  }

  private static Row row(String run, Instant knownAt, Revision revision) {
    List<Object> values = new ArrayList<>();
    values.add(revision.incident());
    values.add(Timestamp.from(revision.revisedAt()));
    values.add(Timestamp.from(knownAt));
    values.add(run);
    values.add(revision.status().word());
    values.add(revision.problem().orElse(null));
    values.addAll(told(revision));
    values.add(revision.place());
    return RowFactory.create(values.toArray());
  }

  /** The columns that every table of revisions has, from {@code severity} to {@code is_final}. */
  public static List<Object> told(Revision revision) {
    Times times = revision.times();
    Story story = revision.story();
    return Arrays.asList( // with NULL
        revision.severity(),
        story.severity(),
        revision.services().toArray(String[]::new),
        story.title(),
        timestamp(times.started()),
        timestamp(times.detected()),
        timestamp(times.acknowledged()),
        timestamp(times.mitigated()),
        timestamp(times.resolved()),
        story.cause().orElse(null),
        story.kind().orElse(null),
        story.owner().orElse(null),
        story.nextStep().orElse(null),
        story.due().map(Date::valueOf).orElse(null),
        story.isDone(),
        story.link().orElse(null),
        story.isFinal());
  }

  private static Timestamp timestamp(Optional<Instant> instant) {
    return instant.map(Timestamp::from).orElse(null);
  }

  private static Revision revision(Row row) {
    return new Revision(
        row.getAs("incident"),
        row.<Timestamp>getAs("revised_at").toInstant(),
        Status.valueOf(row.<String>getAs("status").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(row.getAs("problem")),
        row.<Integer>getAs("severity"),
        row.getList(row.fieldIndex("services")),
        new Times(
            time(row, "started_at"),
            time(row, "detected_at"),
            time(row, "acknowledged_at"),
            time(row, "mitigated_at"),
            time(row, "resolved_at")),
        new Story(
            row.getAs("title"),
            row.getAs("severity_word"),
            Optional.ofNullable(row.getAs("cause")),
            Optional.ofNullable(row.getAs("class")),
            Optional.ofNullable(row.getAs("owner")),
            Optional.ofNullable(row.getAs("next_step")),
            Optional.ofNullable(row.<Date>getAs("due")).map(Date::toLocalDate),
            row.<Boolean>getAs("is_done"),
            Optional.ofNullable(row.getAs("link")),
            row.<Boolean>getAs("is_final")),
        row.getAs("place"));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.<Timestamp>getAs(column)).map(Timestamp::toInstant);
  }
}
