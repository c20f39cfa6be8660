package dev.servicehealth.recount;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Indicator;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.catalog.SqlExpression;
import dev.servicehealth.plan.StaleDay;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts the events of a day of a data source with DuckDB, for the indicators that it can. */
final class DayCount {
  private final DuckDb duckDb;
  private final ReportingCalendar calendar;
  private final DataSource source;

  DayCount(DuckDb duckDb, ReportingCalendar calendar, DataSource source) {
    this.duckDb = duckDb;
    this.calendar = calendar;
    this.source = source;
  }

  /**
   * Events by objective, without those that cannot be counted.
   *
   * @param partitions whose rows count
   * @param objectives of the source, in force on the day
   */
  Map<Slo, Events> of(
      StaleDay day, List<RawPartition> partitions, List<Slo> objectives, NotChecked notChecked) {
    Map<Slo, Events> events = new HashMap<>();
    if (partitions.isEmpty()) {
      objectives.forEach(objective -> events.put(objective, Events.NONE));
      return events;
    }
    try {
      String rows = new RawRows(source, used(objectives)).sql(partitions);
      DayQuery query = new DayQuery(source, new Translation(duckDb.columns(rows)));
      List<Slo> alike = alike(query, day, objectives, notChecked);
      List<Indicator> indicators = alike.stream().map(Slo::indicator).distinct().toList();
      if (!alike.isEmpty()) {
        Map<String, List<Long>> sums =
            duckDb.sums(
                query.sql(
                    rows,
                    partitions,
                    calendar.start(day.day()),
                    calendar.end(day.day()),
                    indicators));
        for (Slo objective : alike) {
          int place = 2 * indicators.indexOf(objective.indicator());
          List<Long> counts = sums.get(objective.service());
          events.put(
              objective,
              counts == null ? Events.NONE : new Events(counts.get(place), counts.get(place + 1)));
        }
      }
    } catch (NotAlike e) {
      notChecked.day(day, e.getMessage());
    } catch (SQLException e) {
      // Its message may quote a row; only the kind of it is told.
      notChecked.day(day, "DuckDB cannot read its files (%s)".formatted(kind(e)));
    }
    return events;
  }

  private static String kind(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf(':');
    return end < 0 ? "no reason given" : message.substring(0, end);
  }

  private static List<Slo> alike(
      DayQuery query, StaleDay day, List<Slo> objectives, NotChecked notChecked) {
    List<Slo> alike = new ArrayList<>();
    for (Slo objective : objectives) {
      try {
        query.mustBeAlike(objective.indicator());
        alike.add(objective);
      } catch (NotAlike e) {
        notChecked.objective(day, objective, e.getMessage());
      }
    }
    return alike;
  }

  private Set<String> used(List<Slo> objectives) {
    Set<String> used = new TreeSet<>();
    List<String> expressions = new ArrayList<>();
    expressions.add(source.columns().get("event_time"));
    expressions.add(source.columns().get("service"));
    source.key().ifPresent(expressions::add);
    for (Slo objective : objectives) {
      expressions.add(objective.indicator().part());
      expressions.add(objective.indicator().total());
    }
    expressions.forEach(sql -> used.addAll(SqlExpression.of(sql).columns()));
    return used;
  }
}
