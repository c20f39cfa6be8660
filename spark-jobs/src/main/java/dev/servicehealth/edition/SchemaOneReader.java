package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Makes an edition of schema 1 again, for {@code verify}: from the questions in {@code
 * report/schema_1}, asked of the tables as they were then. Those editions divided counts
 * themselves.
 */
final class SchemaOneReader implements ObjectiveFigures.SpanReader {
  private static final int DIGITS = 9;

  @Override
  public String questions() {
    return "schema_1/";
  }

  @Override
  public Edition.Objective objective(
      Row row, String title, Edition.Users users, List<Edition.Day> days) {
    return new Edition.Objective(
        text(row, "slo"),
        title,
        SpanFigures.target(row),
        text(row, "definition"),
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        State.of(text(row, "state")),
        SpanFigures.minutes(row),
        users,
        days,
        null,
        result(row),
        null);
  }

  @Override
  public Edition.Day day(Row row) {
    return new Edition.Day(
        LocalDate.parse(row.getAs("day").toString()),
        text(row, "definition"),
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        State.of(text(row, "state")),
        SpanFigures.minutes(row),
        SpanFigures.target(row),
        null,
        result(row),
        null);
  }

  @Override
  public String main(List<Row> objectives) {
    return null;
  }

  private static Edition.Result result(Row row) {
    Edition.Minutes minutes = SpanFigures.minutes(row);
    long counted = minutes.total() - minutes.excluded();
    return new Edition.Result(
        null,
        ratio(number(row, "good"), number(row, "valid")),
        null,
        null,
        ratio(counted - minutes.noTelemetry(), counted),
        null,
        null);
  }

  private static BigDecimal ratio(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.DOWN);
  }
}
