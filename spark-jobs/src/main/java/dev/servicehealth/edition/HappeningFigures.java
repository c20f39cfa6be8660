package dev.servicehealth.edition;

import static dev.servicehealth.edition.EditionBuilder.number;
import static dev.servicehealth.edition.EditionBuilder.text;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.report.Happenings;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Reads incidents, and whatever else people recorded, for a report. */
final class HappeningFigures {
  /** Stands for an incident in the ledger, where none took a share. */
  static final String UNATTRIBUTED = "unattributed";

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
        has("incident", days)
            ? new IncidentFigures(ask, minimumUsers).incidents(days, shares)
            : List.of(),
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
        ask("harm", "unexplained_harm", days).map(this::harm).toList(),
        ask("change", "change", days).map(HappeningFigures::change).toList(),
        ask("finding", "policy", days).map(HappeningFigures::finding).toList(),
        ask("exclusion", "exclusion", days).map(HappeningFigures::exclusion).toList(),
        ask("refusal", "incident_refusal", days).map(HappeningFigures::refusal).toList(),
        ask("exclusion ahead", "exclusion_ahead", days).map(HappeningFigures::ahead).toList());
  }

  /** Asks only where there is something to tell of. */
  private Stream<Row> ask(String occasion, String question, DayRange days) {
    return has(occasion, days) ? ask.apply(question, days) : Stream.of();
  }

  private boolean has(String occasion, DayRange days) {
    if (occasions == null) {
      occasions =
          ask.apply("occasion", days).map(row -> text(row, "what")).collect(Collectors.toSet());
    }
    return occasions.contains(occasion);
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
   * The state of the feed up to the edition's run. Incidents that a run has seen stay known, so one
   * run that received the feed is enough.
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

  private Happenings.Harm harm(Row row) {
    return new Happenings.Harm(
        text(row, "service"),
        text(row, "slo"),
        time(row, "starts"),
        time(row, "ends"),
        number(row, "bad_events"),
        number(row, "valid_events"),
        row.getAs("adjusted_budget_share"),
        time(row, "peak_at"),
        row.getAs("peak_bad"),
        row.getAs("peak_valid"),
        IncidentFigures.users(row, minimumUsers),
        StandingFigures.list(row, "places").map(IncidentFigures::place).toList());
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
        text(row, "slo"),
        time(row, "starts"),
        time(row, "ends"),
        number(row, "minutes"),
        text(row, "category"),
        text(row, "reason"),
        text(row, "requested_by"),
        text(row, "approved_by"),
        row.getList(row.fieldIndex("findings")));
  }

  private static Happenings.Ahead ahead(Row row) {
    return new Happenings.Ahead(
        text(row, "service"),
        text(row, "slo"),
        time(row, "starts"),
        time(row, "ends"),
        number(row, "spans"),
        number(row, "minutes"),
        text(row, "category"),
        text(row, "reason"),
        text(row, "requested_by"),
        text(row, "approved_by"));
  }

  private static Happenings.Refusal refusal(Row row) {
    return new Happenings.Refusal(text(row, "incident"), text(row, "place"), text(row, "problem"));
  }

  static Instant time(Row row, String column) {
    Timestamp time = row.getAs(column);
    return time == null ? null : time.toInstant();
  }

  private static LocalDate day(Row row, String column) {
    Object day = row.getAs(column);
    return day == null ? null : LocalDate.parse(Objects.toString(day));
  }
}
