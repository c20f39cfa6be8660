package dev.servicehealth.record;

import dev.servicehealth.model.Reader;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.plan.RecordedDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The table {@code record.run}: one row for every run whose tables were all written and audited.
 */
public final class RunLog {
  private static final String RUN = "record.run";

  /** Stands for a table that was not looked at yet, or is missing. */
  private static final State NOTHING =
      new State(-1, 0, Optional.empty(), Optional.empty(), RecordedDays.none(), List.of());

  private final Warehouse warehouse;
  private final Reader newest;
  private State state = NOTHING;

  /**
   * The content of a version of the table.
   *
   * @param version of Delta
   * @param number of the newest run; 0 before the first
   */
  private record State(
      long version,
      long number,
      Optional<Published> newest,
      Optional<LocalDate> firstDay,
      RecordedDays fingerprints,
      List<String> runs) {}

  public RunLog(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.newest = warehouse.newest();
  }

  /** The newest fingerprint of every source and day. */
  public RecordedDays fingerprints() {
    return state().fingerprints();
  }

  /** The first day that was ever recorded. */
  public Optional<LocalDate> firstDay() {
    return state().firstDay();
  }

  /** Every run. */
  public List<String> runs() {
    return state().runs();
  }

  /** The newest run. */
  public Optional<String> newest() {
    return published().map(Published::run);
  }

  /**
   * The versions that readers should see after a run.
   *
   * @param versions the Delta version of every table
   */
  public record Published(String run, Instant at, Map<String, Long> versions) {}

  /** Returns the publication of the newest run; empty before the first. */
  public Optional<Published> published() {
    return state().newest();
  }

  /** Returns the publication of a run; empty when it is not in the record. */
  public Optional<Published> published(String run) {
    return ask(
            "SELECT run, published_at, table_versions FROM record.run WHERE run = '%s'"
                .formatted(run.replace("'", "")))
        .collectAsList()
        .stream()
        .findFirst()
        .map(RunLog::published);
  }

  private static Published published(Row row) {
    return new Published(
        row.getString(0), row.getTimestamp(1).toInstant(), Map.copyOf(row.getJavaMap(2)));
  }

  /** The versions of tables that somebody may ask for: of editions, and of runs since a time. */
  public List<Map<String, Long>> needed(Instant since) {
    return ask(
            "SELECT table_versions FROM record.run WHERE published_at >= TIMESTAMP '"
                + since
                + "' OR run IN (SELECT run FROM record.edition)"
                + " OR number = (SELECT MAX(number) FROM record.run)")
        .collectAsList()
        .stream()
        .map(row -> Map.copyOf(row.<String, Long>getJavaMap(0)))
        .toList();
  }

  /** The table as it is now, read once for each of its versions. */
  private State state() {
    OptionalLong version = warehouse.version(RUN);
    if (version.isEmpty()) {
      return NOTHING;
    }
    if (state.version() != version.getAsLong()) {
      state = read(version.getAsLong());
    }
    return state;
  }

  /**
   * The newest run comes before the fingerprints: a run that is published between the two questions
   * is then seen as newer than what was read.
   */
  private State read(long version) {
    Row row =
        ask("SELECT COALESCE(MAX(number), 0), MAX_BY(STRUCT(run, published_at, table_versions), number),"
                + " CAST(MIN(first_day) AS STRING), COLLECT_LIST(run) FROM record.run")
            .head();
    return new State(
        version,
        row.getLong(0),
        Optional.ofNullable(row.<Row>getAs(1)).map(RunLog::published),
        Optional.ofNullable(row.getString(2)).map(LocalDate::parse),
        fingerprints("TRUE"),
        List.copyOf(row.<String>getList(3)));
  }

  /** The newest fingerprint of every source and day as it was after a run. */
  public RecordedDays fingerprints(Published run) {
    return fingerprints(
        "number <= (SELECT MAX(number) FROM record.run WHERE run = '%s')"
            .formatted(run.run().replace("'", "")));
  }

  private RecordedDays fingerprints(String condition) {
    Map<String, String> fingerprints = new TreeMap<>();
    ask(("SELECT key, MAX_BY(value, number) FROM (SELECT number, EXPLODE(fingerprints)"
                + " FROM record.run WHERE %s) GROUP BY key")
            .formatted(condition))
        .collectAsList()
        .forEach(newest -> fingerprints.put(newest.getString(0), newest.getString(1)));
    return RecordedDays.of(fingerprints);
  }

  private Dataset<Row> ask(String question) {
    return newest.query(question);
  }

  /**
   * Publishes a run, in one commit. The versions that it names are those of the tables after it:
   * that of this table is the one that the commit makes, and other tables of the record are as they
   * are now, since they are appended to by reports and not by runs.
   */
  public void append(Run run) {
    Run.Account account = run.account();
    Map<String, Long> versions = new TreeMap<>(run.tableVersions());
    versions.put(RUN, warehouse.nextVersion(RUN));
    Row row =
        RowFactory.create(
            state().number() + 1,
            run.id(),
            run.kind(),
            java.sql.Timestamp.from(run.startedAt()),
            java.sql.Timestamp.from(run.publishedAt()),
            java.sql.Date.valueOf(run.range().first()),
            java.sql.Date.valueOf(run.range().last()),
            run.reason().orElse(null),
            scala.jdk.javaapi.CollectionConverters.asScala(versions),
            scala.jdk.javaapi.CollectionConverters.asScala(run.fingerprints()),
            account.read(),
            account.accepted(),
            account.quarantined(),
            account.duplicate(),
            account.late(),
            run.code(),
            run.definitions(),
            account.unjudged(),
            run.incidentFeed(),
            run.incidents());
    warehouse.append(RUN, List.of(row));
  }
}
