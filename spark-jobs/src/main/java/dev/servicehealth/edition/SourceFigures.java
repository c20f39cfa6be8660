package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Source;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Asks what a report says of the telemetry behind its figures. */
final class SourceFigures {
  private final BiFunction<String, DayRange, Stream<Row>> ask;

  /**
   * @param ask answers a report's question by its name
   */
  SourceFigures(BiFunction<String, DayRange, Stream<Row>> ask) {
    this.ask = ask;
  }

  /** The end of the last partition received; the start of the period where none was. */
  Instant receivedUntil(DayRange days) {
    return ask.apply("partition", days)
        .filter(row -> text(row, "state").equals("received") && row.getAs("ends") != null)
        .map(row -> row.<Timestamp>getAs("ends").toInstant())
        .max(Instant::compareTo)
        .orElse(days.first().atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /**
   * @param openUntil the last day on which rows of the period may arrive, by source
   */
  List<Source> sources(DayRange days, Map<String, LocalDate> openUntil) {
    Map<String, List<Row>> partitions =
        ask.apply("partition", days)
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "source"), TreeMap::new, Collectors.toList()));
    Map<String, List<Source.Rejection>> rejections =
        ask.apply("rejection", days)
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "source"),
                    Collectors.mapping(
                        row -> new Source.Rejection(text(row, "reason"), number(row, "row_count")),
                        Collectors.toList())));
    Map<String, List<Source.Doubt>> unjudged =
        ask.apply("unjudged_row", days)
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "source"),
                    Collectors.mapping(SourceFigures::doubt, Collectors.toList())));
    return partitions.entrySet().stream()
        .map(
            entry ->
                source(
                    entry.getKey(),
                    entry.getValue(),
                    rejections.getOrDefault(entry.getKey(), List.of()),
                    unjudged.getOrDefault(entry.getKey(), List.of()),
                    openUntil.get(entry.getKey())))
        .toList();
  }

  private static Source.Doubt doubt(Row row) {
    return new Source.Doubt(
        text(row, "service"), text(row, "slo"), text(row, "reason"), number(row, "row_count"));
  }

  private static Source source(
      String name,
      List<Row> partitions,
      List<Source.Rejection> rejections,
      List<Source.Doubt> unjudged,
      LocalDate openUntil) {
    List<Row> expected =
        partitions.stream().filter(row -> row.<Boolean>getAs("is_expected")).toList();
    List<Source.Problem> problems =
        expected.stream()
            .filter(row -> !text(row, "state").equals("received"))
            .map(
                row ->
                    new Source.Problem(
                        text(row, "partition"), text(row, "state"), text(row, "reason")))
            .toList();
    ToLongFunction<String> sum =
        column -> partitions.stream().mapToLong(row -> number(row, column)).sum();
    return new Source(
        name,
        expected.size(),
        expected.size() - (long) problems.size(),
        problems,
        sum.applyAsLong("rows_read"),
        sum.applyAsLong("rows_accepted"),
        sum.applyAsLong("rows_quarantined"),
        sum.applyAsLong("rows_duplicate"),
        sum.applyAsLong("rows_late"),
        rejections,
        unjudged,
        openUntil);
  }
}
