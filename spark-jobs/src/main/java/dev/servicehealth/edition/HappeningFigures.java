package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Happenings;
import dev.servicehealth.report.Unit;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** What a report says of incidents, and of whatever else people recorded. */
final class HappeningFigures {
  /** Stands for an incident in the ledger, where none took a share. */
  private static final String UNATTRIBUTED = "unattributed";

  private final BiFunction<String, DayRange, Stream<Row>> ask;
  private final String run;
  private final long minimumUsers;
  private Set<String> occasions;

  /**
   * @param ask answers a report's question by its name
   * @param run that the edition is made after
   * @param minimumUsers smaller groups leave the record only as "fewer than"
   */
  HappeningFigures(BiFunction<String, DayRange, Stream<Row>> ask, String run, long minimumUsers) {
    this.ask = ask;
    this.run = run;
    this.minimumUsers = minimumUsers;
  }

  /** Null where the tables are of a run that had no ledger yet. */
  Happenings of(DayRange days) {
    List<Row> shares = ask.apply("incident_share", days).toList();
    if (shares.isEmpty()) {
      return null;
    }
    return new Happenings(
        feed(days),
        incidents(days, shares),
        shares.stream()
            .filter(row -> text(row, "incident").equals(UNATTRIBUTED))
            .map(
                row ->
                    new Happenings.Share(
                        text(row, "service"),
                        text(row, "slo"),
                        number(row, "bad"),
                        number(row, "adjusted_bad")))
            .toList(),
        ask("harm", "unexplained_harm", days).map(HappeningFigures::harm).toList(),
        ask("change", "change", days).map(HappeningFigures::change).toList(),
        ask("finding", "policy", days).map(HappeningFigures::finding).toList(),
        ask("exclusion", "exclusion", days).map(HappeningFigures::exclusion).toList(),
        ask("refusal", "incident_refusal", days).map(HappeningFigures::refusal).toList());
  }

  /** Asks only where there is something to tell of. */
  private Stream<Row> ask(String occasion, String question, DayRange days) {
    if (occasions == null) {
      occasions =
          ask.apply("occasion", days).map(row -> text(row, "what")).collect(Collectors.toSet());
    }
    return occasions.contains(occasion) ? ask.apply(question, days) : Stream.of();
  }

  List<Happenings.FollowUp> followUps(DayRange days) {
    return ask("follow-up", "follow_up", days)
        .map(
            row ->
                new Happenings.FollowUp(
                    text(row, "incident"),
                    text(row, "title"),
                    text(row, "next_step"),
                    text(row, "owner"),
                    day(row, "due"),
                    row.<Boolean>getAs("is_overdue")))
        .toList();
  }

  /**
   * What became of the feed up to the edition's run. Incidents that a run has seen stay known, so
   * one run that received the feed is enough.
   */
  private Happenings.Feed feed(DayRange days) {
    List<Row> runs = ask.apply("incident_feed", days).toList();
    long last =
        runs.stream()
            .filter(row -> text(row, "run").equals(run))
            .mapToLong(row -> number(row, "number"))
            .findFirst()
            .orElse(Long.MAX_VALUE);
    List<String> states =
        runs.stream()
            .filter(row -> number(row, "number") <= last)
            .map(row -> text(row, "incident_feed"))
            .toList();
    String told =
        states.contains("received")
            ? "received"
            : states.isEmpty() ? "none" : states.get(states.size() - 1);
    int colon = told.indexOf(": ");
    return colon < 0
        ? new Happenings.Feed(told, null)
        : new Happenings.Feed(told.substring(0, colon), told.substring(colon + 2));
  }

