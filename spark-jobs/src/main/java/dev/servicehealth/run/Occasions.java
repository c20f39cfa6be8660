package dev.servicehealth.run;

import dev.servicehealth.incident.Happenings;
import dev.servicehealth.model.SqlModel;
import dev.servicehealth.plan.Reason;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.project.Project;
import dev.servicehealth.telemetry.ReportingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Leaves days out on which a model has nothing to tell: most days have no incident, change or
 * exclusion, and computing an empty day costs as much as another. A day that had one when it was
 * recorded is computed once more, for its rows go. Plans of exclusions decide no figure of a day,
 * so the record does not remember which days had one: once their table is there, every day counts.
 */
final class Occasions {
  private static final String AHEAD = "core.exclusion_ahead_day";

  /** The models that hold rows only on days with something that people recorded. */
  static final Map<String, Reason> MODELS =
      Map.of(
          "core.incident_day",
          Reason.INCIDENTS,
          "core.incident_refusal",
          Reason.INCIDENTS,
          "core.change_day",
          Reason.CHANGES,
          "core.exclusion_request_day",
          Reason.EXCLUSIONS,
          AHEAD,
          Reason.EXCLUSIONS,
          "slo.incident_slice",
          Reason.INCIDENTS,
          "slo.incident_traffic",
          Reason.INCIDENTS,
          "slo.policy_day",
          Reason.POLICY);

  private final Project project;
  private final ReportingCalendar calendar;
  private final Happenings happenings;
  private final RecordedDays recorded;
  private final Predicate<String> isThere;

  /**
   * @param recorded what the days were recorded of
   * @param isThere whether a table has been made
   */
  Occasions(
      Project project,
      ReportingCalendar calendar,
      Happenings happenings,
      RecordedDays recorded,
      Predicate<String> isThere) {
    this.project = project;
    this.calendar = calendar;
    this.happenings = happenings;
    this.recorded = recorded;
    this.isThere = isThere;
  }

  /** Those of the tables that every day has rows in. The others are made when one first has. */
  static Set<String> always(Set<String> tables) {
    Set<String> left = new TreeSet<>(tables);
    left.removeAll(MODELS.keySet());
    return left;
  }

  /** Those of the days to compute a model on. */
  NavigableSet<LocalDate> of(SqlModel model, NavigableSet<LocalDate> days) {
    Reason reason = MODELS.get(model.name());
    if (reason == null || (model.name().equals(AHEAD) && mayTellOfPlans())) {
      return days;
    }
    NavigableSet<LocalDate> left = new TreeSet<>(days);
    left.removeIf(day -> !recorded.tellsOf(reason, day) && !tellsOf(reason, day));
    return left;
  }

  private boolean mayTellOfPlans() {
    return isThere.test(AHEAD) || !project.exclusions().isEmpty();
  }

  private boolean tellsOf(Reason reason, LocalDate day) {
    Instant starts = calendar.start(day);
    Instant ends = calendar.end(day);
    return switch (reason) {
      case INCIDENTS ->
          happenings.incidents().known().stream().anyMatch(each -> each.touches(starts, ends))
              || happenings.incidents().refused().stream()
                  .anyMatch(each -> calendar.day(each.revisedAt()).equals(day));
      case CHANGES ->
          happenings.changes().stream().anyMatch(each -> calendar.day(each.at()).equals(day));
      case POLICY -> project.policy().isPresent();
      default -> project.exclusions().stream().anyMatch(e -> !e.spans(starts, ends).isEmpty());
    };
  }
}
