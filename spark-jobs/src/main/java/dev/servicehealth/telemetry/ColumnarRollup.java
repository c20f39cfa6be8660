package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.DataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rollup over batches of columns, as Spark's vectorised scan hands them out. A value that
 * stands in a dictionary is looked at once and not for every row that holds it, and sums stand in
 * arrays of numbers.
 *
 * <p>It gives the facts of {@link RowRollup}, for three reasons. It plans the same query and takes
 * the optimised expressions out of that plan, so a row means the same. It counts by itself only
 * rows that have a time, a service and a verdict of each objective, by the rules of {@link Judge};
 * every other row goes to {@link RowTally}, which is the row rollup. And a fact is a sum, so it
 * does not matter which of the two adds a row to it, nor how many parts it comes in.
 *
 * <p>Feeds, files and plans for which this does not hold are rolled up row by row, and it says why.
 */
public final class ColumnarRollup implements Rollup {
  private final SparkSession spark;
  private final RollupContext context;
  private final BiConsumer<String, String> told;
  private final int mostWeight;

  /**
   * @param userKey the secret under which user ids are hashed; needed where a data source has them
   * @param now when the run is: rows of more than a day later are not believed
   * @param told takes the name of a data source and how its rows are counted, for people
   */
  public ColumnarRollup(
      SparkSession spark,
      ReportingCalendar calendar,
      Optional<byte[]> userKey,
      Instant now,
      BiConsumer<String, String> told) {
    this(spark, new RollupContext(calendar, userKey, now), told, RollupTask.MOST_WEIGHT);
  }

  private ColumnarRollup(
      SparkSession spark, RollupContext context, BiConsumer<String, String> told, int mostWeight) {
    this.spark = spark;
    this.context = context;
    this.told = told;
    this.mostWeight = mostWeight;
  }

  /** Makes one whose tasks hand sums over when they outweigh this. */
  ColumnarRollup handingOverAt(int weight) {
    return new ColumnarRollup(spark, context, told, weight);
  }

  @Override
  public Dataset<Row> partialFacts(
      LocatedSource located, List<RawPartition> partitions, Set<LocalDate> days) {
    return context.partialFacts(
        spark, located, partitions, days, (mapped, spec) -> facts(located, mapped, spec));
  }

  private JavaRDD<Row> facts(LocatedSource located, MappedRows mapped, RollupSpec spec) {
    Optional<String> refusal = refusal(located.source());
    if (refusal.isPresent()) {
      told.accept(located.source().name(), "by row: " + refusal.get());
      return RowRollup.facts(located, mapped.all(), spec);
    }
    List<JavaRDD<Row>> parts = new ArrayList<>();
    Set<String> reasons = new TreeSet<>();
    for (Dataset<Row> group : mapped.groups()) {
      ColumnScan scan = ColumnScan.of(group);
      scan.refusal().ifPresent(reasons::add);
      parts.add(
          scan.refusal().isPresent()
              ? RowRollup.facts(located, group, spec)
              : scan.batches()
                  .mapPartitions(new ColumnarTask(spec, scan.expressions(), mostWeight)));
    }
    told.accept(
        located.source().name(),
        reasons.isEmpty() ? "by column" : "by row in part: " + String.join("; ", reasons));
    return parts.stream().reduce(JavaRDD::union).orElseThrow();
  }

  /** Why no file of the data source can be counted by column; empty where some may. */
  private static Optional<String> refusal(DataSource source) {
    if (source.format() != DataSource.Format.PARQUET
        && source.format() != DataSource.Format.DELTA) {
      return Optional.of("its files are lines");
    }
    return source.key().map(key -> "rows with an equal key count once");
  }
}
