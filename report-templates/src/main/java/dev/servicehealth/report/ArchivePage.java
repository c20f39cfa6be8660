package dev.servicehealth.report;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;

/**
 * The page of all editions: the latest one, weeks by service, every edition, and what is still
 * open.
 *
 * @param due when the report of the next week is; empty where no week was published
 * @param asOf the day of the newest publication
 * @param head the hash of the manifest published last, as far as people compare it
 */
record ArchivePage(
    Optional<Archived> latest,
    List<Verdict.Count> counts,
    WeekMatrix weeks,
    List<Row> rows,
    OpenMatters open,
    Optional<String> due,
    String asOf,
    Optional<String> head) {

  /** An edition in the table of all. */
  record Row(Archived archived, boolean isReplaced, String status) {}

  static ArchivePage of(Archive archive) {
    return new ArchivePage(
        archive.latest(),
        archive.latest().map(a -> Verdict.counts(a.edition())).orElse(List.of()),
        WeekMatrix.of(archive),
        archive.editions().stream().map(a -> row(archive, a)).toList(),
        OpenMatters.of(archive),
        archive.latest("week").map(a -> due(a.edition().period())),
        archive.latest().map(a -> Dates.date(archive.asOf())).orElse(""),
        archive.head().map(Chain::digits));
  }

  private static Row row(Archive archive, Archived archived) {
    return new Row(archived, archive.replacedBy(archived).isPresent(), status(archive, archived));
  }

  /** "Provisional until 22 Sep 2026"; "final since 23 Sep 2026"; "restated by edition 2". */
  private static String status(Archive archive, Archived archived) {
    LocalDate until = archived.edition().provisionalUntil();
    return archive
        .replacedBy(archived)
        .map(latest -> "Restated by edition " + latest)
        .orElseGet(
            () ->
                archive.isProvisional(archived)
                    ? "Provisional until " + Dates.date(until)
                    : "Final since " + Dates.date(until.plusDays(1)));
  }

  private static String due(Edition.Period week) {
    LocalDate monday = week.firstDay().plusWeeks(1);
    String name =
        "%04d-W%02d"
            .formatted(
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    Edition.Period next =
        new Edition.Period(name, week.kind(), monday, week.lastDay().plusWeeks(1), week.timeZone());
    return "The report of %s is due after %s."
        .formatted(Dates.period(next), Dates.date(next.lastDay()));
  }
}
