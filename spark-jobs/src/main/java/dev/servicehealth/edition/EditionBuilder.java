package dev.servicehealth.edition;

import dev.servicehealth.catalog.Service;
import dev.servicehealth.catalog.Slo;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.ModelRunner;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.project.Project;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Asks the record for everything that the report of a period says. */
public final class EditionBuilder {
  private final Project project;
  private final ModelRunner runner;
  private final SqlModels models;

  public EditionBuilder(Project project, ModelRunner runner, SqlModels models) {
    this.project = project;
    this.runner = runner;
    this.models = models;
  }

  /**
   * What sets one edition of a period apart from another.
   *
   * @param number from 1
   */
  public record Imprint(int number, Instant publishedAt, String run) {

    static Imprint of(Edition edition) {
      return new Imprint(edition.edition(), edition.publishedAt(), edition.run());
    }
  }

  /** What an edition would say of the tables as they are read now, its restatements aside. */
  public Edition again(Edition published) {
    Edition.Period period = published.period();
    Period.Kind kind = Period.Kind.valueOf(period.kind().toUpperCase(Locale.ROOT));
    return build(Period.parse(kind, period.name()), Imprint.of(published));
  }

  public Edition build(Period period, Imprint imprint) {
    Configuration configuration = project.configuration();
    DayRange days = period.days();
    return new Edition(
        Edition.SCHEMA,
        configuration.product(),
        new Edition.Period(
            period.name(),
            period.kind().word(),
            days.first(),
            days.last(),
            configuration.timeZone().getId()),
        imprint.number(),
        imprint.publishedAt(),
        days.last().plusDays(configuration.provisionalDays()),
        imprint.run(),
        new SourceFigures(this::ask).receivedUntil(days),
        new Edition.Privacy(configuration.privacy().minimumUsers()),
        services(days),
        new SourceFigures(this::ask).sources(days),
        ask("unjudged_service", days)
            .map(row -> new Edition.Unjudged(text(row, "service"), number(row, "row_count")))
            .toList(),
        List.of());
  }

  private List<Edition.Service> services(DayRange days) {
    Map<String, List<Edition.Day>> byObjective =
        ask("objective_day", days)
            .collect(
                Collectors.groupingBy(
                    EditionBuilder::key,
                    Collectors.mapping(EditionBuilder::day, Collectors.toList())));
    Map<String, List<Edition.Objective>> byService =
        ask("objective", days)
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "service"),
                    Collectors.mapping(
                        row -> objective(row, byObjective.get(key(row))), Collectors.toList())));
    List<Edition.Service> services = new ArrayList<>();
    for (Service service : project.catalog().services()) {
      List<Edition.Objective> objectives = byService.get(service.name());
      if (objectives != null) {
        services.add(
            new Edition.Service(
                service.name(),
                service.title(),
                service.owner().orElse(null),
                service.tier(),
                objectives));
      }
    }
    return services;
  }

  private Edition.Objective objective(Row row, List<Edition.Day> days) {
    return new Edition.Objective(
        text(row, "slo"),
        title(text(row, "slo"), text(row, "definition")),
        row.<java.math.BigDecimal>getAs("target").stripTrailingZeros(),
        text(row, "definition"),
        number(row, "good"),
        number(row, "bad"),
        number(row, "valid"),
        state(row),
        minutes(row),
        users(row),
        days);
  }

  private String title(String slo, String definition) {
    return project.catalog().slos().stream()
        .filter(version -> version.name().equals(slo))
        .sorted(java.util.Comparator.comparing(version -> !version.definition().equals(definition)))
        .map(Slo::title)
        .findFirst()
        .orElse(slo);
  }

  /** Small groups leave the record only as "fewer than". */
  private Edition.Users users(Row row) {
    Object failed = row.getAs("failed_users");
    if (failed == null) {
      return null;
    }
    int minimum = project.configuration().privacy().minimumUsers();
    long users = ((Number) failed).longValue();
    return users < minimum
        ? new Edition.Users("fewer than", minimum)
        : new Edition.Users("about", users);
  }

  private static Edition.Day day(Row row) {
    return new Edition.Day(
        LocalDate.parse(row.getAs("day").toString()),
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

  static String text(Row row, String column) {
    return row.getAs(column);
  }

  static long number(Row row, String column) {
    return row.<Number>getAs(column).longValue();
  }

  private Stream<Row> ask(String question, DayRange days) {
    return runner.query(models.question(question), days).collectAsList().stream();
  }
}
