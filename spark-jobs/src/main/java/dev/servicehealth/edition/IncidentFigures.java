package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Happenings;
import dev.servicehealth.report.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * The incidents of a report with what each did to every objective.
 *
 * @param ask answers a report's question by its name
 * @param minimumUsers smaller groups leave the record only as "fewer than"
 */
record IncidentFigures(BiFunction<String, DayRange, Stream<Row>> ask, long minimumUsers) {

  /**
   * @param shares of the ledger
   */
  List<Happenings.Incident> incidents(DayRange days, List<Row> shares) {
    Map<List<String>, List<Happenings.Place>> places =
        ask.apply("incident_slice", days)
            .collect(
                Collectors.groupingBy(
                    IncidentFigures::key,
                    Collectors.mapping(IncidentFigures::place, Collectors.toList())));
    Map<List<String>, Row> harms =
        ask.apply("incident_harm", days)
            .collect(Collectors.toMap(IncidentFigures::key, row -> row));
    Map<List<String>, Happenings.Series> series =
        ask.apply("incident_series", days)
            .collect(Collectors.toMap(IncidentFigures::key, IncidentFigures::series));
    Map<String, List<Happenings.Impact>> impacts =
        shares.stream()
            .filter(row -> !text(row, "incident").equals(HappeningFigures.UNATTRIBUTED))
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "incident"),
                    Collectors.mapping(
                        row ->
                            impact(
                                row,
                                Optional.ofNullable(harms.get(key(row))),
                                places.getOrDefault(key(row), List.of()),
                                series.get(key(row))),
                        Collectors.toList())));
    return ask.apply("incident", days)
        .map(row -> incident(row, impacts.getOrDefault(text(row, "incident"), List.of())))
        .toList();
  }

  private static List<String> key(Row row) {
    return List.of(text(row, "service"), text(row, "slo"), text(row, "incident"));
  }

  static Happenings.Place place(Row row) {
    return new Happenings.Place(
        text(row, "dimension"),
        text(row, "value"),
        number(row, "bad_events"),
        number(row, "valid_events"));
  }

  private static Happenings.Incident incident(Row row, List<Happenings.Impact> impacts) {
    return new Happenings.Incident(
        text(row, "incident"),
        text(row, "title"),
        (int) number(row, "severity"),
        text(row, "severity_word"),
        HappeningFigures.time(row, "started_at"),
        HappeningFigures.time(row, "detected_at"),
        HappeningFigures.time(row, "acknowledged_at"),
        HappeningFigures.time(row, "mitigated_at"),
        HappeningFigures.time(row, "resolved_at"),
        text(row, "cause"),
        text(row, "link"),
        row.<Boolean>getAs("is_final"),
        HappeningFigures.time(row, "revised_at"),
        number(row, "minutes"),
        impacts,
        text(row, "doubt"));
  }

  /**
   * @param harm in the minutes that it takes; empty where it takes none
   * @param series null where it takes no events
   */
  private Happenings.Impact impact(
      Row row, Optional<Row> harm, List<Happenings.Place> places, Happenings.Series series) {
    return new Happenings.Impact(
        text(row, "service"),
        text(row, "slo"),
        new Unit(text(row, "unit"), (int) number(row, "slice_minutes"), row.getAs("bad_is")),
        number(row, "bad"),
        number(row, "valid"),
        number(row, "adjusted_bad"),
        row.getAs("adjusted_budget_share"),
        harm.map(of -> number(of, "bad_events")).orElse(0L),
        harm.map(of -> number(of, "valid_events")).orElse(0L),
        harm.map(of -> HappeningFigures.time(of, "peak_at")).orElse(null),
        harm.<Long>map(of -> of.getAs("peak_bad")).orElse(null),
        harm.<Long>map(of -> of.getAs("peak_valid")).orElse(null),
        harm.map(of -> users(of, minimumUsers)).orElse(null),
        harm.<Long>map(of -> of.getAs("absent_events")).orElse(null),
        harm.<Long>map(of -> of.getAs("excess")).orElse(null),
        places,
        series);
  }

  private static Happenings.Series series(Row row) {
    return new Happenings.Series(
        (int) number(row, "step_minutes"),
        row.<Row>getList(row.fieldIndex("steps")).stream()
            .map(
                step ->
                    new Happenings.Step(
                        HappeningFigures.time(step, "starts"),
                        number(step, "bad"),
                        number(step, "valid")))
            .toList());
  }

  /** Null where no row had a user id; a small group is told by its bound alone. */
  static Edition.Users users(Row row, long minimumUsers) {
    Number failed = row.getAs("failed_users");
    if (failed == null) {
      return null;
    }
    return failed.longValue() < minimumUsers
        ? new Edition.Users("fewer than", minimumUsers)
        : new Edition.Users("about", failed.longValue());
  }
}
