package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.SchemaOne;
import dev.servicehealth.report.State;
import dev.servicehealth.report.Unit;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Makes an edition of schema 1 again, for {@code verify}: from the questions in {@code
 * report/schema_1}, asked of the tables as they were then.
 */
final class SchemaOneReader implements ObjectiveFigures.SpanReader {

  @Override
  public String questions() {
    return "schema_1/";
  }

  @Override
  public State state(Row row) {
    return State.of(text(row, "state"));
  }

  @Override
  public Unit unit(Row row) {
    return null;
  }

  @Override
  public Edition.Result result(Row row) {
    Edition.Minutes minutes = ObjectiveFigures.minutes(row);
    return SchemaOne.result(
        number(row, "good"),
        number(row, "valid"),
        minutes.total() - minutes.excluded(),
        minutes.noTelemetry());
  }

  @Override
  public Edition.Adjusted adjusted(Row row) {
    return null;
  }

  @Override
  public String main(List<Row> objectives) {
    return null;
  }
}
