package dev.servicehealth.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The incidents of a period in words, then harm that no incident records.
 *
 * @param lead what the feed of incidents said, in a sentence
 * @param blocks the worst incidents, each with its harm
 * @param others incidents that are only named, in a sentence; empty where there are none
 * @param unexplained harm without an incident, a sentence each
 * @param exclusions what was asked to be left out, a sentence each
 * @param refused revisions of incidents that do not count, a sentence each
 * @param followUps what is still to be done
 */
record Hurt(
    String lead,
    List<Block> blocks,
    String others,
    List<String> unexplained,
    List<String> exclusions,
    List<String> refused,
    List<Happenings.FollowUp> followUps) {

  private static final int BLOCKS = 5;

  /**
   * An incident.
   *
   * @param state Preliminary or Final, and whether it is open
   * @param strip of the objective that it hurt most
   * @param lines of each objective that it hurt
   * @param facts what is recorded of it: cause, places, times, changes
   */
  record Block(
      String title,
      String when,
      String state,
      Optional<Strip> strip,
      List<String> lines,
      List<Verdict.Line> facts) {}

  /** Empty for editions that tell of none. */
  static Optional<Hurt> of(Edition edition) {
    return edition.happened().map(told -> new Teller(edition, told).tell());
  }

  /** Puts happenings into words, with the names of the edition's services. */
  private static final class Teller {
    private final Edition edition;
    private final Happenings told;
    private final Told names;

    Teller(Edition edition, Happenings told) {
      this.edition = edition;
      this.told = told;
      this.names = Told.of(edition);
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
          shown.stream().map(new IncidentText(names, told.changes())::block).toList(),
          others(rest),
          told.unexplained().stream().map(this::harm).toList(),
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
          : "%s reported.%s".formatted(Words.counted(count, "incident"), share(count));
    }

    /** " They account for 56% of all failed requests." */
    private String share(int count) {
      return edition
          .total()
          .filter(total -> total.bad() > 0)
          .map(
              total ->
                  " %s for %s of all %s %s."
                      .formatted(
                          count == 1 ? "It accounts" : "They account",
                          Words.share(taken(total), total.bad()),
                          total.unit().adjective(),
                          total.unit().noun(total.bad())))
          .orElse("");
    }

    private long taken(Total total) {
      return told.incidents().stream()
          .flatMap(incident -> incident.impacts().stream())
          .filter(i -> total.objectives().contains(new Total.Part(i.service(), i.slo())))
          .mapToLong(Happenings.Impact::bad)
          .sum();
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
      return "No incident was recorded for this: %s, %s, %s: %s; %s of the error budget.%s"
          .formatted(
              names.service(harm.service()),
              names.objective(harm.service(), harm.slo()),
              names.span(harm.starts(), harm.ends(), minutes),
              names.unit(harm.service(), harm.slo()).eventsBadOf(harm.bad(), harm.valid()),
              Told.spent(harm.budgetShare()),
              more(harm));
    }

    /** " About 41 users. At the peak 12% of requests in five minutes. Bad requests of its …". */
    private static String more(Happenings.Harm harm) {
      List<String> sentences = new ArrayList<>();
      Optional.ofNullable(harm.users())
          .ifPresent(users -> sentences.add(Words.capital(Words.usersInSentence(users)) + "."));
      if (harm.peakValid() != null && harm.peakBad() > 0) {
        sentences.add(
            "At the peak %s of requests in five minutes."
                .formatted(Words.share(harm.peakBad(), harm.peakValid())));
      }
      Where.of(harm.places()).ifPresent(sentences::add);
      return sentences.stream().map(sentence -> " " + sentence).collect(Collectors.joining());
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
              names.subject(e.service(), e.slo()),
              names.moment(e.starts()),
              Words.duration(e.minutes()),
              Words.sentence(e.reason()),
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
