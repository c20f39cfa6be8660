package dev.servicehealth.recount;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.telemetry.RawPartition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the question for the events of a reporting day: which rows of its files are of the day, of
 * those with a key the first one, and what each indicator makes of them. It says again, apart from
 * the rollup, what {@code core.partition} and {@code core.sli_minute} say of a row.
 */
final class DayQuery {
  /** Rows before it tell of a clock that was never set. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final DataSource source;
  private final Translation translation;

  DayQuery(DataSource source, Translation translation) {
    this.source = source;
    this.translation = translation;
  }

  /**
   * The query: by service and hour, valid and good events of each indicator in turn.
   *
   * @param rows of all files, as {@link RawRows} reads them
   * @param partitions that hold the files
   * @param starts of the reporting day
   * @param ends likewise
   * @throws NotAlike where rows cannot be placed as Spark does
   */
  String sql(
      String rows,
      List<RawPartition> partitions,
      Instant starts,
      Instant ends,
      List<Indicator> indicators) {
    return """
    WITH
    span(own_file, own_earliest, own_latest) AS (VALUES %s),
    row_read AS (
      SELECT
        epoch_us(%s) AS moment, %s AS service, %s AS identity, %s AS place, own_file, own_earliest, own_latest, %s
      FROM (%s) JOIN span ON %s = own_file
    ),
    row_of_day AS (
      SELECT * FROM row_read
      WHERE service IS NOT NULL AND moment >= greatest(own_earliest, %d) AND moment < least(own_latest, %d)
      QUALIFY identity IS NULL OR row_number() OVER (PARTITION BY identity ORDER BY moment, own_file, place) = 1
    ),
    row_counted AS (
      SELECT service, moment // 3600000000 AS hour, %s FROM row_of_day
    )
    SELECT service, hour, %s FROM row_counted GROUP BY service, hour
    """
        .formatted(
            spans(partitions),
            mapped("event_time", Sort.TIME),
            mapped("service", Sort.TEXT),
            key(),
            source.key().isPresent() ? RawRows.ORDINAL : "NULL",
            each(indicators, this::values),
            rows,
            RawRows.FILE,
            micros(starts),
            micros(ends),
            each(indicators, this::counts),
            each(indicators, this::sums));
  }

  /**
   * Checks that both engines read an indicator alike.
   *
   * @throws NotAlike when not
   */
  void mustBeAlike(Indicator indicator) {
    counts(0, indicator);
  }

  private static String each(
      List<Indicator> indicators, BiFunction<Integer, Indicator, String> sql) {
    return IntStream.range(0, indicators.size())
        .mapToObj(i -> sql.apply(i, indicators.get(i)))
        .collect(Collectors.joining(", "));
  }

  private String mapped(String column, Sort needed) {
    Translated value = translation.of(source.columns().get(column));
    if (value.mayFail()) {
      throw NotAlike.unknown("a computed " + column);
    }
    if (value.sort() != needed) {
      throw new NotAlike(
          "%s from a %s".formatted(column, value.sort().word()),
          "engines convert it by other rules");
    }
    return value.sql();
  }

  /** Which of two equal rows counts is decided by their places, which only Parquet rows know. */
  private String key() {
    if (source.key().isEmpty()) {
      return "NULL";
    }
    if (source.format() != DataSource.Format.PARQUET) {
      throw NotAlike.unknown("a key of lines");
    }
    Translated key = translation.of(source.key().get());
    if (key.sort() == Sort.FLOATING || key.mayFail()) {
      throw NotAlike.unknown("a computed key");
    }
    return key.sql();
  }

  private String spans(List<RawPartition> partitions) {
    List<String> spans = new ArrayList<>();
    for (RawPartition partition : partitions) {
      partition
          .files()
          .forEach(
              file ->
                  spans.add(
                      "(%s, %d, %d)"
                          .formatted(
                              Literals.text(RawRows.path(file)),
                              earliest(partition),
                              latest(partition))));
    }
    return String.join(", ", spans);
  }

  private long earliest(RawPartition partition) {
    Partitions partitions = source.partitions();
    return partition.starts() == null
        ? micros(EARLIEST)
        : Math.max(micros(EARLIEST), micros(partition.starts().minus(partitions.lateness())));
  }

  private static long latest(RawPartition partition) {
    return partition.ends() == null ? Long.MAX_VALUE : micros(partition.ends());
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** The values of an indicator's expressions, NULL where one fails. */
  private String values(int i, Indicator indicator) {
    return "%s AS total_%d, %s AS part_%d"
        .formatted(value(indicator.total()), i, value(indicator.part()), i);
  }

  private String value(String expression) {
    Translated value = translation.of(expression);
    return value.mayFail() ? "TRY(%s)".formatted(value.sql()) : value.sql();
  }

  /** Turns the values into counts. */
  private String counts(int i, Indicator indicator) {
    String total = "total_" + i;
    String part = "part_" + i;
    return "%s AS %s, %s AS %s"
        .formatted(
            Translated.counted(total, translation.of(indicator.total()).sort()),
            total,
            Translated.counted(part, translation.of(indicator.part()).sort()),
            part);
  }

  /** Valid and good events of the rows that can be judged. */
  private String sums(int i, Indicator indicator) {
    boolean isSummed = translation.of(indicator.total()).sort().isNumber();
    String judged =
        "total_%1$d > 0 AND part_%1$d >= 0%2$s"
            .formatted(i, isSummed ? " AND part_%1$d <= total_%1$d".formatted(i) : "");
    String part = "least(part_%1$d, total_%1$d)".formatted(i);
    String good =
        indicator.counts() == Indicator.Counts.GOOD ? part : "total_%d - %s".formatted(i, part);
    return sum("total_" + i, judged) + ", " + sum(good, judged);
  }

  private static String sum(String events, String judged) {
    return "CAST(COALESCE(SUM(%s) FILTER (%s), 0) AS BIGINT)".formatted(events, judged);
  }
}
