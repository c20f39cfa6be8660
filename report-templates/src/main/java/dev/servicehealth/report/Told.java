package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** The names and the clock of an edition, for sentences about what happened in its period. */
record Told(Edition edition, ZoneId clock) {

  static Told of(Edition edition) {
    return new Told(edition, zone(edition.period().timeZone()));
  }

  /** An unknown one is refused long before a report; a page is printed all the same. */
  private static ZoneId zone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : ZoneId.of("UTC");
  }

  String service(String name) {
    return Words.name(
        edition.services().stream()
            .filter(each -> each.service().equals(name))
            .map(Edition.Service::title)
            .findFirst()
            .orElse(name));
  }

  /** The unit of an objective; requests where the edition does not have it. */
  Unit unit(String service, String slo) {
    return edition.services().stream()
        .filter(each -> each.service().equals(service))
        .flatMap(each -> each.objectives().stream())
        .filter(each -> each.slo().equals(slo))
        .map(Edition.Objective::counted)
        .findFirst()
        .orElse(Unit.REQUESTS);
  }

  String objective(String service, String slo) {
    return Words.name(
        edition.services().stream()
            .filter(each -> each.service().equals(service))
            .flatMap(each -> each.objectives().stream())
            .filter(each -> each.slo().equals(slo))
            .map(Edition.Objective::title)
            .findFirst()
            .orElse(slo));
  }

  /** "Store", or "Store, Requests answered" of a single objective; (all) is all of the service. */
  String subject(String service, String slo) {
    return slo.equals("(all)")
        ? service(service)
        : service(service) + ", " + objective(service, slo);
  }

  /** An objective with its service, as {@link Edition.Service#naming} has it. */
  String naming(String service, String slo) {
    return edition.services().stream()
        .filter(each -> each.service().equals(service))
        .flatMap(
            each ->
                each.objectives().stream()
                    .filter(objective -> objective.slo().equals(slo))
                    .map(each::naming))
        .findFirst()
        .orElseGet(() -> service(service) + " (" + Words.name(slo) + ")");
  }

  String span(Instant starts, Instant ends, long minutes) {
    return "%s - %s, %s"
        .formatted(
            moment(starts),
            ends == null ? "open" : until(starts, ends),
            Words.duration(minutes)
                + (ends != null && Duration.between(starts, ends).toMinutes() == minutes
                    ? ""
                    : " of them in this period"));
  }

  String moment(Instant instant) {
    ZonedDateTime local = instant.atZone(clock);
    return Dates.day(local.toLocalDate()) + " " + time(local);
  }

  /** The end of a span, with its day unless it starts on the same one. */
  String until(Instant starts, Instant ends) {
    ZonedDateTime local = ends.atZone(clock);
    boolean sameDay = local.toLocalDate().equals(starts.atZone(clock).toLocalDate());
    return (sameDay ? time(local) : moment(ends)) + " " + Dates.zone(edition.period());
  }

  private static String time(ZonedDateTime local) {
    return String.format(Locale.ROOT, "%02d:%02d", local.getHour(), local.getMinute());
  }

  static String spent(BigDecimal share) {
    return share == null
        ? "more than all"
        : Words.decimal(share.movePointRight(2).setScale(1, RoundingMode.UP)) + "%";
  }
}
