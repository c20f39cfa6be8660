package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The report in one sentence, the first rule that matches: a tier-1 service missed, a tier-1
 * service is unknown, another missed, another is unknown, an objective's own window is over its
 * budget, unknown or at risk, and only then the good news. No Unknown goes uncounted in any of
 * them.
 *
 * @param kind of the period: week, month or quarter
 */
record Headline(String kind, List<Edition.Service> services, Optional<Total> total) {

  Headline {
    services = services.stream().sorted(Edition.Service.WORST_FIRST).toList();
  }

  static String of(Edition edition) {
    return new Headline(edition.period().kind(), edition.services(), edition.total()).text();
  }

  String text() {
    List<Edition.Service> missed = in(State.MISSED);
    List<Edition.Service> unknown = in(State.UNKNOWN);
    List<Edition.Service> missedFirst = tierOne(missed);
    List<Edition.Service> unknownFirst = tierOne(unknown);
    if (!missedFirst.isEmpty()) {
      return missed(missedFirst)
          + others(missed.size() - missedFirst.size())
          + over()
          + counted(unknownAtAll());
    }
    if (!unknown.isEmpty() && unknown.size() == services.size()) {
      return allUnknown(unknown);
    }
    if (!unknownFirst.isEmpty()) {
      return unknown(unknownFirst, missed)
          + over()
          + (unknown.size() > unknownFirst.size() ? inAll(unknown) : ".");
    }
    if (!missed.isEmpty()) {
      return missed(missed) + over() + counted(unknownAtAll());
    }
    return unknown.isEmpty() ? kept() : unknown(unknown, missed) + over() + ".";
  }

  private static String missed(List<Edition.Service> missed) {
    Edition.Service most = missed.get(0);
    Edition.Objective worst = most.worstOfPeriod();
    String harm = worst.counted().aboutBad(worst.bad());
    String users = worst.usersHit().map(u -> ", " + Words.usersInSentence(u)).orElse("");
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

  /** "; TV and Cloud are over their 28-day error budgets". */
  private String over() {
    List<Edition.Service> over = byWindow(State.MISSED);
    return over.isEmpty() ? "" : "; " + overBudget(over);
  }

  private static String overBudget(List<Edition.Service> over) {
    List<String> windows =
        over.stream().flatMap(s -> s.worst().ownWindow().stream()).map(b -> b.window()).toList();
    String window =
        windows.stream().distinct().count() == 1 ? Words.window(windows.get(0)) + " error " : "";
    return over.size() == 1
        ? "%s is over its %sbudget".formatted(Words.names(over), window)
        : "%s are over their %sbudgets".formatted(Words.names(over), window);
  }

  private static String counted(List<Edition.Service> unknown) {
    return unknown.isEmpty() ? "." : inAll(unknown).replace(" in all", "");
  }

  private static String inAll(List<Edition.Service> unknown) {
    return "; " + unknown.size() + " " + Words.noun(unknown.size(), "service") + " unknown in all.";
  }

  private String unknown(List<Edition.Service> unknown, List<Edition.Service> missed) {
    String gap = Gap.of(unknown);
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

  private static String allUnknown(List<Edition.Service> unknown) {
    boolean isSilent = unknown.stream().allMatch(s -> s.worst().valid() == 0);
    if (!isSilent) {
      return "No service is known to have met its target: " + Gap.of(unknown) + ".";
    }
    return unknown.size() == 1
        ? Words.name(unknown.get(0).title()) + " is unknown: no telemetry arrived."
        : (unknown.size() == 2 ? "Both" : "All " + unknown.size())
            + " services are unknown: no telemetry arrived.";
  }

  /** Nothing was missed in the period, nor is it unknown; own windows may say something else. */
  private String kept() {
    List<Edition.Service> over = byWindow(State.MISSED);
    List<Edition.Service> unknown = byWindow(State.UNKNOWN);
    List<Edition.Service> risky = byWindow(State.AT_RISK);
    if (!over.isEmpty()) {
      return overBudget(over)
          + "; "
          + lowerFirst(judged())
          + (unknown.isEmpty() ? "." : "; " + openWindows(unknown) + ".");
    }
    if (!unknown.isEmpty()) {
      return judged() + ", but " + openWindows(unknown) + ".";
    }
    if (!risky.isEmpty()) {
      Standing.Budget budget = risky.get(0).worst().ownWindow().orElseThrow();
      return "%s; %s used %s of its %s budget%s."
          .formatted(
              judged(),
              Words.name(risky.get(0).title()),
              Words.spent(budget.spentShare()),
              Words.window(budget.window()),
              more(risky.size() - 1));
    }
    return good();
  }

  private static String more(int atRisk) {
    return switch (atRisk) {
      case 0 -> "";
      case 1 -> ", and 1 more is at risk";
      default -> ", and " + atRisk + " more are at risk";
    };
  }

  /** "Store’s 28-day result is unknown". */
  private static String openWindows(List<Edition.Service> unknown) {
    return unknown.size() == 1
        ? "%s’s %s result is unknown"
            .formatted(
                Words.name(unknown.get(0).title()),
                Words.window(unknown.get(0).worst().ownWindow().orElseThrow().window()))
        : "the results of longer windows are unknown for " + Words.names(unknown);
  }

  private String good() {
    if (services.isEmpty()) {
      return "No service has an objective in this edition.";
    }
    if (in(State.MET).isEmpty()) {
      return "No service had enough traffic to judge.";
    }
    return judged()
        + total.filter(sum -> sum.valid() > 0).map(sum -> "; " + Verdict.harm(sum)).orElse("")
        + unjudged()
        + ".";
  }

  /** "All 7 services met this week’s targets". */
  private String judged() {
    List<Edition.Service> met = in(State.MET);
    if (met.isEmpty()) {
      return "No service had enough traffic to judge this " + kind;
    }
    if (met.size() == 1) {
      return Words.name(met.get(0).title()) + " met this " + kind + "’s target";
    }
    return (met.size() == services.size()
            ? met.size() == 2 ? "Both services" : "All " + met.size() + " services"
            : met.size() + " services with enough traffic to judge")
        + " met this "
        + kind
        + "’s targets";
  }

  /** After a semicolon; a name keeps its capital. */
  private static String lowerFirst(String sentence) {
    return sentence.matches("(All|Both|No) .*")
        ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
        : sentence;
  }

  private String unjudged() {
    return List.of(State.TOO_LITTLE, State.NO_TRAFFIC).stream()
        .filter(state -> !in(state).isEmpty())
        .map(state -> "; " + in(state).size() + " had " + state.inSentence())
        .collect(joining());
  }

  private boolean isHarmless() {
    return services.stream().flatMap(s -> s.objectives().stream()).allMatch(o -> o.bad() == 0);
  }

  /** Over the period or over their own windows. */
  private List<Edition.Service> unknownAtAll() {
    return only(services, s -> s.state() == State.UNKNOWN);
  }

  /** Those in a state over the period itself. */
  private List<Edition.Service> in(State state) {
    return only(services, s -> s.periodState() == state);
  }

  /** Those whose period kept its promise and whose own window is in a state. */
  private List<Edition.Service> byWindow(State state) {
    return only(services, s -> s.state() == state && s.periodState() != state);
  }

  private static List<Edition.Service> tierOne(List<Edition.Service> services) {
    return only(services, s -> s.tier() == 1);
  }

  private static List<Edition.Service> only(
      List<Edition.Service> services, Predicate<Edition.Service> wanted) {
    return services.stream().filter(wanted).toList();
  }
}
