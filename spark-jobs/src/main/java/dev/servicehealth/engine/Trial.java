package dev.servicehealth.engine;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;

import dev.servicehealth.config.Configuration;
import dev.servicehealth.config.SecretReference;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.project.Project;
import dev.servicehealth.spark.Sessions;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawSources;
import dev.servicehealth.telemetry.RowRollup;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads some rows of the newest partition of every data source, as a night would, and records
 * nothing: whoever writes a catalog sees at once what becomes of rows.
 */
public final class Trial {
  /** Days that are searched for files at a time, from the newest back. */
  private static final int STEP = 40;

  private static final int STEPS = 20;

  private final SparkSession spark;
  private final RawSources raw;
  private final RowRollup rollup;
  private final LocalDate today;

  /**
   * @param rows most rows to read of each data source
   */
  public Trial(Project project, Clock clock, int rows) {
    Configuration configuration = project.configuration();
    this.spark = Sessions.open(configuration.sparkSettings(), configuration.shortcuts());
    this.raw =
        RawSources.of(project.catalog(), configuration.base(), configuration.timeZone(), spark);
    this.rollup =
        new RowRollup(
            spark,
            raw.calendar(),
            project.userKey().map(SecretReference::resolve),
            clock.instant(),
            rows);
    this.today = raw.calendar().day(clock.instant());
  }

  /**
   * The fate of some rows of a data source.
   *
   * @param partition that they are from; empty where none has files
   * @param rows outcome, reason or NULL, and how many
   * @param events service, objective, good and valid events, and rows that it cannot judge
   * @param lost why it could not be read
   */
  public record Tried(
      String source,
      Optional<String> partition,
      List<Row> rows,
      List<Row> events,
      Optional<LostSource> lost) {}

  /** All data sources, one after the other. */
  public Stream<Tried> tried() {
    return raw.located().stream().map(this::tried);
  }

  private Tried tried(LocatedSource located) {
    String source = located.source().name();
    try {
      Optional<RawPartition> newest = newest(located);
      return newest.isPresent()
          ? tried(located, newest.get())
          : new Tried(source, Optional.empty(), List.of(), List.of(), Optional.empty());
    } catch (Throwable e) { // whatever it is, the others are tried
      LostSource lost = LostSource.of(located.source(), e);
      return new Tried(source, Optional.empty(), List.of(), List.of(), Optional.of(lost));
    }
  }

  private Optional<RawPartition> newest(LocatedSource located) {
    for (int step = 0; step < STEPS; step++) {
      LocalDate last = today.minusDays((long) step * STEP);
      List<RawPartition> found =
          raw.finder().find(located.source(), located.root(), last.minusDays(STEP - 1L), last);
      for (int i = found.size() - 1; i >= 0; i--) {
        if (!found.get(i).files().isEmpty()) {
          return Optional.of(found.get(i));
        }
      }
    }
    return Optional.empty();
  }

  private Tried tried(LocatedSource located, RawPartition partition) {
    Dataset<Row> facts =
        rollup.partialFacts(located, List.of(partition), days(located, partition)).cache();
    try {
      return new Tried(
          located.source().name(),
          Optional.of(partition.name()),
          facts
              .where("kind = 'rows' AND outcome <> 'unjudged'")
              .groupBy("outcome", "reason")
              .agg(sum("row_count"))
              .orderBy("outcome", "reason")
              .collectAsList(),
          facts
              .where("kind IN ('minute', 'unjudged')")
              .groupBy("service", "slo")
              .agg(
                  expr("COALESCE(SUM(good), 0)"),
                  expr("COALESCE(SUM(valid), 0)"),
                  expr("COALESCE(SUM(row_count) FILTER (WHERE kind = 'unjudged'), 0)"))
              .orderBy("service", "slo")
              .collectAsList(),
          Optional.empty());
    } finally {
      facts.unpersist();
    }
  }

  /** Those that its rows may be of; of a data source without partitions any up to tomorrow. */
  private Set<LocalDate> days(LocatedSource located, RawPartition partition) {
    boolean whole = partition.starts() == null;
    LocalDate first =
        whole
            ? LocalDate.EPOCH
            : raw.calendar()
                .day(partition.starts().minus(located.source().partitions().lateness()));
    LocalDate last = whole ? today : raw.calendar().day(partition.ends());
    return first.datesUntil(last.plusDays(1)).collect(Collectors.toSet());
  }
}
