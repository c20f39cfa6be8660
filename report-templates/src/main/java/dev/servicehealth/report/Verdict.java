package dev.servicehealth.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The headline and what an executive asks next: how much, which way, at what risk, and how sure.
 */
record Verdict(String headline, List<Count> counts, List<Line> lines) {

  /** How many services are in a state. */
  record Count(State state, long services) {}

  /** A short answer under its question. */
  record Line(String label, String text) {}

  static Verdict of(Edition edition, Trust trust) {
    List<Line> lines = new ArrayList<>();
    edition
        .total()
        .filter(total -> total.valid() > 0)
        .ifPresent(
            total ->
                lines.add(new Line("Harm", howMuch(edition, total) + worstDay(total).orElse(""))));
    direction(edition).ifPresent(text -> lines.add(new Line("Direction", text)));
    Risk.sentence(edition).ifPresent(text -> lines.add(new Line("Risk this quarter", text)));
    lines.add(new Line("Trust", trust.grade().words() + ". " + trust.reasonsSentence()));
    return new Verdict(Headline.of(edition), counts(edition), List.copyOf(lines));
  }

  static List<Count> counts(Edition edition) {
    return Arrays.stream(State.values())
        .map(
            state ->
                new Count(
                    state, edition.services().stream().filter(s -> s.state() == state).count()))
        .filter(count -> count.services() > 0)
        .toList();
  }

  /** "254 of 522,000 requests failed"; "none of 522,000 requests were slow". */
  static String harm(Total total) {
    return harm(total, "");
  }

  private static String harm(Total total, String measured) {
    return "%s of %s %s%s %s"
        .formatted(
            total.bad() == 0 ? "none" : Words.about(total.bad()),
            Words.rounded(total.valid()),
            measured,
            total.unit().noun(total.valid()),
            predicate(total));
  }

  private static String predicate(Total total) {
    return total.unit().predicate(BigDecimal.valueOf(total.bad()));
  }

  private static String howMuch(Edition edition, Total total) {
    boolean isUnknown =
        total.parts(edition.services()).anyMatch(part -> part.state() == State.UNKNOWN);
    StringBuilder text =
        new StringBuilder(Words.capital(harm(total, isUnknown ? "measured " : "")));
    edition.totals().stream()
        .skip(1)
        .map(
            other ->
                "; %s of %s %s"
                    .formatted(
                        other.bad() == 0 ? "none" : Words.about(other.bad()),
                        Words.rounded(other.valid()),
                        predicate(other)))
        .forEach(text::append);
    text.append('.');
    share(edition, total).ifPresent(text::append);
    notAdded(edition, total).ifPresent(text::append);
    return text.toString();
  }

  /** " Store accounts for 80% of them." */
  private static Optional<String> share(Edition edition, Total total) {
    return edition.services().stream()
        .filter(s -> total.bad() > 0 && total.objectives().size() > 1)
        .max(Comparator.comparingLong(s -> Shares.badIn(total, s)))
        .map(
            s ->
                " %s accounts for %s of %s."
                    .formatted(
                        Words.name(s.title()),
                        Words.share(Shares.badIn(total, s), total.bad()),
                        edition.totals().size() > 1 ? "the " + total.badIs() + " ones" : "them"));
  }

  /** " Not added: Cloud, counted in slices; Books, whose bad requests are the slow ones." */
  private static Optional<String> notAdded(Edition edition, Total total) {
    List<String> left =
        total.leftOut(edition.services()).stream()
            .map(s -> Words.name(s.title()) + ", " + instead(s.mainObjective().counted()))
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(" Not added: " + String.join("; ", left) + ".");
  }

  private static String instead(Unit unit) {
    return unit.isEvents()
        ? "whose bad %s are the %s ones".formatted(unit.noun(0), unit.adjective())
        : "counted in " + unit.noun(0);
  }

  /** "Failed requests per million: 487 this week, inside the usual range (81 to 1,386)." */
  private static Optional<String> direction(Edition edition) {
    List<String> sentences =
        edition.totals().stream()
            .filter(total -> total.history() != null && !total.history().periods().isEmpty())
            .map(
                total ->
                    "%s %s per million: %s."
                        .formatted(
                            Words.capital(total.unit().adjective()),
                            total.unit().noun(0),
                            Trend.clause(total.history().course())))
            .toList();
    return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
  }

  /** " Worst day: Sat 15 Aug, 173 of 1,030 failed requests." */
  static Optional<String> worstDay(Total total) {
    return total
        .worstDay()
        .map(
            worst ->
                " Worst day: %s, %s of %s %s %s."
                    .formatted(
                        Dates.day(worst.day()),
                        Words.about(worst.bad()),
                        Words.rounded(total.bad()),
                        total.unit().adjective(),
                        total.unit().noun(total.bad())));
  }
}
