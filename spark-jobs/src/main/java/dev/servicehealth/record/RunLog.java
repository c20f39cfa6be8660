package dev.servicehealth.record;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Warehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The table {@code record.run}: one row for every run whose tables were all written and audited.
 */
public final class RunLog {
  private final Warehouse warehouse;

  public RunLog(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * A published run.
   *
   * @param account raw rows by outcome
   */
  public record Run(
      String id,
      String kind,
      Instant startedAt,
      Instant publishedAt,
      DayRange range,
      Optional<String> reason,
      Map<String, Long> tableVersions,
      Map<String, String> fingerprints,
      Account account,
      String code,
      String definitions) {}

  /** What became of raw rows. */
  public record Account(long accepted, long quarantined, long duplicate, long late) {
    public long read() {
      return accepted + quarantined + duplicate + late;
    }
  }

  /** The newest fingerprint of every source and day. */
  public Map<String, String> fingerprints() {
    Dataset<Row> newest =
        ask(
            "SELECT key, MAX_BY(value, number) AS value FROM "
                + "(SELECT number, EXPLODE(fingerprints) FROM record.run) GROUP BY key");
    Map<String, String> fingerprints = new TreeMap<>();
    newest.collectAsList().forEach(row -> fingerprints.put(row.getString(0), row.getString(1)));
    return fingerprints;
  }

  /** The first day that was ever recorded. */
  public Optional<LocalDate> firstDay() {
    Row row = ask("SELECT CAST(MIN(first_day) AS STRING) FROM record.run").head();
    return Optional.ofNullable(row.getString(0)).map(LocalDate::parse);
  }

  /** The newest run. */
  public Optional<String> newest() {
    Row row = ask("SELECT MAX_BY(run, number) FROM record.run").head();
    return Optional.ofNullable(row.getString(0));
  }

  /**
   * What readers should see after a run.
   *
   * @param versions the Delta version of every table
   */
  public record Published(String run, Instant at, Map<String, Long> versions) {}

  /** What the newest run published; empty before the first. */
  public Optional<Published> published() {
    return newestWhere("TRUE");
  }

  /** What a run published; empty when it is not in the record. */
  public Optional<Published> published(String run) {
    return newestWhere("run = '" + run.replace("'", "") + "'");
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

  private Optional<Published> newestWhere(String condition) {
    Dataset<Row> newest =
        ask(
            "SELECT run, published_at, table_versions FROM record.run WHERE "
                + condition
                + " ORDER BY number DESC LIMIT 1");
    return newest.collectAsList().stream()
        .findFirst()
        .map(
            row ->
                new Published(
                    row.getString(0),
                    row.getTimestamp(1).toInstant(),
                    Map.copyOf(row.getJavaMap(2))));
  }

  private Dataset<Row> ask(String question) {
    warehouse.attachNamed(question);
    return warehouse.spark().sql(question);
  }

  private long nextNumber() {
    return ask("SELECT COALESCE(MAX(number), 0) + 1 FROM record.run").head().getLong(0);
  }

  /** Publishes a run, in one commit. */
  public void append(Run run) {
    Account account = run.account();
    Row row =
        RowFactory.create(
            nextNumber(),
            run.id(),
            run.kind(),
            java.sql.Timestamp.from(run.startedAt()),
            java.sql.Timestamp.from(run.publishedAt()),
            java.sql.Date.valueOf(run.range().first()),
            java.sql.Date.valueOf(run.range().last()),
            run.reason().orElse(null),
            scala.jdk.javaapi.CollectionConverters.asScala(run.tableVersions()),
            scala.jdk.javaapi.CollectionConverters.asScala(run.fingerprints()),
            account.read(),
            account.accepted(),
            account.quarantined(),
            account.duplicate(),
            account.late(),
            run.code(),
            run.definitions());
    warehouse.attachNamed("SELECT 1 FROM record.run");
    SparkSession spark = warehouse.spark();
    try {
      spark
          .createDataFrame(List.of(row), spark.table("record.run").schema())
          .writeTo("record.run")
          .append();
    } catch (Exception e) { // NoSuchTableException, which Scala does not declare
      throw new IllegalStateException("Cannot append to record.run: " + e.getMessage(), e);
    }
  }
}
