package dev.servicehealth.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The headline and what an executive asks next: how much, when, and may I believe it. */
record Verdict(String headline, List<Count> counts, List<Line> lines) {

  /** How many services are in a state. */
  record Count(State state, long services) {}

  /** A short answer under its question. */
  record Line(String label, String text) {}

  static Verdict of(Edition edition, Scorecard scorecard, Trust trust) {
    List<Line> lines = new ArrayList<>();
    if (scorecard.total().valid() > 0) {
      lines.add(new Line("How much", howMuch(scorecard)));
    }
    worstDay(edition.period(), scorecard).ifPresent(text -> lines.add(new Line("When", text)));
    lines.add(new Line("Trust", trust.grade().words() + ". " + trust.reasonsSentence()));
    return new Verdict(Headline.of(edition), counts(edition), List.copyOf(lines));
  }

  private static List<Count> counts(Edition edition) {
    return Arrays.stream(State.values())
        .map(
            state ->
                new Count(
                    state, edition.services().stream().filter(s -> s.state() == state).count()))
        .filter(count -> count.services() > 0)
        .toList();
  }

  private static String howMuch(Scorecard scorecard) {
    Scorecard.Total total = scorecard.total();
    String failed = total.bad() == 0 ? "None" : Words.capital(Words.about(total.bad()));
    boolean unknown = scorecard.rows().stream().anyMatch(r -> r.state() == State.UNKNOWN);
    String sum =
        failed
            + " of "
            + Words.rounded(total.valid())
            + (unknown ? " measured requests" : " requests")
            + " failed.";
    return scorecard.rows().stream()
        .filter(row -> row.shown().bad() > 0)
        .max(Comparator.comparingLong(row -> row.shown().bad()))
        .filter(row -> scorecard.rows().size() > 1)
        .map(
            row ->
                sum
                    + " "
                    + Words.name(row.service().title())
                    + " had "
                    + row.shareOfFailures()
                    + " of the failures.")
        .orElse(sum);
  }

  private static Optional<String> worstDay(Edition.Period period, Scorecard scorecard) {
    return period.days().stream()
        .max(
            Comparator.<LocalDate>comparingLong(day -> failed(scorecard, day))
                .thenComparing(Comparator.reverseOrder()))
        .filter(day -> failed(scorecard, day) > 0)
        .map(
            day ->
                "Most failures fell on "
                    + Dates.day(day)
                    + ": "
                    + Words.about(failed(scorecard, day))
                    + " of "
                    + Words.rounded(scorecard.total().bad())
                    + ".");
  }

  private static long failed(Scorecard scorecard, LocalDate day) {
    return Sums.of(scorecard.rows(), row -> row.shown().on(day).map(Edition.Day::bad).orElse(0L));
  }
}
