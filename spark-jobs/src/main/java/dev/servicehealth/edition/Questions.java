package dev.servicehealth.edition;

import dev.servicehealth.model.DayRange;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Answers the questions of a report from the tables. */
interface Questions {

  /**
   * @param question its name
   * @param timeZone of the reporting calendar
   */
  Stream<Row> ask(String question, DayRange days, String timeZone);
}
