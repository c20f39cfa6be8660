package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.day;
import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Lately;
import dev.servicehealth.report.Recent;
import dev.servicehealth.report.State;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Reads how things did up to a period: the whole by period, and each objective by day. */
final class LatelyFigures {
  private static final int RECENT_DAYS = 91;

  private LatelyFigures() {}

  /**
   * Null where no period is recorded.
   *
   * @param ask answers a report's question by its name
   */
  static Lately of(BiFunction<String, DayRange, Stream<Row>> ask, DayRange days) {
    List<Lately.Incident> incidents =
        ask.apply("past_incident", days).map(LatelyFigures::incident).toList();
    return ask.apply("lately", days).map(row -> lately(row, incidents)).findFirst().orElse(null);
  }

  private static Lately lately(Row row, List<Lately.Incident> incidents) {
    return new Lately(
        StandingFigures.list(row, "periods").map(LatelyFigures::past).toList(),
        StandingFigures.list(row, "months").map(LatelyFigures::past).toList(),
        StandingFigures.usual(row, "usual_unmet"),
        StandingFigures.usual(row, "usual_incident_minutes"),
        StandingFigures.usual(row, "usual_minutes_to_report"),
        incidents);
  }

  private static Lately.Past past(Row row) {
    return new Lately.Past(
        day(row, "window_starts"),
        day(row, "window_ends"),
        number(row, "unmet"),
        number(row, "judged"),
        row.getAs("incident_minutes"),
        row.getAs("minutes_to_report"));
  }

  private static Lately.Incident incident(Row row) {
    return new Lately.Incident(
        text(row, "service"),
        text(row, "incident"),
        text(row, "title"),
        text(row, "severity_word"),
        HappeningFigures.time(row, "started_at"),
        HappeningFigures.time(row, "resolved_at"),
        number(row, "minutes"),
        row.<Boolean>getAs("is_harmful"),
        row.getAs("budget_share"),
        row.<Boolean>getAs("is_final"));
  }

  /**
   * The days of one objective.
   *
   * @param last of them
   */
  static Recent recent(Row row, LocalDate last) {
    LocalDate first = last.minusDays(RECENT_DAYS - 1);
    char[] letters = new char[RECENT_DAYS];
    Arrays.fill(letters, Recent.NONE);
    StandingFigures.list(row, "days")
        .forEach(
            judged ->
                letters[(int) (day(judged, "day").toEpochDay() - first.toEpochDay())] =
                    State.of(text(judged, "raw_verdict")).letter().charAt(0));
    return new Recent(
        first,
        new String(letters),
        StandingFigures.list(row, "definitions")
            .map(
                one ->
                    new Recent.Definition(
                        day(one, "since"),
                        text(one, "definition"),
                        one.getAs("target"),
                        text(one, "source")))
            .toList());
  }
}
