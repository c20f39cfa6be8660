package dev.servicehealth.engine;

import dev.servicehealth.Progress;
import dev.servicehealth.config.Configuration;
import dev.servicehealth.edition.EditionBuilder;
import dev.servicehealth.edition.EditionComparison;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.model.DayRange;
import dev.servicehealth.model.Dependencies;
import dev.servicehealth.model.Reach;
import dev.servicehealth.model.Reader;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.plan.Outlook;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.plan.Planner;
import dev.servicehealth.plan.RecordedDays;
import dev.servicehealth.plan.RecordedFiles;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Restatement;
import dev.servicehealth.spark.Sessions;
import dev.servicehealth.telemetry.RawSources;
import io.delta.tables.DeltaTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * Tells what computing a range would touch, and writes nothing: not even tables that are missing.
 */
public final class Foresight {
  private final Project project;
  private final SparkSession spark;

  public Foresight(Project project) {
    this.project = project;
    Configuration configuration = project.configuration();
    this.spark = Sessions.open(configuration.sparkSettings(), configuration.shortcuts());
  }

  /**
   * @param effects whether to find out, by a rehearsal, what the next editions would restate
   */
  public Outlook of(DayRange range, boolean effects, Clock clock, Progress progress) {
    return isThere("record.run")
        ? recorded(
            Engine.open(project, clock, progress), range, effects, (editions, published) -> {})
        : unrecorded(range, clock, progress);
  }

  /**
   * As with effects, and shows every edition that would be published.
   *
   * @param drafts takes each of them
   */
  public Outlook of(DayRange range, Clock clock, Progress progress, Consumer<Edition> drafts) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return isThere("record.run")
        ? recorded(
            Engine.open(project, clock, progress),
            range,
            true,
            (editions, published) -> drafts.accept(editions.after(published, now, "plan")))
        : unrecorded(range, clock, progress);
  }

  private Outlook recorded(
      Engine engine, DayRange range, boolean effects, BiConsumer<EditionBuilder, Edition> drafts) {
    RecordedDays fingerprints = engine.log().fingerprints();
    Plan plan = engine.plan(range, fingerprints);
    Map<String, Long> versions =
        engine.log().published().map(RunLog.Published::versions).orElse(Map.of());
    Reader reader = engine.warehouse().at(versions);
    RecordedFiles files =
        plan.isEmpty() || !isThere("core.partition")
            ? RecordedFiles.none()
            : RecordedFiles.of(
                reader.query(RecordedFiles.QUERY, range, engine.timeZone()).collectAsList());
    NavigableSet<LocalDate> reached =
        new Reach(engine.runner(), reader, plan::days, fingerprints.days()).all(this::isAllThere);
    Outlook outlook = outlook(range, plan, files, reached);
    return effects && !outlook.editions().isEmpty()
        ? rehearsed(outlook, plan, engine, versions, drafts)
        : outlook;
  }

  private static Outlook rehearsed(
      Outlook outlook,
      Plan plan,
      Engine engine,
      Map<String, Long> versions,
      BiConsumer<EditionBuilder, Edition> drafts) {
    try (Rehearsal rehearsal = engine.rehearse(versions)) {
      rehearsal.run(plan);
      Engine engineOfCopy = rehearsal.engine();
      EditionBuilder editions = engineOfCopy.editions(engineOfCopy.warehouse().newest());
      return outlook.restating(
          edition -> {
            List<Restatement> restatements =
                EditionComparison.of(edition, editions::next).restatements();
            if (!restatements.isEmpty()) {
              drafts.accept(editions, edition);
            }
            return restatements;
          });
    }
  }

  private Outlook unrecorded(DayRange range, Clock clock, Progress progress) {
    Configuration configuration = project.configuration();
    RawSources raw =
        RawSources.of(project.catalog(), configuration.base(), configuration.timeZone(), spark);
    Plan plan =
        Planner.of(
                project,
                spark,
                raw,
                SqlModels.load(),
                Engine.happenings(project, List.of(), clock, progress),
                clock)
            .plan(range, RecordedDays.none());
    return outlook(range, plan, RecordedFiles.none(), plan.days());
  }

  private Outlook outlook(
      DayRange range, Plan plan, RecordedFiles files, NavigableSet<LocalDate> reached) {
    return Outlook.of(range, plan, files, reached, published(), project.catalog());
  }

  private List<Edition> published() {
    return Folders.of(project).newest();
  }

  private boolean isAllThere(String query) {
    return Dependencies.of(spark, query).stream()
        .filter(name -> name.contains("."))
        .allMatch(this::isThere);
  }

  private boolean isThere(String table) {
    String location = project.configuration().warehouse() + "/" + table.replace('.', '/');
    return DeltaTable.isDeltaTable(spark, location);
  }
}
