package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether the numbers can be relied on: a grade, the reasons for it, the rows of each data
 * source, and the counts of second data sources.
 */
record Trust(
    Grade grade,
    List<String> reasons,
    List<SourceRow> sources,
    List<String> checks,
    String unjudged) {

  private static final int TOP_REASONS = 3;
  private static final int PROBLEMS_LISTED = 20;
  private static final int NAMES_LISTED = 50;

  enum Grade {
    COMPLETE("Complete"),
    GAPS("Complete with gaps"),
    NOT_COMPLETE("Not complete");

    private final String words;

    Grade(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** A data source, with the commonest reasons for which its rows were put aside. */
  record SourceRow(
      Source source, List<Source.Rejection> top, int otherReasons, List<Source.Doubt> doubts) {

    static SourceRow of(Source source) {
      List<Source.Rejection> all =
          source.quarantine().stream()
              .sorted(
                  Comparator.comparingLong(Source.Rejection::rows)
                      .reversed()
                      .thenComparing(Source.Rejection::reason))
              .toList();
      List<Source.Rejection> top = all.stream().limit(TOP_REASONS).toList();
      List<Source.Doubt> doubts =
          source.unjudged().stream()
              .sorted(
                  Comparator.comparingLong(Source.Doubt::rows)
                      .reversed()
                      .thenComparing(Source.Doubt::toString))
              .limit(TOP_REASONS)
              .toList();
      return new SourceRow(source, top, all.size() - top.size(), doubts);
    }

    List<SourceProblems> problems() {
      return SourceProblems.of(source.problems()).stream().limit(PROBLEMS_LISTED).toList();
    }

    int otherProblems() {
      int listed = problems().stream().mapToInt(SourceProblems::partitions).sum();
      return source.problems().size() - listed;
    }

    boolean hasGap() {
      return source.partitionsReceived() < source.partitionsExpected()
          || !source.problems().isEmpty();
    }

    int otherDoubts() {
      return source.unjudged().size() - doubts.size();
    }

    boolean hasRemarks() {
      return hasGap() || !top.isEmpty() || !doubts.isEmpty() || !addsUp();
    }

    boolean addsUp() {
      return source.rowsRead()
          == source.rowsAccepted()
              + source.rowsQuarantined()
              + source.rowsDuplicate()
              + source.rowsLate();
    }
  }

  static Trust of(Edition edition) {
    List<SourceRow> rows = edition.sources().stream().map(SourceRow::of).toList();
    List<String> gravest = gravest(edition);
    List<String> gaps = gaps(edition, rows);
    Grade grade =
        !gravest.isEmpty() ? Grade.NOT_COMPLETE : gaps.isEmpty() ? Grade.COMPLETE : Grade.GAPS;
    List<String> reasons = new ArrayList<>(gravest);
    reasons.addAll(gaps);
    edition.sources().forEach(source -> open(edition, source).ifPresent(reasons::add));
    if (reasons.isEmpty()) {
      reasons.add("every expected partition was received and every row could be used");
    }
    return new Trust(grade, List.copyOf(reasons), rows, checks(edition), unjudged(edition));
  }

  /** "rows of books may still arrive until 8 Sep 2026". */
  private static Optional<String> open(Edition edition, Source source) {
    return source
        .openAt(edition.publishedAt())
        .map(
            day ->
                "rows of %s may still arrive until %s"
                    .formatted(Words.name(source.source()), Dates.date(day)));
  }

  /** "1 service unknown; 167 of 168 partitions were received." */
  String reasonsSentence() {
    return Words.capital(String.join("; ", reasons)) + ".";
  }

  private static List<String> gravest(Edition edition) {
    List<String> reasons = new ArrayList<>();
    if (edition.sources().isEmpty()) {
      reasons.add("no source of telemetry is recorded");
    }
    long unknown =
        edition.services().stream().filter(s -> s.periodState() == State.UNKNOWN).count();
    if (unknown > 0) {
      reasons.add(unknown + " " + Words.noun(unknown, "service") + " unknown");
    }
    edition.sources().stream()
        .filter(s -> s.partitionsExpected() > 0 && s.partitionsReceived() == 0)
        .map(s -> "nothing was received from " + Words.name(s.source()))
        .forEach(reasons::add);
    return reasons;
  }

  private static List<String> gaps(Edition edition, List<SourceRow> rows) {
    List<String> reasons = new ArrayList<>();
    long expected = Sums.of(edition.sources(), Source::partitionsExpected);
    long received = Sums.of(edition.sources(), Source::partitionsReceived);
    if (rows.stream().anyMatch(SourceRow::hasGap)) {
      reasons.add(
          Words.count(received) + " of " + Words.count(expected) + " partitions were received");
    }
    long quarantined = Sums.of(edition.sources(), Source::rowsQuarantined);
    if (quarantined > 0) {
      long read = Sums.of(edition.sources(), Source::rowsRead);
      reasons.add(
          Words.about(quarantined) + " of " + Words.rounded(read) + " rows could not be used");
    }
    long late = Sums.of(edition.sources(), Source::rowsLate);
    if (late > 0) {
      reasons.add(Words.counted(late, "row") + " came too late to count");
    }
    long doubted = rows.stream().filter(row -> !row.doubts().isEmpty()).count();
    if (doubted > 0) {
      reasons.add(
          "some rows of "
              + Words.count(doubted)
              + " "
              + Words.noun(doubted, "source")
              + " could not be judged");
    }
    edition.services().forEach(service -> doubtful(service).ifPresent(reasons::add));
    if (!rows.stream().allMatch(SourceRow::addsUp)) {
      reasons.add("the rows of a source do not add up");
    }
    return reasons;
  }

  /** "requests of Store differ by more than 5% from those that cdn counts". */
  private static Optional<String> doubtful(Edition.Service service) {
    return service.objectives().stream()
        .flatMap(o -> check(o).stream())
        .filter(Check::isInDoubt)
        .map(
            check ->
                "requests of %s differ by more than 5%% from those that %s counts"
                    .formatted(Words.name(service.title()), Words.name(check.source())))
        .findFirst();
  }

  /** "Store: 100 requests, and 102 by cdn (2% more); …". */
  private static List<String> checks(Edition edition) {
    List<String> sentences = new ArrayList<>();
    for (Edition.Service service : edition.services()) {
      for (Edition.Objective o : service.objectives()) {
        check(o)
            .ifPresent(
                check ->
                    sentences.add(Words.name(service.title()) + ": " + check.sentence() + "."));
      }
    }
    return List.copyOf(sentences);
  }

  private static Optional<Check> check(Edition.Objective objective) {
    return Optional.ofNullable(objective.standing()).map(Standing::check);
  }

  private static String unjudged(Edition edition) {
    List<Edition.Unjudged> all = edition.servicesWithoutObjective();
    if (all.isEmpty()) {
      return "none";
    }
    String listed =
        all.stream()
            .limit(NAMES_LISTED)
            .map(
                u ->
                    Words.name(u.service())
                        + " ("
                        + Words.count(u.requests())
                        + " "
                        + Words.noun(u.requests(), "request")
                        + ")")
            .collect(joining(", "));
    int more = all.size() - NAMES_LISTED;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }
}
