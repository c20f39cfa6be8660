package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.servicehealth.Failure;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/** The rollup row by row: plain, and the oracle of faster ones. */
public final class RowRollup implements Rollup {
  private static final String TEXT = "CAST((%s) AS STRING)";

  private final SparkSession spark;
  private final ReportingCalendar calendar;
  private final Optional<byte[]> userKey;
  private final Instant now;
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
    this.calendar = calendar;
    this.userKey = userKey;
    this.now = now;
    this.mostRows = mostRows;
  }

  @Override
  public Dataset<Row> partialFacts(
      LocatedSource located, List<RawPartition> partitions, Set<LocalDate> days) {
    List<RawPartition> readable = partitions.stream().filter(RawPartition::isRead).toList();
    if (readable.isEmpty()) {
      return spark.createDataFrame(List.of(), PartialFacts.schema());
    }
    DataSource source = located.source();
    List<RawFile> files = readable.stream().flatMap(p -> p.files().stream()).toList();
    List<Dataset<Row>> raw = new SourceReader(spark).open(located, files);
    List<Expressions> compiled =
        raw.stream().map(rows -> new Expressions(rows, source.name())).toList();
    mustFit(located, compiled);
    RollupSpec spec = spec(located, readable, days, numeric(located, compiled));
    Dataset<Row> all =
        IntStream.range(0, raw.size())
            .mapToObj(i -> raw.get(i).select(columns(located, compiled.get(i))))
            .reduce(Dataset::union)
            .orElseThrow();
    Dataset<Row> rows = mostRows < Integer.MAX_VALUE ? all.limit(mostRows) : all;
    if (source.key().isPresent()) {
      rows = Duplicates.mark(rows, spec);
    }
    // Rows as Spark holds them: making objects of their values costs more than counting them.
    return spark.createDataFrame(
        rows.queryExecution().toRdd().toJavaRDD().mapPartitions(new RollupTask(spec)),
        PartialFacts.schema());
  }

  private static Column[] columns(LocatedSource located, Expressions compiled) {
    DataSource source = located.source();
    List<Column> columns = new ArrayList<>();
    columns.add(col(SourceReader.FILE));
    columns.add(col(SourceReader.BLOCK));
    columns.add(col(SourceReader.ORDINAL));
    columns.add(source.keepRejectedText() ? col(Lines.TEXT) : lit(null).cast("string"));
    columns.add(col(Lines.PROBLEM));
    columns.add(lit(false));
    columns.add(mapped(source, compiled, "event_time", "unix_micros(CAST((%s) AS TIMESTAMP))"));
    columns.add(mapped(source, compiled, "service", TEXT));
    for (String dimension : List.of("operation", "region", "platform")) {
      columns.add(coalesce(mapped(source, compiled, dimension, TEXT), lit("(none)")));
    }
    columns.add(mapped(source, compiled, "user_id", TEXT));
    columns.add(mapped(source, compiled, "latency_ms", "CAST((%s) AS DOUBLE)"));
    located.indicators().expressions().forEach(text -> columns.add(compiled.counted(text)));
    for (int i = 0; i < columns.size(); i++) {
      columns.set(i, columns.get(i).as(RowColumns.name(i)));
    }
    source.key().ifPresent(key -> columns.add(compiled.orNull(key, "%s").as(Duplicates.KEY)));
    return columns.toArray(Column[]::new);
  }

  private static Column mapped(
      DataSource source, Expressions compiled, String column, String conversion) {
    String expression = source.columns().get(column);
    Column value = expression == null ? lit(null) : compiled.orNull(expression, conversion);
    return switch (column) {
      case "event_time" -> value.cast("bigint");
      case "latency_ms" -> value.cast("double");
      default -> value.cast("string");
    };
  }

  /** An expression must fit the columns of some files; the rows of others cannot be judged. */
  private static void mustFit(LocatedSource located, List<Expressions> compiled) {
    DataSource source = located.source();
    Stream.of(
            source.columns().values().stream(),
            source.key().stream(),
            located.indicators().expressions().stream())
        .flatMap(texts -> texts)
        .filter(text -> compiled.stream().noneMatch(files -> files.fits(text)))
        .findFirst()
        .ifPresent(
            text -> {
              throw compiled.get(0).unusable(text);
            });
  }

  /** For each expression, whether it is summed and not counted. */
  private static List<Boolean> numeric(LocatedSource located, List<Expressions> compiled) {
    return located.indicators().expressions().stream()
        .map(text -> isNumeric(located, compiled, text))
        .toList();
  }

  private static boolean isNumeric(
      LocatedSource located, List<Expressions> compiled, String expression) {
    List<DataType> types =
        compiled.stream().flatMap(files -> files.type(expression).stream()).toList();
    if (!types.isEmpty() && types.stream().noneMatch(Expressions::isCountable)) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot count `%s` of data source %s: it is a %s.%n"
                  .formatted(expression, located.source().name(), types.get(0).simpleString())
              + "An indicator's expression is a boolean, which counts rows, or a number, which is summed.");
    }
    return types.stream().anyMatch(NumericType.class::isInstance);
  }

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
        located.indicators().expressions().stream().map(RowRollup::subject).toList(),
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
