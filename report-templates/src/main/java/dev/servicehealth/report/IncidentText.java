package dev.servicehealth.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An incident in sentences: when, what it did to each objective, and what is recorded of it.
 *
 * @param changes those of the period, of which the ones of the same time are named
 */
record IncidentText(Told told, List<Happenings.Change> changes) {
  Hurt.Block block(Happenings.Incident incident) {
    return new Hurt.Block(
        Words.name(incident.title()) + " (" + Words.name(incident.id()) + ")",
        when(incident),
        (incident.isFinal() ? "Final" : "Preliminary") + (incident.isOpen() ? ", open" : ""),
        Strip.of(incident, told),
        incident.impacts().stream()
            .filter(impact -> impact.bad() > 0)
            .map(impact -> impact(impact))
            .toList(),
        facts(incident));
  }

  /** "Store and Cloud, Wed 19 Aug 18:20 - 20:05 UTC, 105 min, severity 1". */
  private String when(Happenings.Incident incident) {
    String services =
        incident.impacts().stream()
            .map(Happenings.Impact::service)
            .distinct()
            .map(told::service)
            .collect(Collectors.joining(", "));
    return "%s, %s, severity %s"
        .formatted(
            services,
            told.span(incident.startedAt(), incident.resolvedAt(), incident.minutes()),
            Words.name(
                incident.severityWord().isEmpty()
                    ? Integer.toString(incident.severity())
                    : incident.severityWord()));
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
    parts.add(Told.spent(impact.budgetShare()) + " of the error budget");
    if (impact.absentEvents() != null && impact.absentEvents() > 0) {
      parts.add(
          "an estimated %s never came"
              .formatted(impact.unit().estimatedEvents(impact.absentEvents())));
    }
    return "%s, %s: %s."
        .formatted(
            told.service(impact.service()),
            told.objective(impact.service(), impact.slo()),
            String.join("; ", parts));
  }

  private List<Verdict.Line> facts(Happenings.Incident incident) {
    List<Verdict.Line> facts = new ArrayList<>();
    facts.add(
        new Verdict.Line(
            "Recorded cause",
            incident.cause() == null
                ? "Not yet recorded."
                : "%s (incident %s, %s)."
                    .formatted(
                        Words.name(incident.cause()),
                        Words.name(incident.id()),
                        incident.isFinal() ? "final" : "preliminary")));
    incident
        .worst()
        .flatMap(impact -> Where.of(impact.places()))
        .ifPresent(text -> facts.add(new Verdict.Line("Where", text)));
    times(incident).ifPresent(text -> facts.add(new Verdict.Line("After its start", text)));
    atTheSameTime(incident).forEach(text -> facts.add(new Verdict.Line("At the same time", text)));
    Optional.ofNullable(incident.doubt())
        .ifPresent(doubt -> facts.add(new Verdict.Line("In doubt", Words.name(doubt) + ".")));
    return facts;
  }

  private static Optional<String> times(Happenings.Incident incident) {
    List<String> times = new ArrayList<>();
    add(times, "noticed", incident.startedAt(), incident.detectedAt());
    add(times, "taken on", incident.startedAt(), incident.acknowledgedAt());
    add(times, "mitigated", incident.startedAt(), incident.mitigatedAt());
    add(times, "resolved", incident.startedAt(), incident.resolvedAt());
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(Words.capital(String.join(", ", times)) + ".");
  }

  private static void add(List<String> times, String what, Instant start, Instant at) {
    if (at != null) {
      times.add(what + " after " + Words.duration(Duration.between(start, at).toMinutes()));
    }
  }

  /** Never "because": that two things came together proves nothing. */
  private List<String> atTheSameTime(Happenings.Incident incident) {
    Instant from = incident.startedAt().minus(Duration.ofHours(1));
    return changes.stream()
        .filter(change -> !change.at().isBefore(from))
        .filter(
            change -> incident.resolvedAt() == null || !change.at().isAfter(incident.resolvedAt()))
        .filter(
            change ->
                change.service().equals("(all)")
                    || incident.impacts().stream()
                        .anyMatch(impact -> impact.service().equals(change.service())))
        .map(change -> "%s, %s.".formatted(Words.name(change.title()), told.moment(change.at())))
        .toList();
  }
}
