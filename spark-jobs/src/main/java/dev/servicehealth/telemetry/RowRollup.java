package dev.servicehealth.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rollup row by row: plain, and the oracle of faster ones. */
public final class RowRollup implements Rollup {
  private final SparkSession spark;
  private final RollupContext context;
  private final int mostRows;

  /**
   * @param userKey the secret under which user ids are hashed; needed where a data source has them
   * @param now when the run is: rows of more than a day later are not believed
   */
  public RowRollup(
      SparkSession spark, ReportingCalendar calendar, Optional<byte[]> userKey, Instant now) {
    this(spark, calendar, userKey, now, Integer.MAX_VALUE);
  }

  /**
   * @param mostRows raw rows that are read of each data source, to try what becomes of them
   */
  public RowRollup(
      SparkSession spark,
      ReportingCalendar calendar,
      Optional<byte[]> userKey,
      Instant now,
      int mostRows) {
    this.spark = spark;
    this.context = new RollupContext(calendar, userKey, now);
    this.mostRows = mostRows;
  }

  @Override
  public Dataset<Row> partialFacts(
      LocatedSource located, List<RawPartition> partitions, Set<LocalDate> days) {
    return context.partialFacts(
        spark,
        located,
        partitions,
        days,
        (mapped, spec) -> {
          Dataset<Row> all = mapped.all();
          Dataset<Row> rows = mostRows < Integer.MAX_VALUE ? all.limit(mostRows) : all;
          return facts(located, rows, spec);
        });
  }

  /**
   * The partial facts of mapped rows. They are taken as Spark holds them: making objects of their
   * values costs more than counting them.
   */
  static JavaRDD<Row> facts(LocatedSource located, Dataset<Row> mapped, RollupSpec spec) {
    Dataset<Row> rows = located.source().key().isPresent() ? Duplicates.mark(mapped, spec) : mapped;
    return rows.queryExecution().toRdd().toJavaRDD().mapPartitions(new RollupTask(spec));
  }
}
