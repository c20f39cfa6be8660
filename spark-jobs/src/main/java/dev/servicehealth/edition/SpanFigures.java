package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.State;
import dev.servicehealth.report.Unit;
import java.math.BigDecimal;
import org.apache.spark.sql.Row;

/**
 * Reads the figures of a span from a row of {@code slo.period_day} or {@code slo.availability_day}.
 * Both name their columns alike, so that one reader serves periods and days.
 */
final class SpanFigures {
  private SpanFigures() {}

  static State state(Row row) {
    return State.of(text(row, "raw_verdict"));
  }

  static BigDecimal target(Row row) {
    return row.<BigDecimal>getAs("target").stripTrailingZeros();
  }

  static Unit unit(Row row) {
    return new Unit(
        text(row, "unit"), (int) number(row, "slice_minutes"), row.<String>getAs("bad_is"));
  }

  static Edition.Minutes minutes(Row row) {
    long good = number(row, "good_minutes");
    long bad = number(row, "bad_minutes");
    long noTraffic = number(row, "no_traffic_minutes");
    long noTelemetry = number(row, "no_telemetry_minutes");
    long excluded = number(row, "excluded_minutes");
    return new Edition.Minutes(
        good,
        bad,
        noTraffic,
        noTelemetry,
        excluded,
        good + bad + noTraffic + noTelemetry + excluded);
  }

  static Edition.Result result(Row row) {
    return new Edition.Result(
        row.<Long>getAs("missing"),
        row.getAs("availability"),
        row.getAs("availability_at_worst"),
        row.getAs("availability_at_best"),
        row.getAs("coverage"),
        ofPeriod(row, "budget"),
        ofPeriod(row, "spent_share"));
  }

  static Edition.Adjusted adjusted(Row row) {
    return new Edition.Adjusted(
        number(row, "adjusted_bad"),
        number(row, "adjusted_valid"),
        row.<Long>getAs("adjusted_missing"),
        row.getAs("adjusted_availability"),
        row.getAs("adjusted_availability_at_worst"),
        row.getAs("adjusted_availability_at_best"),
        ofPeriod(row, "adjusted_budget"),
        ofPeriod(row, "adjusted_spent_share"),
        State.of(text(row, "adjusted_verdict")));
  }

  /** Only periods have budgets. */
  private static BigDecimal ofPeriod(Row row, String column) {
    boolean isThere = java.util.List.of(row.schema().fieldNames()).contains(column);
    return isThere ? row.getAs(column) : null;
  }
}
