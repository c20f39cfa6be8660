package dev.servicehealth.edition;

import dev.servicehealth.model.Warehouse;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.FigureName;
import java.time.LocalDate;
import java.util.Map;

/**
 * SQL that returns a figure of an edition. Every figure is a column of {@code slo.period_day}, of
 * an objective's own window a column of {@code slo.error_budget_day}, or of a single day one of
 * {@code slo.availability_day}, so the statement selects that column of one row, at the version
 * that the edition was made from. It can be pasted into {@code service-health sql}.
 */
public final class FigureSql {
  private static final String PERIOD = "slo.period_day";
  private static final String DAY = "slo.availability_day";
  private static final String BUDGET = "slo.error_budget_day";

  private final Warehouse warehouse;
  private final Map<String, Long> versions;
  private final Edition edition;

  /**
   * @param versions of the tables, by name, as the edition's run published them
   */
  public FigureSql(Warehouse warehouse, Map<String, Long> versions, Edition edition) {
    this.warehouse = warehouse;
    this.versions = Map.copyOf(versions);
    this.edition = edition;
  }

  /** One row, one column: the figure's exact value as text. */
  public String of(Figure figure) {
    if (edition.schemaNumber() == 1) {
      return new SchemaOneSql(warehouse, versions, edition).of(figure);
    }
    boolean isOfOwnWindow = figure.name().isOfOwnWindow();
    String table = figure.onDay().isPresent() ? DAY : isOfOwnWindow ? BUDGET : PERIOD;
    String window =
        figure.onDay().isPresent()
            ? ""
            : isOfOwnWindow
                ? " AND is_objective_window"
                : " AND window = '%s'".formatted(edition.period().kind());
    return "SELECT %s AS %s%nFROM %s%nWHERE day = DATE'%s' AND service = %s AND slo = %s%s"
        .formatted(
            expression(figure.name()),
            figure.name().key(),
            table + " VERSION AS OF " + versions.getOrDefault(table, 0L),
            figure.onDay().orElseGet(() -> lastDay(figure)),
            quoted(figure.service()),
            quoted(figure.slo()),
            window);
  }

  /** The last day of the period on which the objective was in force and recorded. */
  private LocalDate lastDay(Figure figure) {
    return edition.services().stream()
        .filter(service -> service.service().equals(figure.service()))
        .flatMap(service -> service.objectives().stream())
        .filter(objective -> objective.slo().equals(figure.slo()))
        .flatMap(objective -> objective.days().stream())
        .map(Edition.Day::day)
        .max(LocalDate::compareTo)
        .orElse(edition.period().lastDay());
  }

  private String expression(FigureName name) {
    long minimum = edition.privacy().minimumUsers();
    return switch (name) {
      case TARGET -> "TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM CAST(target AS STRING)))";
      case FAILED_USERS ->
          ("CASE WHEN bad = 0 AND raw_verdict <> 'Unknown' AND unit = 'events' THEN '0'"
                  + " WHEN failed_users < %d THEN '<%d' ELSE CAST(failed_users AS STRING) END")
              .formatted(minimum, minimum);
      default -> "CAST(%s AS STRING)".formatted(name.column());
    };
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** The formula of a figure, for people. */
  public static String formula(FigureName name) {
    return switch (name) {
      case VERDICT, ADJUSTED_VERDICT ->
          "Met when even the worst bound meets the target, Missed when even the best bound misses"
              + " it, Unknown between; Too little traffic when less than one bad one is allowed";
      case TARGET -> "as the definition effective on the last day says";
      case AVAILABILITY, ADJUSTED_AVAILABILITY -> "good / valid, rounded down";
      case GOOD -> "sum of the good ones over the days";
      case BAD, ADJUSTED_BAD -> "sum of valid - good over the days";
      case VALID, ADJUSTED_VALID -> "sum of all that counts over the days";
      case FAILED_USERS -> "distinct users with a bad event, from merged theta sketches";
      case COVERAGE -> "minutes with telemetry / minutes not excluded, rounded down";
      case MISSING -> "median of the same minutes in the four weeks before, less what came";
      case AVAILABILITY_AT_WORST -> "good / (valid + missing), rounded down";
      case AVAILABILITY_AT_BEST -> "(good + missing) / (valid + missing), rounded down";
      case BUDGET -> "sum over the days of (1 - target of the day) x valid";
      case SPENT_SHARE, ADJUSTED_SPENT_SHARE -> "bad / budget, rounded up";
      case WINDOW_STATE ->
          "the verdict of the objective's own window; At risk with over three quarters of the budget"
              + " spent";
      case WINDOW_SPENT_SHARE -> "bad / budget of the objective's own window, rounded up";
      case GOOD_MINUTES, BAD_MINUTES, NO_TRAFFIC_MINUTES, NO_TELEMETRY_MINUTES, EXCLUDED_MINUTES ->
          "minutes of the days in that state; the five states add up to all minutes";
    };
  }
}
