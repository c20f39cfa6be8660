package dev.servicehealth.report;

import java.util.Optional;

/** All that the page of one edition shows. */
record ReportPage(
    Edition edition,
    String recordId,
    Verdict verdict,
    Optional<Restated> restated,
    Scorecard scorecard,
    Optional<Hurt> hurt,
    Optional<Better> better,
    Optional<Risk> risk,
    Matrix matrix,
    Trust trust,
    boolean isDraft) {

  private static final int OBJECTIVES_ON_PAPER = 40;

  static ReportPage of(EditionJson json) {
    return of(json.edition(), json.recordId());
  }

  static ReportPage of(Edition edition, String recordId) {
    Scorecard scorecard = Scorecard.of(edition);
    Trust trust = Trust.of(edition);
    return new ReportPage(
        edition,
        recordId,
        Verdict.of(edition, trust),
        Restated.of(edition),
        scorecard,
        Hurt.of(edition),
        Better.of(edition),
        Risk.of(edition),
        Matrix.of(edition, scorecard),
        trust,
        false);
  }

  /** Makes it a draft, which says so and is no record. */
  ReportPage draft() {
    return new ReportPage(
        edition, "draft", verdict, restated, scorecard, hurt, better, risk, matrix, trust, true);
  }

  String product() {
    return Words.name(edition.product());
  }

  String period() {
    return Dates.period(edition.period());
  }

  /** Returns whether its exact tables are worth paper: those of a large fleet are read as data. */
  boolean fitsPaper() {
    return matrix.others() == 0 && matrix.rows().size() <= OBJECTIVES_ON_PAPER;
  }

  /** Week, month or quarter, for sentences. */
  String kind() {
    return Words.name(edition.period().kind());
  }

  Optional<String> responsible() {
    return Optional.ofNullable(edition.responsible()).map(Words::name);
  }

  String run() {
    return Words.name(edition.run());
  }

  /** The hash of the manifest before it, as far as people compare it. */
  Optional<String> follows() {
    return Optional.ofNullable(edition.chain()).map(Chain::digits);
  }

  /** "2026-W34, edition 1, provisional". */
  String standing() {
    return "%s, edition %d, %s"
        .formatted(
            Words.name(edition.period().name()), edition.edition(), Restated.standing(edition));
  }

  String editionLine() {
    return Restated.editionLine(edition);
  }
}
