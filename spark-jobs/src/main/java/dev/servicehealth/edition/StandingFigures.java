package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.day;
import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Check;
import dev.servicehealth.report.Happenings;
import dev.servicehealth.report.History;
import dev.servicehealth.report.Latency;
import dev.servicehealth.report.Recent;
import dev.servicehealth.report.Standing;
import dev.servicehealth.report.State;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Reads what an edition tells beside the figures of its period: budgets, history and places. */
final class StandingFigures {
  private static final String QUARTER = "quarter";

  private final Map<String, List<Row>> budgets;
  private final Map<String, History> histories;
  private final Map<String, List<Happenings.Place>> places;
  private final Map<String, Latency> latency;
  private final Map<String, Recent> recent;
  private final Map<String, List<Standing.Kind>> kinds;
  private final Map<String, Check> checks;

  /**
   * @param ask answers a report's question by its name
   */
  StandingFigures(BiFunction<String, DayRange, Stream<Row>> ask, DayRange days) {
    this.budgets = ask.apply("budget", days).collect(groupingBy(ObjectiveFigures::key));
    this.histories =
        ask.apply("history", days).collect(toMap(ObjectiveFigures::key, StandingFigures::history));
    this.places =
        ask.apply("place", days)
            .collect(groupingBy(ObjectiveFigures::key, mapping(StandingFigures::place, toList())));
    this.latency =
        ask.apply("latency", days)
            .collect(toMap(row -> text(row, "service"), StandingFigures::latency));
    this.recent =
        ask.apply("recent", days)
            .collect(toMap(ObjectiveFigures::key, row -> LatelyFigures.recent(row, days.last())));
    this.kinds =
        ask.apply("kind_day", days)
            .collect(groupingBy(ObjectiveFigures::key, mapping(StandingFigures::kind, toList())));
    this.checks =
        ask.apply("cross_check", days)
            .collect(toMap(ObjectiveFigures::key, StandingFigures::check, (first, next) -> first));
  }

  /**
   * @param key of an objective
   */
  Standing of(String key) {
    List<Row> rows = budgets.getOrDefault(key, List.of());
    return new Standing(
        rows.stream()
            .filter(row -> row.<Boolean>getAs("is_objective_window"))
            .findFirst()
            .map(StandingFigures::budget)
            .orElse(null),
        rows.stream()
            .filter(row -> text(row, "window").equals(QUARTER))
            .findFirst()
            .map(StandingFigures::budget)
            .orElse(null),
        histories.get(key),
        places.getOrDefault(key, List.of()),
        recent.get(key),
        kinds.getOrDefault(key, List.of()),
        checks.get(key));
  }

  /** Null where none is recorded. */
  Latency ofService(String service) {
    return latency.get(service);
  }

  private static Standing.Budget budget(Row row) {
    return new Standing.Budget(
        text(row, "window"),
        day(row, "window_starts"),
        day(row, "window_ends"),
        row.<Boolean>getAs("is_over"),
        number(row, "bad"),
        row.getAs("budget"),
        row.getAs("spent_share"),
        State.of(text(row, "raw_state")),
        number(row, "adjusted_bad"),
        row.getAs("adjusted_budget"),
        row.getAs("adjusted_spent_share"),
        State.of(text(row, "adjusted_state")),
        row.getAs("elapsed_share"),
        row.getAs("forecast_day") == null ? null : forecast(row),
        list(row, "bad_by_day")
            .map(by -> new Standing.BadByDay(day(by, "day"), number(by, "adjusted_bad")))
            .toList());
  }

  private static Standing.Kind kind(Row row) {
    return new Standing.Kind(
        text(row, "value"),
        list(row, "days")
            .map(by -> new Standing.BadByDay(day(by, "day"), number(by, "bad")))
            .toList());
  }

  private static Check check(Row row) {
    return new Check(
        text(row, "check_slo"),
        text(row, "source"),
        number(row, "days"),
        number(row, "days_compared"),
        number(row, "valid"),
        number(row, "bad"),
        number(row, "check_valid"),
        number(row, "check_bad"));
  }

  private static Standing.Forecast forecast(Row row) {
    return new Standing.Forecast(
        day(row, "forecast_day"),
        row.getAs("forecast_budget"),
        row.getAs("spent_of_forecast"),
        row.getAs("likely_share"),
        row.getAs("high_share"),
        row.<Long>getAs("adjusted_bad_low"),
        number(row, "adjusted_bad_likely"),
        row.<Long>getAs("adjusted_bad_high"),
        day(row, "exhausted_not_before"),
        day(row, "exhausted_likely"));
  }

  /** Of an objective or of a total: their questions name these columns alike. */
  static History history(Row row) {
    return new History(
        list(row, "periods").map(StandingFigures::past).toList(),
        list(row, "months").map(StandingFigures::past).toList(),
        usual(row, "usual"));
  }

  /** Null where it is too early to say. */
  static History.Usual usual(Row row, String column) {
    Row usual = row.getAs(column);
    return usual == null
        ? null
        : new History.Usual(usual.getAs("mean"), usual.getAs("low"), usual.getAs("high"));
  }

  private static History.Past past(Row row) {
    return new History.Past(
        day(row, "window_starts"),
        day(row, "window_ends"),
        number(row, "bad"),
        number(row, "valid"),
        row.getAs("spent_share"),
        row.getAs("rate"),
        State.of(text(row, "raw_verdict")));
  }

  private static Happenings.Place place(Row row) {
    return new Happenings.Place(
        text(row, "dimension"), text(row, "value"), number(row, "bad"), number(row, "valid"));
  }

  private static Latency latency(Row row) {
    return new Latency(
        number(row, "requests"),
        row.getAs("p50_ms"),
        row.getAs("p95_ms"),
        row.getAs("p99_ms"),
        list(row, "days")
            .map(
                by ->
                    new Latency.Day(
                        day(by, "day"), by.getAs("p50_ms"), by.getAs("p95_ms"), by.getAs("p99_ms")))
            .toList());
  }

  static Stream<Row> list(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? Stream.of() : row.<Row>getList(index).stream();
  }
}
