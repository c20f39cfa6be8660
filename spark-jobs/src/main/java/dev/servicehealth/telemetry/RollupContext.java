package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.catalog.SqlExpression;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The settings of a run that hold for all of its data sources.
 *
 * @param userKey the secret under which user ids are hashed; needed where a data source has them
 * @param now when the run is: rows of more than a day later are not believed
 */
record RollupContext(ReportingCalendar calendar, Optional<byte[]> userKey, Instant now) {

  /**
   * The partial facts of one data source: reads its files, and counts their rows as a rollup does.
   *
   * @param count the facts of mapped rows
   */
  Dataset<Row> partialFacts(
      SparkSession spark,
      LocatedSource located,
      List<RawPartition> partitions,
      Set<LocalDate> days,
      BiFunction<MappedRows, RollupSpec, JavaRDD<Row>> count) {
    List<RawPartition> readable = partitions.stream().filter(RawPartition::isRead).toList();
    if (readable.isEmpty()) {
      return spark.createDataFrame(List.of(), PartialFacts.schema());
    }
    List<RawFile> files = readable.stream().flatMap(p -> p.files().stream()).toList();
    SourceReader.Opened opened = new SourceReader(spark).open(located, files);
    MappedRows mapped = MappedRows.of(located, opened.groups());
    RollupSpec spec = spec(located, readable, days, mapped.numeric());
    return spark.createDataFrame(
        count.apply(mapped, spec).union(atRisk(spark, spec, opened)), PartialFacts.schema());
  }

  /** How many files of each partition were read without the vectorised reader. */
  private static JavaRDD<Row> atRisk(
      SparkSession spark, RollupSpec spec, SourceReader.Opened opened) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Row> facts =
        opened.atRisk().stream()
            .map(file -> spec.partitions().get(spec.partitionOf().get(file.path())).name())
            .map(partition -> PartialFacts.atRisk(spec.source(), partition, 1))
            .toList();
    return facts.isEmpty() ? context.emptyRDD() : context.parallelize(facts, 1);
  }

  /**
   * Collects what tasks need to know of one data source.
   *
   * @param partitions that are read
   * @param numeric for each expression, whether it is summed and not counted
   */
  private RollupSpec spec(
      LocatedSource located,
      List<RawPartition> partitions,
      Set<LocalDate> days,
      List<Boolean> numeric) {
    DataSource source = located.source();
    Map<String, Integer> partitionOf = new HashMap<>();
    List<RollupSpec.Span> spans = new ArrayList<>();
    for (RawPartition partition : partitions) {
      partition.files().forEach(file -> partitionOf.put(file.path(), spans.size()));
      spans.add(span(partition, source.partitions()));
    }
    return new RollupSpec(
        source.name(),
        calendar,
        days.stream().map(day -> Math.toIntExact(day.toEpochDay())).collect(Collectors.toSet()),
        located.indicators(),
        located.indicators().expressions().stream().map(RollupContext::subject).toList(),
        numeric,
        DayClock.micros(now.plus(1, ChronoUnit.DAYS)),
        source.dimensions(),
        partitionOf,
        spans,
        source.columns().containsKey("user_id") ? new UserHash(userKey.orElseThrow()) : null);
  }

  private static String subject(String expression) {
    String columns =
        SqlExpression.of(expression).columns().stream().sorted().collect(Collectors.joining(", "));
    return columns.isEmpty() ? "`" + expression + "`" : columns;
  }

  private static RollupSpec.Span span(RawPartition partition, Partitions partitions) {
    if (partition.starts() == null) {
      return new RollupSpec.Span(partition.name(), RowTally.EARLIEST, Long.MAX_VALUE, false, true);
    }
    return new RollupSpec.Span(
        partition.name(),
        DayClock.micros(partition.starts().minus(partitions.lateness())),
        DayClock.micros(partition.ends()),
        partitions.time() == Partitions.Time.ARRIVAL,
        false);
  }
}
