package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * All that the mail of one edition says, in the sentences of the page: both its text and its HTML
 * are made of this, so that they cannot differ.
 */
record MailPage(ReportPage page, Optional<MailChart> chart) {

  static final int SERVICES = 40;
  static final int CHANGES = 10;

  static MailPage of(ReportPage page) {
    return new MailPage(page, MailChart.of(page.edition()));
  }

  /** "[2026-W34] Store missed its target (provisional)"; the headers hold one line each. */
  String subject() {
    String period = Words.name(page.edition().period().name());
    String headline = page.verdict().headline();
    String subject =
        page.edition().edition() == 1
            ? "[%s] %s (%s)"
                .formatted(
                    period, headline.replaceAll("\\.$", ""), Restated.standing(page.edition()))
            : "[%s restated] %s".formatted(period, Restated.finding(page.edition()));
    return subject.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
  }

  String headline() {
    return page.verdict().headline();
  }

  /** "1 missed, 1 unknown, 4 met". */
  String counts() {
    return page.verdict().counts().stream()
        .map(count -> Words.count(count.services()) + " " + count.state().inSentence())
        .collect(joining(", "));
  }

  List<Verdict.Line> lines() {
    return page.verdict().lines();
  }

  List<Scorecard.Row> rows() {
    return page.scorecard().rows().stream().limit(SERVICES).toList();
  }

  /** "And 260 more services in the report.", or empty. */
  String others() {
    int others = page.scorecard().rows().size() - rows().size();
    return others == 0
        ? ""
        : "And %s more %s in the report."
            .formatted(Words.count(others), Words.noun(others, "service"));
  }

  /** The changes since the edition before; empty in a first one. */
  List<String> changes() {
    return page.restated().stream()
        .flatMap(restated -> restated.rows().stream())
        .limit(CHANGES)
        .map(Restated.Row::sentence)
        .toList();
  }

  /** "Edition 1, provisional until 22 Sep 2026. Record 3fa9…" */
  String record() {
    return page.editionLine() + ". Record " + page.recordId() + ".";
  }
}