  private List<Happenings.Incident> incidents(DayRange days, List<Row> shares) {
    Map<List<String>, List<Happenings.Place>> places =
        ask("incident", "incident_slice", days)
            .collect(
                Collectors.groupingBy(
                    HappeningFigures::key,
                    Collectors.mapping(HappeningFigures::place, Collectors.toList())));
    Map<List<String>, Row> harms =
        ask("incident", "incident_harm", days)
            .collect(Collectors.toMap(HappeningFigures::key, row -> row));
    Map<String, List<Happenings.Impact>> impacts =
        shares.stream()
            .filter(row -> !text(row, "incident").equals(UNATTRIBUTED))
            .collect(
                Collectors.groupingBy(
                    row -> text(row, "incident"),
                    Collectors.mapping(
                        row ->
                            impact(
                                row,
                                Optional.ofNullable(harms.get(key(row))),
                                places.getOrDefault(key(row), List.of())),
                        Collectors.toList())));
    return ask("incident", "incident", days)
        .map(row -> incident(row, impacts.getOrDefault(text(row, "incident"), List.of())))
        .toList();
  }

  private static List<String> key(Row row) {
    return List.of(text(row, "service"), text(row, "slo"), text(row, "incident"));
  }

  private static Happenings.Place place(Row row) {
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
        time(row, "started_at"),
        time(row, "detected_at"),
        time(row, "acknowledged_at"),
        time(row, "mitigated_at"),
        time(row, "resolved_at"),
        text(row, "cause"),
        text(row, "link"),
        row.<Boolean>getAs("is_final"),
        time(row, "revised_at"),
        number(row, "minutes"),
        impacts,
        text(row, "doubt"));
  }

  /**
   * @param harm in the minutes that it takes; empty where it takes none
   */
  private Happenings.Impact impact(Row row, Optional<Row> harm, List<Happenings.Place> places) {
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
        harm.map(of -> time(of, "peak_at")).orElse(null),
        harm.<Long>map(of -> of.getAs("peak_bad")).orElse(null),
        harm.<Long>map(of -> of.getAs("peak_valid")).orElse(null),
        harm.map(this::users).orElse(null),
        harm.<Long>map(of -> of.getAs("absent_events")).orElse(null),
        harm.<Long>map(of -> of.getAs("excess")).orElse(null),
        places);
  }

  private Edition.Users users(Row row) {
    Number failed = row.getAs("failed_users");
    if (failed == null) {
      return null;
    }
    return failed.longValue() < minimumUsers
        ? new Edition.Users("fewer than", minimumUsers)
        : new Edition.Users("about", failed.longValue());
  }

  private static Happenings.Harm harm(Row row) {
    return new Happenings.Harm(
        text(row, "service"),
        text(row, "slo"),
        time(row, "starts"),
        time(row, "ends"),
        number(row, "bad_events"),
        number(row, "valid_events"),
        row.getAs("adjusted_budget_share"));
  }

  private static Happenings.Change change(Row row) {
    return new Happenings.Change(
        time(row, "at"),
        text(row, "service"),
        text(row, "title"),
        text(row, "kind"),
        text(row, "link"));
  }

  private static Happenings.Finding finding(Row row) {
    return new Happenings.Finding(
        text(row, "service"),
        text(row, "slo"),
        text(row, "finding"),
        text(row, "subject"),
        row.getAs("spent_share"),
        row.getAs("limit_share"),
        text(row, "waived_by"),
        day(row, "waived_until"),
        text(row, "waiver_reason"));
  }

  private static Happenings.Exclusion exclusion(Row row) {
    return new Happenings.Exclusion(
        text(row, "service"),
        time(row, "starts"),
        time(row, "ends"),
        number(row, "minutes"),
        text(row, "category"),
        text(row, "reason"),
        text(row, "requested_by"),
        text(row, "approved_by"),
        row.getList(row.fieldIndex("findings")));
  }

  private static Happenings.Refusal refusal(Row row) {
    return new Happenings.Refusal(text(row, "incident"), text(row, "place"), text(row, "problem"));
  }

  private static Instant time(Row row, String column) {
    Timestamp time = row.getAs(column);
    return time == null ? null : time.toInstant();
  }

  private static LocalDate day(Row row, String column) {
    Object day = row.getAs(column);
    return day == null ? null : LocalDate.parse(Objects.toString(day));
  }
}
