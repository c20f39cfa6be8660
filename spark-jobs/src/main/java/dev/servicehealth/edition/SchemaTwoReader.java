package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.report.Edition;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/** Reads the rows of {@code report/objective.sql} and {@code report/objective_day.sql}. */
final class SchemaTwoReader implements ObjectiveFigures.SpanReader {

  @Override
  public String questions() {
    return "";
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
        SpanFigures.state(row),
        SpanFigures.minutes(row),
        users,
        days,
        SpanFigures.unit(row),
        SpanFigures.result(row),
        SpanFigures.adjusted(row));
  }

  @Override
  public Edition.Day day(Row row) {
    return new Edition.Day(
        LocalDate.parse(row.getAs("day").toString()),
        text(row, "definition"),
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        SpanFigures.state(row),
        SpanFigures.minutes(row),
        SpanFigures.target(row),
        SpanFigures.unit(row),
        SpanFigures.result(row),
        SpanFigures.adjusted(row));
  }

  @Override
  public String main(List<Row> objectives) {
    return objectives.stream()
        .filter(row -> Boolean.TRUE.equals(row.<Boolean>getAs("is_main")))
        .map(row -> text(row, "slo"))
        .findFirst()
        .orElse(text(objectives.get(0), "slo"));
  }
}
