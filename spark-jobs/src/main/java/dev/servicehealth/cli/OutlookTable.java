package dev.servicehealth.cli;

import dev.servicehealth.plan.FileChange;
import dev.servicehealth.plan.Outlook;
import dev.servicehealth.plan.Outlook.AtStake;
import dev.servicehealth.plan.Outlook.Judged;
import dev.servicehealth.plan.Outlook.Line;
import dev.servicehealth.plan.Reason;
import dev.servicehealth.report.Restatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/** A plan for people. */
final class OutlookTable {
  private static final int WIDEST = 200;

  private OutlookTable() {}

  static void print(Outlook outlook, Console console) {
    if (outlook.isEmpty()) {
      console.result(Summary.nothing(outlook.range()));
      return;
    }
    console.result(
        "%s: %s to compute".formatted(outlook.range(), Summary.days(outlook.staleDays().size())));
    console.result("");
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("day", "source", "files", "bytes", "rows recorded", "why"));
    outlook.days().forEach(line -> lines.add(cells(line)));
    RowPrinter.print(lines, WIDEST, console.out());
    console.result("");
    console.result(reached(outlook));
    if (!outlook.editions().isEmpty()) {
      console.result("");
      console.result("Published and to be looked at again, once these days are computed:");
      outlook.editions().forEach(edition -> print(edition, console));
    }
  }

  private static List<String> cells(Line line) {
    String day = line.stale().day().toString();
    String why =
        line.stale().reasons().stream()
            .map(reason -> words(reason, line))
            .collect(Collectors.joining(", "));
    if (line.stale().source().isEmpty()) {
      return List.of(day, "(objectives)", "", "", "", why);
    }
    String rows =
        line.rowsRecorded().isPresent()
            ? "%,d".formatted(line.rowsRecorded().getAsLong())
            : "unknown";
    return List.of(
        day,
        line.stale().source().get(),
        "%,d".formatted(line.files()),
        "%,d".formatted(line.bytes()),
        rows,
        why);
  }

  private static String words(Reason reason, Line line) {
    if (reason == Reason.SQL) {
      return Reason.changed(line.stale().changed());
    }
    return reason == Reason.FILES && !line.changes().isEmpty()
        ? line.changes().stream()
            .map(FileChange::word)
            .collect(Collectors.joining(" and ", "files ", ""))
        : reason.words();
  }

  private static String reached(Outlook outlook) {
    NavigableSet<LocalDate> reached = outlook.reached();
    return reached.isEmpty()
        ? "Windows reach no further recorded day."
        : "Windows reach %s more, from %s to %s: their figures are computed from facts as recorded."
            .formatted(Summary.days(reached.size()), reached.first(), reached.last());
  }

  private static void print(AtStake edition, Console console) {
    console.result(
        "  %s, edition %d: %s of it stale, %s reached"
            .formatted(
                edition.published().period().name(),
                edition.published().edition(),
                Summary.days(edition.stale().size()),
                Summary.days(edition.reached().size())));
    edition
        .restatements()
        .ifPresentOrElse(
            all -> restated(all, console),
            () -> edition.objectives().forEach(each -> console.result(pending(each))));
  }

  private static String pending(Judged objective) {
    return "    %s %s: %s, to be looked at again"
        .formatted(objective.service(), objective.slo(), objective.verdict());
  }

  private static void restated(List<Restatement> all, Console console) {
    if (all.isEmpty()) {
      console.result("    nothing would be restated");
    }
    for (Restatement each : all) {
      console.result(
          "    %s %s, %s%s: %s would become %s (%s)%s"
              .formatted(
                  each.service(),
                  each.slo(),
                  each.figure(),
                  each.onDay().map(day -> " of " + day).orElse(""),
                  orNone(each.was()),
                  orNone(each.is()),
                  each.why().key(),
                  each.verdictChanged() ? "; its verdict changes" : ""));
    }
  }

  private static String orNone(String value) {
    return value == null ? "none" : value;
  }
}
