package dev.servicehealth.edition;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.SqlModel;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.FigureName;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * SQL that returns a figure of an edition: the report's own question, asked of the versions of the
 * tables that the edition was made from. It can be pasted into {@code service-health sql}.
 */
public final class FigureSql {
  private final Warehouse warehouse;
  private final Map<String, Long> versions;
  private final String timeZone;
  private final long minimumUsers;

  /**
   * @param versions that the edition's run published
   * @param timeZone of the edition's calendar
   * @param minimumUsers smaller groups are returned as {@code <10}, and never counted
   */
  public FigureSql(
      Warehouse warehouse, Map<String, Long> versions, String timeZone, long minimumUsers) {
    this.warehouse = warehouse;
    this.versions = Map.copyOf(versions);
    this.timeZone = timeZone;
    this.minimumUsers = minimumUsers;
  }

  /** One row, one column: the figure's exact value as text. */
  public String of(DayRange period, Figure figure) {
    String question = figure.onDay().isPresent() ? "objective_day" : "objective";
    DayRange days = figure.onDay().map(day -> new DayRange(day, day)).orElse(period);
    return "SELECT %s AS %s FROM (%n%s%n) WHERE service = '%s' AND slo = '%s'"
        .formatted(
            expression(figure.name()),
            figure.name().key(),
            pinned(warehouse.models().question(question), days),
            figure.service(),
            figure.slo());
  }

  /** SQL of a report with its parameters and the versions of its tables written out. */
  public String pinned(String sql, DayRange days) {
    String text = sql.replaceAll("(?m)^--.*\\R", "");
    for (SqlModel model : warehouse.models().all()) {
      Optional<Long> version = Optional.ofNullable(versions.get(model.name()));
      if (version.isPresent()) {
        String pinned = warehouse.tables().at(model.name(), version.get());
        text =
            text.replaceAll(
                "\\b" + model.name().replace(".", "\\.") + "\\b", Matcher.quoteReplacement(pinned));
      }
    }
    return text.replace(":first_day", date(days.first()))
        .replace(":last_day", date(days.last()))
        .replace(":time_zone", "'" + timeZone + "'");
  }

  private static String date(LocalDate day) {
    return "DATE'" + day + "'";
  }

  /** The exact value of {@code record.figure}, of the columns of the report's questions. */
  private String expression(FigureName name) {
    String known = "good_minutes + bad_minutes + no_traffic_minutes";
    return switch (name) {
      case VERDICT -> "state";
      case TARGET -> "TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(target AS STRING)))";
      case AVAILABILITY -> "CAST(ratio_down(good, valid) AS STRING)";
      case COVERAGE ->
          "CAST(ratio_down(%s, %s + no_telemetry_minutes) AS STRING)".formatted(known, known);
      case FAILED_USERS ->
          ("CASE WHEN bad = 0 AND state <> 'Unknown' THEN '0' WHEN failed_users < %d THEN '<%d'"
                  + " ELSE CAST(failed_users AS STRING) END")
              .formatted(minimumUsers, minimumUsers);
      default -> "CAST(" + name.key() + " AS STRING)";
    };
  }

  /** The formula of a figure, for people. */
  public static String formula(FigureName name) {
    return switch (name) {
      case VERDICT ->
          "Met when even the worst bound meets the target, Missed when even the best bound misses"
              + " it, Unknown between";
      case TARGET -> "as the definition effective on the last day says";
      case AVAILABILITY -> "good / valid, rounded down";
      case GOOD -> "sum of what was good over the days";
      case BAD -> "sum of valid - good over the days";
      case VALID -> "sum of what counted at all over the days";
      case FAILED_USERS -> "distinct users with a bad event, from merged theta sketches";
      case COVERAGE -> "minutes with telemetry / minutes not excluded, rounded down";
      default -> "minutes of the days in that state; the five states add up to all minutes";
    };
  }
}
