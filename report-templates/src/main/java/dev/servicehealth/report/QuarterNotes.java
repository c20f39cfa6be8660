package dev.servicehealth.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Notes on the quarter beside its forecast: findings of the error-budget policy, approved
 * exclusions that are still to come, and targets that changed; a sentence each.
 */
record QuarterNotes(Edition edition) {

  /**
   * Notes of a kind.
   *
   * @param title of the list
   */
  record Notes(String title, List<String> sentences) {}

  /** Those that there are. */
  static List<Notes> of(Edition edition) {
    QuarterNotes text = new QuarterNotes(edition);
    return Stream.of(
            new Notes("Findings of the error-budget policy", text.findings()),
            new Notes("Approved exclusions of the rest of the quarter", text.planned()),
            new Notes("Targets that changed in the latest 91 days", text.changedTargets()))
        .filter(notes -> !notes.sentences().isEmpty())
        .toList();
  }

  /** "TV plays: 151.3% of its budget is spent, which freezes changes; INC-103 took 83.4%, …". */
  List<String> findings() {
    Told names = Told.of(edition);
    return edition.happened().map(Happenings::policy).orElse(List.of()).stream()
        .collect(
            Collectors.groupingBy(
                f -> names.naming(f.service(), f.slo()),
                LinkedHashMap::new,
                Collectors.mapping(QuarterNotes::finding, Collectors.joining("; "))))
        .entrySet()
        .stream()
        .map(objective -> objective.getKey() + ": " + objective.getValue() + ".")
        .toList();
  }

  private static String finding(Happenings.Finding f) {
    String spent = Told.spent(f.spentShare());
    String found =
        switch (f.finding()) {
          case "freeze" -> spent + " of its budget is spent, which freezes changes";
          case "postmortem" ->
              "%s took %s, which asks for a postmortem".formatted(Words.name(f.subject()), spent);
          default ->
              "incidents of class %s took %s, which asks for a plan"
                  .formatted(Words.name(f.subject()), spent);
        };
    return f.waivedBy() == null
        ? found
        : found
            + " (%s approved an exception until %s: %s)"
                .formatted(
                    Words.name(f.waivedBy()),
                    Dates.date(f.waivedUntil()),
                    Words.name(f.waiverReason()).replaceFirst("\\.$", ""));
  }

  /** "Store, Sat 5 Sep 02:00 - 04:00 UTC, 2 h: New disks. Approved by service-review." */
  List<String> planned() {
    return edition.happened().map(Happenings::ahead).orElse(List.of()).stream()
        .map(this::planned)
        .toList();
  }

  private String planned(Happenings.Ahead ahead) {
    Told names = Told.of(edition);
    String when =
        ahead.spans() == 1
            ? names.span(ahead.starts(), ahead.ends(), ahead.minutes())
            : "%s times from %s to %s, %s in all"
                .formatted(
                    Words.count(ahead.spans()),
                    names.moment(ahead.starts()),
                    names.until(ahead.starts(), ahead.ends()),
                    Words.duration(ahead.minutes()));
    return "%s, %s: %s Approved by %s."
        .formatted(
            names.subject(ahead.service(), ahead.slo()),
            when,
            Words.sentence(ahead.reason()),
            Words.name(ahead.approvedBy()));
  }

  /** "Store (Answered): 99.9% since 1 Sep 2026, 99.5% before." Of the latest 91 days. */
  List<String> changedTargets() {
    List<String> changes = new ArrayList<>();
    for (Edition.Service service : edition.services()) {
      for (Edition.Objective objective : service.objectives()) {
        recent(objective)
            .ifPresent(recent -> addChanges(service.naming(objective), recent, changes));
      }
    }
    return List.copyOf(changes);
  }

  private static Optional<Recent> recent(Edition.Objective objective) {
    return Optional.ofNullable(objective.standing()).map(Standing::recent);
  }

  private static void addChanges(String name, Recent recent, List<String> changes) {
    BigDecimal before = null;
    for (Recent.Definition one : recent.definitions()) {
      if (before != null && before.compareTo(one.target()) != 0) {
        changes.add(
            "%s: %s since %s, %s before."
                .formatted(
                    name,
                    AvailabilityText.target(one.target()),
                    Dates.date(one.since()),
                    AvailabilityText.target(before)));
      }
      before = one.target();
    }
  }
}
