package dev.servicehealth.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What hurt customers: the incidents of a period in words, then harm that no incident records.
 *
 * @param lead what the feed of incidents said, in a sentence
 * @param blocks the worst incidents, each with its harm
 * @param others incidents that are only named, in a sentence; empty where there are none
 * @param unexplained harm without an incident, a sentence each
 * @param policy what the error-budget policy found, a sentence each
 * @param exclusions what was asked to be left out, a sentence each
 * @param refused revisions of incidents that do not count, a sentence each
 * @param followUps what is still to be done
 */
record Hurt(
    String lead,
    List<Block> blocks,
    String others,
    List<String> unexplained,
    List<String> policy,
    List<String> exclusions,
    List<String> refused,
    List<Happenings.FollowUp> followUps) {

  private static final int BLOCKS = 5;
  private static final int PLACES = 3;

  /**
   * An incident.
   *
   * @param state Preliminary or Final, and whether it is open
   * @param lines of each objective that it hurt
   * @param remarks cause, times, places, changes
   */
  record Block(String title, String when, String state, List<String> lines, List<String> remarks) {}

  /** Empty for editions that tell of none. */
  static Optional<Hurt> of(Edition edition) {
    return edition.happened().map(told -> new Teller(edition, told).tell());
  }

  /** Puts happenings into words, with the names of the edition's services. */
  private static final class Teller {
    private final Edition edition;
    private final Happenings told;
    private final ZoneId zone;

    Teller(Edition edition, Happenings told) {
      this.edition = edition;
      this.told = told;
      this.zone = zone(edition.period().timeZone());
    }

    /** An unknown one is refused long before a report; a page is printed all the same. */
    private static ZoneId zone(String name) {
      return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : ZoneId.of("UTC");
    }

    Hurt tell() {
      List<Happenings.Incident> worst =
          told.incidents().stream()
              .filter(Happenings.Incident::isHarmful)
              .sorted(Happenings.Incident.WORST_FIRST)
              .toList();
      List<Happenings.Incident> shown = worst.subList(0, Math.min(BLOCKS, worst.size()));
      List<Happenings.Incident> rest =
          told.incidents().stream().filter(incident -> !shown.contains(incident)).toList();
      return new Hurt(
          lead(),
          shown.stream().map(this::block).toList(),
          others(rest),
          told.unexplained().stream().map(this::harm).toList(),
          told.policy().stream().map(this::finding).toList(),
          told.exclusions().stream().map(this::exclusion).toList(),
          told.refused().stream().map(Teller::refusal).toList(),
          edition.followUps());
    }

    private String lead() {
      Happenings.Feed feed = told.feed();
      int count = told.incidents().size();
      if (!feed.isConfigured()) {
        return "No feed of incidents is configured: harm below is what telemetry shows.";
      }
      if (!feed.isReceived()) {
        return "The feed of incidents was "
            + (feed.state().equals("unreadable") ? "not readable" : feed.state())
            + (count == 0
                ? ": nobody knows whether there was an incident."
                : "; incidents below are those known before.");
      }
      return count == 0
          ? "0 incidents reported (feed complete)."
          : "%s reported.".formatted(Words.counted(count, "incident"));
    }

    private Block block(Happenings.Incident incident) {
      return new Block(
          Words.name(incident.title()) + " (" + Words.name(incident.id()) + ")",
          when(incident),
          (incident.isFinal() ? "Final" : "Preliminary") + (incident.isOpen() ? ", open" : ""),
          incident.impacts().stream()
              .filter(impact -> impact.bad() > 0)
              .map(impact -> impact(impact))
              .toList(),
          remarks(incident));
    }

    /** "Store and Cloud, Wed 19 Aug 18:20 - 20:05 UTC, 105 min, severity 1". */
    private String when(Happenings.Incident incident) {
      String services =
          incident.impacts().stream()
              .map(Happenings.Impact::service)
              .distinct()
              .map(this::service)
              .collect(Collectors.joining(", "));
      return "%s, %s, severity %s"
          .formatted(
              services,
              span(incident.startedAt(), incident.resolvedAt(), incident.minutes()),
              Words.name(
                  incident.severityWord().isEmpty()
                      ? Integer.toString(incident.severity())
                      : incident.severityWord()));
    }

    private String span(Instant starts, Instant ends, long minutes) {
      return "%s - %s, %s"
          .formatted(
              moment(starts),
              ends == null ? "open" : until(starts, ends),
              Words.duration(minutes)
                  + (ends != null && Duration.between(starts, ends).toMinutes() == minutes
                      ? ""
                      : " of them in this period"));
    }

    private String moment(Instant instant) {
      ZonedDateTime local = instant.atZone(zone);
      return Dates.day(local.toLocalDate()) + " " + clock(local);
    }

    private String until(Instant starts, Instant ends) {
      ZonedDateTime local = ends.atZone(zone);
      boolean sameDay = local.toLocalDate().equals(starts.atZone(zone).toLocalDate());
      return (sameDay ? clock(local) : moment(ends)) + " " + Dates.zone(edition.period());
    }

    private static String clock(ZonedDateTime local) {
      return String.format(Locale.ROOT, "%02d:%02d", local.getHour(), local.getMinute());
    }

    /** "Store, Availability: 38,011 of 52,300 requests failed, about 9,300 users; …". */
    private String impact(Happenings.Impact impact) {
      List<String> parts = new ArrayList<>();
      parts.add(impact.unit().badOf(impact.bad(), impact.valid()));
      Optional.ofNullable(impact.users()).map(Words::usersInSentence).ifPresent(parts::add);
      if (impact.peakValid() != null && impact.peakBad() > 0) {
        parts.add(
            "at the peak %s of requests in five minutes"
                .formatted(Words.share(impact.peakBad(), impact.peakValid())));
      }
      parts.add(spent(impact.budgetShare()) + " of the error budget");
      if (impact.absentEvents() != null && impact.absentEvents() > 0) {
        parts.add(
            "an estimated %s %s never came"
                .formatted(
                    Words.rounded(impact.absentEvents()),
                    Words.noun(impact.absentEvents(), "request")));
      }
      return "%s, %s: %s."
          .formatted(
              service(impact.service()),
              objective(impact.service(), impact.slo()),
              String.join("; ", parts));
    }

    private static String spent(BigDecimal share) {
      return share == null
          ? "all and more"
          : Words.decimal(share.movePointRight(2).setScale(1, RoundingMode.UP)) + "%";
    }

    private List<String> remarks(Happenings.Incident incident) {
      List<String> remarks = new ArrayList<>();
      remarks.add(
          incident.cause() == null
              ? "Cause not yet recorded."
              : "Recorded cause: %s (incident %s, %s)."
                  .formatted(
                      Words.name(incident.cause()),
                      Words.name(incident.id()),
                      incident.isFinal() ? "final" : "preliminary"));
      places(incident).ifPresent(remarks::add);
      times(incident).ifPresent(remarks::add);
      changes(incident).forEach(remarks::add);
      Optional.ofNullable(incident.doubt())
          .map(doubt -> "In doubt: " + Words.name(doubt) + ".")
          .ifPresent(remarks::add);
      return remarks;
    }

    private static Optional<String> places(Happenings.Incident incident) {
      String places =
          incident.worst().stream()
              .flatMap(impact -> impact.places().stream())
              .limit(3L * PLACES + 6)
              .collect(
                  Collectors.groupingBy(
                      Happenings.Place::dimension,
                      java.util.TreeMap::new,
                      Collectors.mapping(place -> Words.name(place.value()), Collectors.toList())))
              .entrySet()
              .stream()
              .map(
                  each ->
                      Words.name(each.getKey())
                          + " "
                          + each.getValue().stream()
                              .limit(PLACES)
                              .collect(Collectors.joining(", ")))
              .collect(Collectors.joining("; "));
      return places.isEmpty()
          ? Optional.empty()
          : Optional.of("Most bad requests of its hours: " + places + ".");
    }

    private static Optional<String> times(Happenings.Incident incident) {
      List<String> times = new ArrayList<>();
      add(times, "noticed", incident.startedAt(), incident.detectedAt());
      add(times, "taken on", incident.startedAt(), incident.acknowledgedAt());
      add(times, "mitigated", incident.startedAt(), incident.mitigatedAt());
      add(times, "resolved", incident.startedAt(), incident.resolvedAt());
      return times.isEmpty()
          ? Optional.empty()
          : Optional.of("After its start: " + String.join(", ", times) + ".");
    }

    private static void add(List<String> times, String what, Instant start, Instant at) {
      if (at != null) {
        times.add(what + " " + Words.duration(Duration.between(start, at).toMinutes()));
      }
    }

    /** Never "because": that two things came together proves nothing. */
    private List<String> changes(Happenings.Incident incident) {
      Instant from = incident.startedAt().minus(Duration.ofHours(1));
      return told.changes().stream()
          .filter(change -> !change.at().isBefore(from))
          .filter(
              change ->
                  incident.resolvedAt() == null || !change.at().isAfter(incident.resolvedAt()))
          .filter(
              change ->
                  change.service().equals("(all)")
                      || incident.impacts().stream()
                          .anyMatch(impact -> impact.service().equals(change.service())))
          .map(
              change ->
                  "At the same time as: %s, %s."
                      .formatted(Words.name(change.title()), moment(change.at())))
          .toList();
    }

    private String others(List<Happenings.Incident> rest) {
      return rest.isEmpty()
          ? ""
          : "Without bad requests of their own, or with fewer: "
              + rest.stream()
                  .map(i -> Words.name(i.title()) + " (" + Words.name(i.id()) + ")")
                  .collect(Collectors.joining("; "))
              + ".";
    }

    private String harm(Happenings.Harm harm) {
      long minutes = Duration.between(harm.starts(), harm.ends()).toMinutes();
      return "No incident was recorded for this: %s, %s, %s: %s of %s requests were bad; %s of the error budget."
          .formatted(
              service(harm.service()),
              objective(harm.service(), harm.slo()),
              span(harm.starts(), harm.ends(), minutes),
              Words.count(harm.bad()),
              Words.count(harm.valid()),
              spent(harm.budgetShare()));
    }

    private String finding(Happenings.Finding f) {
      String subject =
          switch (f.finding()) {
            case "freeze" -> "its budget is spent (%s), which freezes changes";
            case "postmortem" ->
                "incident " + Words.name(f.subject()) + " took %s, which asks for a postmortem";
            default ->
                "incidents of class " + Words.name(f.subject()) + " took %s, which asks for a plan";
          };
      String waived =
          f.waivedBy() == null
              ? ""
              : "; %s approved an exception until %s: %s"
                  .formatted(
                      Words.name(f.waivedBy()),
                      Dates.date(f.waivedUntil()),
                      Words.name(f.waiverReason()));
      return "%s, %s: %s%s."
          .formatted(
              service(f.service()),
              objective(f.service(), f.slo()),
              subject.replace("%s", spent(f.spentShare()) + " of it"),
              waived.replaceFirst("\\.$", ""));
    }

    private String exclusion(Happenings.Exclusion e) {
      String approval =
          e.approvedBy() == null
              ? "nobody approved it, so it changes no figure"
              : "approved by " + Words.name(e.approvedBy());
      String findings =
          e.findings().stream()
              .filter(finding -> !finding.equals("unapproved"))
              .map(Words::name)
              .collect(Collectors.joining(", "));
      return "%s, %s, %s: %s Asked for by %s; %s%s."
          .formatted(
              service(e.service()),
              moment(e.starts()),
              Words.duration(e.minutes()),
              Words.name(e.reason()),
              Words.name(e.requestedBy()),
              approval,
              findings.isEmpty() ? "" : "; look twice: " + findings);
    }

    private static String refusal(Happenings.Refusal r) {
      return "%s%s: %s."
          .formatted(
              Words.name(r.place()),
              r.incident().isEmpty() ? "" : ", incident " + Words.name(r.incident()),
              Words.name(r.problem()));
    }

    private String service(String name) {
      return Words.name(
          edition.services().stream()
              .filter(each -> each.service().equals(name))
              .map(Edition.Service::title)
              .findFirst()
              .orElse(name));
    }

    private String objective(String service, String slo) {
      return Words.name(
          edition.services().stream()
              .filter(each -> each.service().equals(service))
              .flatMap(each -> each.objectives().stream())
              .filter(each -> each.slo().equals(slo))
              .map(Edition.Objective::title)
              .findFirst()
              .orElse(slo));
    }
  }

  static String due(Happenings.FollowUp step) {
    LocalDate day = step.due();
    return day == null
        ? "no date recorded"
        : (step.isOverdue() ? "overdue since " : "due ") + Dates.date(day);
  }

  static String owner(Happenings.FollowUp step) {
    return step.owner() == null ? "none recorded" : Words.name(step.owner());
  }
}
