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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the events of a day of a data source with DuckDB, for the indicators that it can. */
final class DayCount {
  private static final Pattern KIND = Pattern.compile("([A-Za-z ]+ Error):");

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
    Map<Slo, Events> events = new LinkedHashMap<>();
    if (partitions.isEmpty()) {
      objectives.forEach(objective -> events.put(objective, Events.NONE));
      return events;
    }
    try {
      RawRows raw = new RawRows(source, used(objectives));
      raw.mustBeSpelledAlike(duckDb, partitions);
      String rows = raw.sql(partitions);
      DayQuery query = new DayQuery(source, new Translation(duckDb.columns(rows)));
      List<Slo> alike = alike(query, day, objectives, notChecked);
      List<Indicator> indicators = alike.stream().map(Slo::indicator).distinct().toList();
      if (!alike.isEmpty()) {
        List<DuckDb.Sums> sums =
            duckDb.sums(
                query.sql(
                    rows,
                    partitions,
                    calendar.start(day.day()),
                    calendar.end(day.day()),
                    indicators));
        for (Slo objective : alike) {
          events.put(objective, events(sums, objective, indicators.indexOf(objective.indicator())));
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

  private static Events events(List<DuckDb.Sums> sums, Slo objective, int indicator) {
    Events.Builder events = new Events.Builder();
    for (DuckDb.Sums row : sums) {
      if (row.service().equals(objective.service())) {
        List<Long> numbers = row.numbers();
        events.add(row.hour(), numbers.get(2 * indicator), numbers.get(2 * indicator + 1));
      }
    }
    return events.build();
  }

  private static String kind(SQLException e) {
    Matcher kind = KIND.matcher(String.valueOf(e.getMessage()));
    return kind.lookingAt() ? kind.group(1) : "no reason given";
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
