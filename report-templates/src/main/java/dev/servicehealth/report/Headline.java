package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The report in one sentence, the first rule that matches: a tier-1 service missed, a tier-1
 * service is unknown, another missed, another is unknown, and only then the good news. No Unknown
 * goes uncounted in any of them.
 */
record Headline(List<Edition.Service> services, Optional<Edition.Total> total) {

  Headline {
    services = services.stream().sorted(Edition.Service.WORST_FIRST).toList();
  }

  static String of(Edition edition) {
    return new Headline(edition.services(), edition.total()).text();
  }

  String text() {
    List<Edition.Service> missed = in(State.MISSED);
    List<Edition.Service> unknown = in(State.UNKNOWN);
    List<Edition.Service> missedFirst = tierOne(missed);
    List<Edition.Service> unknownFirst = tierOne(unknown);
    if (!missedFirst.isEmpty()) {
      return missed(missedFirst) + others(missed.size() - missedFirst.size()) + counted(unknown);
    }
    if (!unknownFirst.isEmpty()) {
      return unknown(unknownFirst, missed)
          + (unknown.size() > unknownFirst.size() ? inAll(unknown) : ".");
    }
    if (!missed.isEmpty()) {
      return missed(missed) + counted(unknown);
    }
    return unknown.isEmpty() ? good() : unknown(unknown, missed) + ".";
  }

  private static String missed(List<Edition.Service> missed) {
    Edition.Service most = missed.get(0);
    String harm = most.worst().counted().aboutBad(most.worst().bad());
    String users = most.worst().usersHit().map(u -> ", " + Words.usersInSentence(u)).orElse("");
    return missed.size() == 1
        ? Words.names(missed) + " missed its target: " + harm + users
        : Words.names(missed)
            + " missed their targets: "
            + Words.name(most.title())
            + " with "
            + harm
            + users;
  }

  private static String others(int missed) {
    return missed == 0 ? "" : "; " + missed + " other " + Words.noun(missed, "service") + " missed";
  }

  private static String counted(List<Edition.Service> unknown) {
    return unknown.isEmpty() ? "." : inAll(unknown).replace(" in all", "");
  }

  private static String inAll(List<Edition.Service> unknown) {
    return "; " + unknown.size() + " " + Words.noun(unknown.size(), "service") + " unknown in all.";
  }

  private String unknown(List<Edition.Service> unknown, List<Edition.Service> missed) {
    String gap = gap(unknown);
    if (!missed.isEmpty()) {
      return gap + "; " + missed(missed);
    }
    if (in(State.MET).isEmpty()) {
      return "No service is known to have met its target: " + gap;
    }
    return isHarmless()
        ? "No known customer harm, but " + gap
        : "No service is known to have missed its target, but " + gap;
  }

  private static String gap(List<Edition.Service> unknown) {
    Edition.Service longest =
        unknown.stream()
            .max(Comparator.comparingLong(s -> s.worst().minutes().noTelemetry()))
            .orElseThrow();
    List<Edition.Service> named = new ArrayList<>(unknown);
    named.remove(longest);
    named.add(0, longest);
    Edition.Minutes minutes = longest.worst().minutes();
    if (minutes.noTelemetry() == 0) {
      return Words.names(named) + (named.size() == 1 ? " is unknown" : " are unknown") + why(named);
    }
    String span = Words.partOf(minutes.noTelemetry(), minutes.total());
    return named.size() == 1
        ? Words.names(named) + " is unknown for " + span
        : Words.names(named) + " are unknown, " + Words.name(longest.title()) + " for " + span;
  }

  /** With telemetry of every minute, rows that could not be used leave a verdict open. */
  private static String why(List<Edition.Service> unknown) {
    boolean lackRows =
        unknown.stream()
            .map(service -> service.worst().result())
            .allMatch(r -> r != null && r.missing() != null && r.missing() > 0);
    if (!lackRows) {
      return "";
    }
    return " because some of "
        + (unknown.size() == 1 ? "its" : "their")
        + " rows could not be used";
  }

  private String good() {
    int met = in(State.MET).size();
    if (services.isEmpty()) {
      return "No service has an objective in this edition.";
    }
    if (met == 0) {
      return "No service had enough traffic to judge.";
    }
    return judged(met)
        + total.filter(sum -> sum.valid() > 0).map(Headline::sum).orElse("")
        + unjudged()
        + ".";
  }

  private String judged(int met) {
    if (met == 1) {
      return Words.name(in(State.MET).get(0).title()) + " met its target";
    }
    return (met == services.size()
            ? "All " + met + " services"
            : met + " services with enough traffic to judge")
        + " met their targets";
  }

  private String unjudged() {
    return List.of(State.TOO_LITTLE, State.NO_TRAFFIC).stream()
        .filter(state -> !in(state).isEmpty())
        .map(state -> "; " + in(state).size() + " had " + state.inSentence())
        .collect(joining());
  }

  private static String sum(Edition.Total total) {
    return "; " + Verdict.harm(total);
  }

  private boolean isHarmless() {
    return services.stream().flatMap(s -> s.objectives().stream()).allMatch(o -> o.bad() == 0);
  }

  private List<Edition.Service> in(State state) {
    return only(services, s -> s.state() == state);
  }

  private static List<Edition.Service> tierOne(List<Edition.Service> services) {
    return only(services, s -> s.tier() == 1);
  }

  private static List<Edition.Service> only(
      List<Edition.Service> services, Predicate<Edition.Service> wanted) {
    return services.stream().filter(wanted).toList();
  }
}
