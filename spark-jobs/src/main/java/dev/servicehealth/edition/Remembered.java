package dev.servicehealth.edition;

import dev.servicehealth.model.DayRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Asks each question of a period once. A report builds its edition twice, to compare it with the
 * one before and to publish it, from tables at fixed versions. Answers of one range of days are
 * kept at a time, so that a comparison of many editions does not hold the rows of all.
 */
final class Remembered implements Questions {
  private record Asked(String question, String timeZone) {}

  private final Questions questions;
  private final Map<Asked, List<Row>> answers = new HashMap<>();
  private DayRange kept;

  Remembered(Questions questions) {
    this.questions = questions;
  }

  @Override
  public Stream<Row> ask(String question, DayRange days, String timeZone) {
    if (!days.equals(kept)) {
      answers.clear();
      kept = days;
    }
    return answers
        .computeIfAbsent(
            new Asked(question, timeZone),
            asked -> questions.ask(asked.question(), days, asked.timeZone()).toList())
        .stream();
  }
}
