package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * How the whole did up to the period of the report, beside the figures of the period itself. It
 * tells of other periods too: it is as known when the edition was published, and a change of it
 * restates nothing.
 *
 * @param periods of the report's kind, at most thirteen; the last one is that of the report
 * @param months at most thirteen; the last one may be still running
 * @param unmet usual range of the services that did not meet their targets; null with fewer than
 *     eight known periods before
 * @param incidentMinutes usual range of them; null likewise
 * @param minutesToReport usual range of them; null likewise
 * @param incidents of the 91 days up to the last one, by service, the latest first
 */
public record Lately(
    List<Past> periods,
    List<Past> months,
    History.Usual unmet,
    History.Usual incidentMinutes,
    History.Usual minutesToReport,
    List<Incident> incidents) {

  public Lately {
    periods = List.copyOf(periods);
    months = List.copyOf(months);
    incidents = List.copyOf(incidents);
  }

  /**
   * A period.
   *
   * @param unmet services that did not meet all their targets
   * @param judged services with a verdict: met, missed or unknown
   * @param incidentMinutes in which at least one incident lasted; null before the first recorded
   *     one
   * @param minutesToReport median from the start of an incident to its detection; null without one
   */
  public record Past(
      LocalDate firstDay,
      LocalDate lastDay,
      long unmet,
      long judged,
      Long incidentMinutes,
      Long minutesToReport) {

    private Course.Point point(BigDecimal value, String gap) {
      return new Course.Point(firstDay, lastDay, value, value == null ? gap : "");
    }

    private String kind() {
      return Dates.kind(firstDay, lastDay);
    }
  }

  /** Services that had a verdict and did not meet all their targets. */
  Course unmetCourse() {
    return course(
        past ->
            past.point(
                past.judged() == 0 ? null : BigDecimal.valueOf(past.unmet()),
                "no service had a verdict this " + past.kind()),
        unmet,
        Course.How.NUMBER);
  }

  Course incidentMinutesCourse() {
    return course(
        past ->
            past.point(
                whole(past.incidentMinutes()), "unknown, as no incident had been recorded by then"),
        incidentMinutes,
        Course.How.MINUTES);
  }

  Course minutesToReportCourse() {
    return course(
        past ->
            past.point(
                whole(past.minutesToReport()),
                "no detection of an incident is recorded this " + past.kind()),
        minutesToReport,
        Course.How.MINUTES);
  }

  private static BigDecimal whole(Long minutes) {
    return minutes == null ? null : BigDecimal.valueOf(minutes);
  }

  private Course course(Function<Past, Course.Point> point, History.Usual usual, Course.How how) {
    return new Course(
        periods.stream().map(point).toList(), months.stream().map(point).toList(), usual, how);
  }

  /**
   * An incident on a service.
   *
   * @param resolvedAt null while it is open
   * @param minutes that it lasted on the service in these days
   * @param isHarmful whether it took something from a budget of the service
   * @param budgetShare the largest share of an objective's own budget; null is infinite, or none
   */
  public record Incident(
      String service,
      String id,
      String title,
      String severityWord,
      Instant startedAt,
      Instant resolvedAt,
      long minutes,
      boolean isHarmful,
      BigDecimal budgetShare,
      boolean isFinal) {}
}
