package dev.servicehealth.report;

/** All that the page of one edition shows. */
record ReportPage(
    Edition edition,
    String recordId,
    Verdict verdict,
    Scorecard scorecard,
    Matrix matrix,
    Trust trust) {

  static ReportPage of(EditionJson json) {
    return of(json.edition(), json.recordId());
  }

  static ReportPage of(Edition edition, String recordId) {
    Scorecard scorecard = Scorecard.of(edition);
    Trust trust = Trust.of(edition);
    return new ReportPage(
        edition,
        recordId,
        Verdict.of(edition, scorecard, trust),
        scorecard,
        Matrix.of(edition, scorecard),
        trust);
  }

  String product() {
    return Words.name(edition.product());
  }

  String period() {
    return Dates.period(edition.period());
  }

  String run() {
    return Words.name(edition.run());
  }

  String editionLine() {
    return "Edition "
        + edition.edition()
        + ", provisional until "
        + Dates.date(edition.provisionalUntil());
  }
}
