package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.catalog.SqlExpression;
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

/**
 * What a run says about all of its data sources.
 *
 * @param userKey the secret under which user ids are hashed; needed where a data source has them
 * @param now when the run is: rows of more than a day later are not believed
 */
record RollupContext(ReportingCalendar calendar, Optional<byte[]> userKey, Instant now) {

  /**
   * What tasks need to know of one data source.
   *
   * @param partitions that are read
   * @param numeric for each expression, whether it is summed and not counted
   */
  RollupSpec spec(
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
