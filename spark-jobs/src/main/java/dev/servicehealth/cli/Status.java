package dev.servicehealth.cli;

import dev.servicehealth.config.SecretReference;
import dev.servicehealth.engine.Engine;
import dev.servicehealth.engine.Foresight;
import dev.servicehealth.exclusion.Exclusion;
import dev.servicehealth.incident.Incidents;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Reader;
import dev.servicehealth.plan.Outlook;
import dev.servicehealth.project.Project;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what is recorded, and what is not known. */
@Command(
    name = "status",
    description =
        "Show which days are recorded, which telemetry did not arrive, which services have no"
            + " objective, and which days changed since they were recorded.")
final class Status implements Callable<Integer> {
  private static final int PARTITIONS_SHOWN = 20;

  @Spec private CommandSpec command;
  @Mixin private ProjectOptions options;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "14",
      description = "How many recorded days to list (default: ${DEFAULT-VALUE}).")
  private int days;

  @Override
  public Integer call() {
    Console console = new Console(command);
    Project project = options.load();
    Clock clock = options.clock();
    Engine engine = Engine.open(project, clock, console);
    Reader reader = engine.published();
    NavigableSet<LocalDate> recorded = recorded(reader);
    if (recorded.isEmpty()) {
      console.result(
          engine
              .integrity()
              .lost()
              .map(lost -> "Lost: %s. Mount or restore it.".formatted(lost))
              .orElse("Nothing is recorded yet."));
      return 0;
    }
    DayRange all = new DayRange(recorded.first(), recorded.last());
    LocalDate today = engine.calendar().day(clock.instant());
    LocalDate provisional = today.minusDays(project.configuration().provisionalDays());
    console.result(
        "Recorded: %s. Provisional: days from %s on. Newest run: %s."
            .formatted(all, provisional, engine.log().newest().orElseThrow()));
    engine.integrity().lostRuns().forEach(run -> console.result("Lost: " + run + "."));
    listHoles(all, recorded, console);
    LocalDate from = all.last().minusDays(days - 1L);
    DayRange shown = new DayRange(from.isBefore(all.first()) ? all.first() : from, all.last());
    console.result("");
    RowPrinter.print(ask("status", shown, engine, reader), RowPrinter.Format.TABLE, console.out());
    listUnreceived(engine, reader, shown, console);
    listStrays(engine, console);
    listUnjudgedRows(engine, reader, shown, console);
    listUnjudged(engine, reader, all, console);
    listEditions(engine, reader, all, console);
    newestWeek(reader)
        .map(week -> NextReport.after(week, engine.calendar()))
        .map(next -> next.sentence(clock.instant(), recorded, engine::missing))
        .ifPresent(console::result);
    listIncidents(project, engine, console);
    listUnapproved(project, console);
    LocalDate first = provisional.isBefore(all.first()) ? all.first() : provisional;
    if (!first.isAfter(all.last())) {
      listStale(project, new DayRange(first, all.last()), clock, console);
    }
    return 0;
  }

  private static void listHoles(DayRange all, NavigableSet<LocalDate> recorded, Console console) {
    NavigableSet<LocalDate> holes = new TreeSet<>(all.days().toList());
    holes.removeAll(recorded);
    if (!holes.isEmpty()) {
      console.result("Not recorded among them: " + days(holes) + ".");
    }
  }

  private static String days(NavigableSet<LocalDate> days) {
    return DayRange.covering(days).stream()
        .map(DayRange::toString)
        .collect(Collectors.joining(", "));
  }

  /**
   * Prints what `nightly` would compute again, and the editions that the next ones might restate.
   */
  private static void listStale(Project project, DayRange days, Clock clock, Console console) {
    console.result("");
    Optional<SecretReference> unreadable = project.userKey().filter(key -> !key.isReadable());
    if (unreadable.isPresent()) {
      console.result(
          "A key that cannot be read here decides what the next night would compute: "
              + unreadable.get().reference());
      return;
    }
    Outlook outlook = new Foresight(project).of(days, false, clock, console);
    outlook.lost().forEach(lost -> console.result(lost.why().getMessage()));
    if (outlook.isEmpty()) {
      console.result("All provisional days are as recorded.");
      return;
    }
    console.result(
        "No longer as recorded, and computed by the next night: " + days(outlook.staleDays()));
    outlook
        .editions()
        .forEach(
            edition ->
                console.result(
                    "  %s, edition %d, may be restated; `plan --effects` tells how"
                        .formatted(
                            edition.published().period().name(), edition.published().edition())));
  }

  private static void listUnreceived(
      Engine engine, Reader reader, DayRange shown, Console console) {
    List<Row> problems =
        ask("partition", shown, engine, reader)
            .where("is_expected AND state <> 'received'")
            .limit(PARTITIONS_SHOWN + 1)
            .collectAsList();
    console.result("");
    console.result(
        problems.isEmpty() ? "Every partition of these days was received." : "Not received:");
    for (Row row : problems.subList(0, Math.min(problems.size(), PARTITIONS_SHOWN))) {
      console.result(
          "  %s %s: %s (%s)"
              .formatted(
                  row.getAs("source"),
                  row.getAs("partition"),
                  row.getAs("state"),
                  row.getAs("reason")));
    }
    if (problems.size() > PARTITIONS_SHOWN) {
      console.result("  and more");
    }
  }

  private static void listUnjudgedRows(
      Engine engine, Reader reader, DayRange shown, Console console) {
    List<Row> reasons = ask("unjudged_row", shown, engine, reader).collectAsList();
    if (!reasons.isEmpty()) {
      console.result("");
      console.result("Rows that an objective cannot judge, neither good nor bad:");
    }
    for (Row row : reasons.subList(0, Math.min(reasons.size(), PARTITIONS_SHOWN))) {
      console.result(
          "  %s, %s/%s: %,d rows: %s"
              .formatted(
                  row.getAs("source"),
                  row.getAs("service"),
                  row.getAs("slo"),
                  row.<Long>getAs("row_count"),
                  row.getAs("reason")));
    }
    if (reasons.size() > PARTITIONS_SHOWN) {
      console.result("  and more, in core.unjudged_minute");
    }
  }

  private static void listStrays(Engine engine, Console console) {
    List<String> strays = engine.strays();
    if (!strays.isEmpty()) {
      console.result("");
      console.result("Files and folders that are no partitions:");
      strays.forEach(stray -> console.result("  " + stray));
    }
  }

  private static void listUnjudged(Engine engine, Reader reader, DayRange all, Console console) {
    List<Row> services = ask("unjudged_service", all, engine, reader).collectAsList();
    if (!services.isEmpty()) {
      console.result("");
      console.result("In telemetry and in no objective:");
      services.forEach(
          row -> console.result("  %s: %,d rows".formatted(row.getString(0), row.getLong(1))));
    }
  }

  private static void listEditions(Engine engine, Reader reader, DayRange all, Console console) {
    console.result("");
    console.result("Newest editions:");
    RowPrinter.print(ask("edition", all, engine, reader), RowPrinter.Format.TABLE, console.out());
  }

  private static Optional<String> newestWeek(Reader reader) {
    String week = "SELECT MAX(period) FROM record.edition WHERE period LIKE '%-W%'";
    return Optional.ofNullable(reader.query(week).head().getString(0));
  }

  private static void listIncidents(Project project, Engine engine, Console console) {
    if (project.configuration().incidents().isPresent()) {
      Incidents incidents = engine.happenings().incidents();
      console.result("Incidents: " + IncidentLines.told(incidents) + ".");
      long waiting = incidents.fresh().size();
      if (waiting > 0) {
        console.result(
            "  %,d %s not recorded yet; the next run records them."
                .formatted(waiting, waiting == 1 ? "revision is" : "revisions are"));
      }
      incidents.refused().stream()
          .limit(PARTITIONS_SHOWN)
          .forEach(each -> console.result("  " + IncidentLines.refused(each)));
    }
  }

  private static void listUnapproved(Project project, Console console) {
    List<Exclusion> unapproved =
        project.exclusions().stream().filter(exclusion -> !exclusion.isApproved()).toList();
    if (!unapproved.isEmpty()) {
      console.result("");
      console.result("Exclusions without an approval, and so without effect:");
      unapproved.forEach(
          exclusion ->
              console.result(
                  "  %s: %s (asked for by %s)"
                      .formatted(
                          String.join(", ", exclusion.services()),
                          exclusion.reason(),
                          exclusion.requestedBy())));
    }
  }

  private static Dataset<Row> ask(String question, DayRange days, Engine engine, Reader reader) {
    return reader.query(engine.models().question(question), days, engine.timeZone());
  }

  private static NavigableSet<LocalDate> recorded(Reader reader) {
    String days = "SELECT DISTINCT CAST(day AS STRING) FROM core.objective_day";
    return reader.query(days).collectAsList().stream()
        .map(row -> LocalDate.parse(row.getString(0)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
