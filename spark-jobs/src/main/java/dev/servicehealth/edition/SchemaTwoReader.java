package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.State;
import dev.servicehealth.report.Unit;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Reads the rows of {@code report/objective.sql} and {@code report/objective_day.sql}. Both name
 * their columns alike, so that one reader serves periods and days.
 */
final class SchemaTwoReader implements ObjectiveFigures.SpanReader {

  @Override
  public String questions() {
    return "";
  }

  @Override
  public State state(Row row) {
    return State.of(text(row, "raw_verdict"));
  }

  @Override
  public Unit unit(Row row) {
    return new Unit(
        text(row, "unit"), (int) number(row, "slice_minutes"), row.<String>getAs("bad_is"));
  }

  @Override
  public Edition.Result result(Row row) {
    return new Edition.Result(
        row.<Long>getAs("missing"),
        row.getAs("availability"),
        row.getAs("availability_at_worst"),
        row.getAs("availability_at_best"),
        row.getAs("coverage"),
        ofPeriod(row, "budget"),
        ofPeriod(row, "spent_share"));
  }

  @Override
  public Edition.Adjusted adjusted(Row row) {
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

  @Override
  public String main(List<Row> objectives) {
    return objectives.stream()
        .filter(row -> Boolean.TRUE.equals(row.<Boolean>getAs("is_main")))
        .map(row -> text(row, "slo"))
        .findFirst()
        .orElse(text(objectives.get(0), "slo"));
  }

  /** Only periods have budgets. */
  private static BigDecimal ofPeriod(Row row, String column) {
    boolean isThere = List.of(row.schema().fieldNames()).contains(column);
    return isThere ? row.getAs(column) : null;
  }
}
