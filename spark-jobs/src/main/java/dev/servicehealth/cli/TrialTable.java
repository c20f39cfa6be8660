package dev.servicehealth.cli;

import dev.servicehealth.engine.Trial.Tried;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Tells people the fate of some rows: a line a data source, then a line an objective. */
final class TrialTable {
  private static final int WIDEST = 120;
  private static final List<String> OUTCOMES =
      List.of("accepted", "quarantined", "duplicate", "late");

  private TrialTable() {}

  static void print(List<Tried> all, PrintWriter out) {
    List<List<String>> sources = new ArrayList<>();
    sources.add(
        List.of(
            "data source",
            "partition",
            "rows read",
            "accepted",
            "quarantined",
            "duplicate",
            "late",
            "why"));
    List<List<String>> objectives = new ArrayList<>();
    objectives.add(
        List.of("service", "objective", "data source", "good", "bad", "rows not judged"));
    for (Tried tried : all) {
      sources.add(source(tried));
      for (Row row : tried.events()) {
        long good = row.getLong(2);
        objectives.add(
            List.of(
                row.getString(0),
                row.getString(1),
                tried.source(),
                "%,d".formatted(good),
                "%,d".formatted(row.getLong(3) - good),
                "%,d".formatted(row.getLong(4))));
      }
    }
    RowPrinter.print(sources, WIDEST, out);
    out.println();
    RowPrinter.print(objectives, WIDEST, out);
  }

  private static List<String> source(Tried tried) {
    List<String> cells = new ArrayList<>();
    cells.add(tried.source());
    cells.add(tried.partition().orElse(""));
    cells.add(count(tried.rows()));
    for (String outcome : OUTCOMES) {
      cells.add(count(of(tried, outcome)));
    }
    cells.add(why(tried));
    return cells;
  }

  private static List<Row> of(Tried tried, String outcome) {
    return tried.rows().stream().filter(row -> outcome.equals(row.getString(0))).toList();
  }

  private static String count(List<Row> rows) {
    return "%,d".formatted(rows.stream().mapToLong(row -> row.getLong(2)).sum());
  }

  private static String why(Tried tried) {
    if (tried.lost().isPresent()) {
      return "cannot be read";
    }
    if (tried.partition().isEmpty()) {
      return "no files";
    }
    return String.join(
        "; ",
        of(tried, "quarantined").stream()
            .map(row -> "%,d: %s".formatted(row.getLong(2), row.getString(1)))
            .toList());
  }
}
