package dev.servicehealth.edition;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.SqlModel;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.FigureName;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * SQL that returns a figure of an edition of schema 1: the question it was made from, asked of the
 * versions of the tables that it was made from. Its text is fixed, so names and parameters are
 * written into it.
 */
final class SchemaOneSql {
  private final Warehouse warehouse;
  private final Map<String, Long> versions;
  private final Edition edition;

  SchemaOneSql(Warehouse warehouse, Map<String, Long> versions, Edition edition) {
    this.warehouse = warehouse;
    this.versions = versions;
    this.edition = edition;
  }

  /** One row, one column: the figure's exact value as text. */
  String of(Figure figure) {
    String question = "schema_1/" + (figure.onDay().isPresent() ? "objective_day" : "objective");
    DayRange period = new DayRange(edition.period().firstDay(), edition.period().lastDay());
    DayRange days = figure.onDay().map(day -> new DayRange(day, day)).orElse(period);
    return "SELECT %s AS %s FROM (%n%s%n) WHERE service = %s AND slo = %s"
        .formatted(
            expression(figure.name()),
            figure.name().key(),
            pinned(warehouse.models().question(question), days),
            FigureSql.quoted(figure.service()),
            FigureSql.quoted(figure.slo()));
  }

  /** SQL of a report with its parameters and the versions of its tables written out. */
  private String pinned(String sql, DayRange days) {
    String text = sql.replaceAll("(?m)^--.*\\R", "");
    for (SqlModel model : warehouse.models().all()) {
      Optional<Long> version = Optional.ofNullable(versions.get(model.name()));
      if (version.isPresent()) {
        String pinned = model.name() + " VERSION AS OF " + version.get();
        text =
            text.replaceAll(
                "\\b" + model.name().replace(".", "\\.") + "\\b", Matcher.quoteReplacement(pinned));
      }
    }
    return text.replace(":first_day", date(days.first()))
        .replace(":last_day", date(days.last()))
        .replace(":time_zone", "'" + edition.period().timeZone() + "'");
  }

  private static String date(LocalDate day) {
    return "DATE'" + day + "'";
  }

  /** The exact value of {@code record.figure}, of the columns of the report's questions. */
  private String expression(FigureName name) {
    long minimum = edition.privacy().minimumUsers();
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
              .formatted(minimum, minimum);
      default -> "CAST(" + name.key() + " AS STRING)";
    };
  }
}
