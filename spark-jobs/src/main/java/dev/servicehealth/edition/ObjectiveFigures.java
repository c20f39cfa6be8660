package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.catalog.Service;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.State;
import dev.servicehealth.report.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Makes the services of an edition from the rows that its questions return. Editions of schema 1
 * are made again from their own questions, which are kept beside those of today.
 */
final class ObjectiveFigures {
  private static final int LOWEST_TIER = 3;

  private final BiFunction<String, DayRange, Stream<Row>> ask;
  private final DisplayNames names;
  private final long minimumUsers;
  private final SpanReader reader;
  private final Optional<StandingFigures> standings;

  /** Reads of a row what differs between the schemas of editions. */
  interface SpanReader {
    /** Where the schema's questions stand below {@code report/}: empty, or a folder. */
    String questions();

    State state(Row row);

    /** Null where editions name none. */
    Unit unit(Row row);

    Edition.Result result(Row row);

    /** Null where editions have none. */
    Edition.Adjusted adjusted(Row row);

    /** The objective by which totals add a service up; null where editions name none. */
    String main(List<Row> objectives);
  }

  /**
   * @param ask answers a report's question by its name
   * @param minimumUsers smaller groups leave the record only as "fewer than"
   * @param standings empty for editions that have none
   */
  ObjectiveFigures(
      BiFunction<String, DayRange, Stream<Row>> ask,
      DisplayNames names,
      long minimumUsers,
      SpanReader reader,
      Optional<StandingFigures> standings) {
    this.ask = ask;
    this.names = names;
    this.minimumUsers = minimumUsers;
    this.reader = reader;
    this.standings = standings;
  }

  /** Known ones in their order, then the others by name. */
  List<Edition.Service> services(DayRange days) {
    Map<String, List<Edition.Day>> byObjective =
        ask.apply(reader.questions() + "objective_day", days)
            .collect(
                Collectors.groupingBy(
                    ObjectiveFigures::key, Collectors.mapping(this::day, Collectors.toList())));
    TreeMap<String, List<Row>> byService =
        ask.apply(reader.questions() + "objective", days)
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "service"), TreeMap::new, Collectors.toList()));
    List<Edition.Service> services = new ArrayList<>();
    for (Service service : names.services()) {
      Optional.ofNullable(byService.remove(service.name()))
          .ifPresent(rows -> services.add(service(service, rows, byObjective)));
    }
    byService.forEach((name, rows) -> services.add(service(unnamed(name), rows, byObjective)));
    return services;
  }

  private Edition.Service service(
      Service service, List<Row> rows, Map<String, List<Edition.Day>> byObjective) {
    return new Edition.Service(
        service.name(),
        service.title(),
        service.owner().orElse(null),
        service.tier(),
        rows.stream().map(row -> objective(row, byObjective.get(key(row)))).toList(),
        reader.main(rows),
        standings.isPresent() ? service.line().orElse(null) : null,
        standings.map(all -> all.ofService(service.name())).orElse(null));
  }

  /** Measured services are told of, though the catalog names them no longer. */
  private static Service unnamed(String name) {
    return new Service(
        name,
        name,
        Optional.empty(),
        LOWEST_TIER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Edition.Objective objective(Row row, List<Edition.Day> days) {
    String title = names.objective(text(row, "service"), text(row, "slo"), text(row, "definition"));
    return new Edition.Objective(
        text(row, "slo"),
        title,
        target(row),
        text(row, "definition"),
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        reader.state(row),
        minutes(row),
        users(row),
        days,
        reader.unit(row),
        reader.result(row),
        reader.adjusted(row),
        standings.map(all -> all.of(key(row))).orElse(null));
  }

  private Edition.Day day(Row row) {
    return new Edition.Day(
        LocalDate.parse(row.getAs("day").toString()),
        text(row, "definition"),
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        reader.state(row),
        minutes(row),
        target(row),
        reader.unit(row),
        reader.result(row),
        reader.adjusted(row));
  }

  private static BigDecimal target(Row row) {
    return row.<BigDecimal>getAs("target").stripTrailingZeros();
  }

  static Edition.Minutes minutes(Row row) {
    long good = number(row, "good_minutes");
    long bad = number(row, "bad_minutes");
    long noTraffic = number(row, "no_traffic_minutes");
    long noTelemetry = number(row, "no_telemetry_minutes");
    long excluded = number(row, "excluded_minutes");
    return new Edition.Minutes(
        good,
        bad,
        noTraffic,
        noTelemetry,
        excluded,
        good + bad + noTraffic + noTelemetry + excluded);
  }

  private Edition.Users users(Row row) {
    Object failed = row.getAs("failed_users");
    if (failed == null) {
      return null;
    }
    long users = ((Number) failed).longValue();
    return users < minimumUsers
        ? new Edition.Users("fewer than", minimumUsers)
        : new Edition.Users("about", users);
  }

  static String key(Row row) {
    return text(row, "service") + "\n" + text(row, "slo");
  }
}
