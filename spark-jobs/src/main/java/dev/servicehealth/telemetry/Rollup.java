package dev.servicehealth.telemetry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads every raw row of a data source once and turns it into partial facts. */
public interface Rollup {

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
