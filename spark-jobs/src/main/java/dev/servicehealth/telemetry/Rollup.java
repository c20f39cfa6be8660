package dev.servicehealth.telemetry;

import dev.servicehealth.spark.Shortcuts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads every raw row of a data source once and turns it into partial facts. */
public interface Rollup {
  /**
   * The rollup of a session: by column where it takes {@link Shortcuts}, else by row.
   *
   * @param userKey the secret under which user ids are hashed; needed where a data source has them
   * @param now when the run is: rows of more than a day later are not believed
   * @param told takes the name of a data source and how its rows are counted, for people
   */
  static Rollup of(
      SparkSession spark,
      ReportingCalendar calendar,
      Optional<byte[]> userKey,
      Instant now,
      BiConsumer<String, String> told) {
    if (Shortcuts.areOn(spark)) {
      return new ColumnarRollup(spark, calendar, userKey, now, told);
    }
    Rollup rows = new RowRollup(spark, calendar, userKey, now);
    return (located, partitions, days) -> {
      told.accept(located.source().name(), "by row: shortcuts are off");
      return rows.partialFacts(located, partitions, days);
    };
  }

  /**
   * Partial facts in the shape of {@link PartialFacts#schema}: sums that add up, in any order and
   * any number of parts, to the facts of the days asked for. The SQL of the {@code core} models
   * adds them.
   *
   * @param partitions those of the data source that can hold rows of the days; unreadable ones are
   *     skipped
   * @param days reporting days; rows of other days are left alone
   */
  Dataset<Row> partialFacts(
      LocatedSource located, List<RawPartition> partitions, Set<LocalDate> days);
}
