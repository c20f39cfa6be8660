package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.catalog.Service;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.State;
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

/** What a report says of its services' objectives. */
final class ObjectiveFigures {
  private static final int LOWEST_TIER = 3;

  private final BiFunction<String, DayRange, Stream<Row>> ask;
  private final Names names;
  private final long minimumUsers;

  /**
   * @param ask answers a report's question by its name
   * @param minimumUsers smaller groups leave the record only as "fewer than"
   */
  ObjectiveFigures(BiFunction<String, DayRange, Stream<Row>> ask, Names names, long minimumUsers) {
    this.ask = ask;
    this.names = names;
    this.minimumUsers = minimumUsers;
  }

  /** Known ones in their order, then the others by name. */
  List<Edition.Service> services(DayRange days) {
    Map<String, List<Edition.Day>> byObjective =
        ask.apply("objective_day", days)
            .collect(
                Collectors.groupingBy(
                    ObjectiveFigures::key,
                    Collectors.mapping(ObjectiveFigures::day, Collectors.toList())));
    TreeMap<String, List<Edition.Objective>> byService =
        ask.apply("objective", days)
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "service"),
                    TreeMap::new,
                    Collectors.mapping(
                        row -> objective(row, byObjective.get(key(row))), Collectors.toList())));
    List<Edition.Service> services = new ArrayList<>();
    for (Service service : names.services()) {
      Optional.ofNullable(byService.remove(service.name()))
          .ifPresent(objectives -> services.add(service(service, objectives)));
    }
    byService.forEach((name, objectives) -> services.add(service(unnamed(name), objectives)));
    return services;
  }

  private static Edition.Service service(Service service, List<Edition.Objective> objectives) {
    return new Edition.Service(
        service.name(), service.title(), service.owner().orElse(null), service.tier(), objectives);
  }

  /** What was measured is told, though nobody names it any more. */
  private static Service unnamed(String name) {
    return new Service(name, name, Optional.empty(), LOWEST_TIER);
  }

  private Edition.Objective objective(Row row, List<Edition.Day> days) {
    String slo = text(row, "slo");
    String definition = text(row, "definition");
    return new Edition.Objective(
        slo,
        names.objective(text(row, "service"), slo, definition),
        row.<BigDecimal>getAs("target").stripTrailingZeros(),
        definition,
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        state(row),
        minutes(row),
        users(row),
        days);
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

  private static Edition.Day day(Row row) {
    return new Edition.Day(
        LocalDate.parse(row.getAs("day").toString()),
        text(row, "definition"),
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        state(row),
        minutes(row));
  }

  private static Edition.Minutes minutes(Row row) {
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

  private static State state(Row row) {
    return State.of(text(row, "state"));
  }

  private static String key(Row row) {
    return text(row, "service") + "\n" + text(row, "slo");
  }
}
