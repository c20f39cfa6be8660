package dev.servicehealth.report;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Puts into words what changed in an edition since the edition before it.
 *
 * @param rows the figures of the whole period, as many as fit a page
 * @param otherRows how many more there are
 * @param ofDays how many figures of single days changed
 */
record Restated(int before, String summary, List<Row> rows, int otherRows, long ofDays) {

  private static final int ROWS_LISTED = 60;

  /**
   * @param verdict what became of the objective's verdict
   */
  record Row(
      String service,
      String objective,
      String figure,
      String was,
      String is,
      String why,
      String verdict) {

    /** "Store, Requests answered: Verdict was Met, is Missed; telemetry arrived later." */
    String sentence() {
      return "%s, %s: %s was %s, is %s; %s.".formatted(service, objective, figure, was, is, why);
    }
  }

  /** Empty for a first edition. */
  static Optional<Restated> of(Edition edition) {
    if (edition.edition() == 1) {
      return Optional.empty();
    }
    List<Restatement> period =
        edition.restatements().stream().filter(r -> r.onDay().isEmpty()).toList();
    List<Row> rows = period.stream().limit(ROWS_LISTED).map(r -> row(edition, r)).toList();
    return Optional.of(
        new Restated(
            edition.edition() - 1,
            summary(edition),
            rows,
            period.size() - rows.size(),
            edition.restatements().size() - (long) period.size()));
  }

  /** Every figure of a service's whole period that an edition restates. */
  static List<Row> of(Edition edition, Edition.Service service) {
    return edition.restatements().stream()
        .filter(r -> r.onDay().isEmpty() && r.service().equals(service.service()))
        .map(r -> row(edition, r))
        .toList();
  }

  /** "12 numbers changed, 1 verdict changed"; days of their own only where the period stood. */
  static String summary(Edition edition) {
    List<Restatement> all = edition.restatements();
    List<Restatement> period = all.stream().filter(r -> r.onDay().isEmpty()).toList();
    if (all.isEmpty()) {
      return "no figure of an objective changed";
    }
    long verdicts = period.stream().filter(Restatement::isVerdict).count();
    long numbers = period.size() - verdicts;
    String changed =
        period.isEmpty()
            ? changed(all.size(), "figure") + " on single days"
            : changed(numbers, "number");
    return changed + ", " + (verdicts == 0 ? "no verdict changed" : changed(verdicts, "verdict"));
  }

  /** "1 verdict changed"; all that changed where no verdict did. */
  static String finding(Edition edition) {
    long verdicts =
        edition.restatements().stream().filter(r -> r.onDay().isEmpty() && r.isVerdict()).count();
    return verdicts == 0 ? summary(edition) : changed(verdicts, "verdict");
  }

  /** "Edition 2, restated 31 Aug 2026: 2 numbers changed, 1 verdict changed". */
  static String editionLine(Edition edition) {
    String restated =
        edition.edition() == 1
            ? ""
            : ", restated " + Dates.utc(edition.publishedAt()) + ": " + summary(edition);
    return "Edition "
        + edition.edition()
        + restated
        + (restated.isEmpty() ? ", " : "; ")
        + "provisional until "
        + Dates.date(edition.provisionalUntil());
  }

  /** "provisional", or "final" where later telemetry no longer counted when it was published. */
  static String standing(Edition edition) {
    LocalDate published = edition.publishedAt().atZone(ZoneOffset.UTC).toLocalDate();
    return published.isAfter(edition.provisionalUntil()) ? "final" : "provisional";
  }

  private static String changed(long n, String noun) {
    return Words.count(n) + " " + Words.noun(n, noun) + " changed";
  }

  private static Row row(Edition edition, Restatement r) {
    Optional<Edition.Service> service =
        edition.services().stream().filter(s -> s.service().equals(r.service())).findFirst();
    return new Row(
        Words.name(service.map(Edition.Service::title).orElse(r.service())),
        Words.name(
            service.stream()
                .flatMap(s -> s.objectives().stream())
                .filter(o -> o.slo().equals(r.slo()))
                .map(Edition.Objective::title)
                .findFirst()
                .orElse(r.slo())),
        label(r, service),
        said(r.wasPrinted()),
        said(r.isPrinted()),
        r.why().words(),
        r.verdictChanged() ? "changed" : "stands");
  }

  /** "Bad 5-minute slices"; minutes, users and ratios name their unit themselves. */
  private static String label(Restatement r, Optional<Edition.Service> service) {
    String words = FigureName.words(r.figure());
    boolean isCount =
        List.of("good", "bad", "valid", "missing", "adjusted_bad", "adjusted_valid")
            .contains(r.figure());
    return service.stream()
        .flatMap(s -> s.objectives().stream())
        .filter(o -> isCount && o.slo().equals(r.slo()))
        .map(
            o ->
                (r.figure().equals("bad") ? Words.capital(o.counted().adjective()) : words)
                    + " "
                    + o.counted().noun(0))
        .findFirst()
        .orElse(words);
  }

  private static String said(String printed) {
    return printed == null ? "not in that edition" : Words.name(printed);
  }
}
