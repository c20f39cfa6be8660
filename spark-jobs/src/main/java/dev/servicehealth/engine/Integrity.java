package dev.servicehealth.engine;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.project.Project;
import dev.servicehealth.record.RecordHistory;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.runreport.RunReportFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether the record is the one that this program wrote. Every sign is looked at that
 * removing a part of it leaves elsewhere: published editions, reports of runs, the versions that
 * the newest run names, the commits of the tables.
 */
public final class Integrity {
  private final Project project;
  private final Warehouse warehouse;
  private final RunLog log;
  private final Progress progress;

  Integrity(Project project, Warehouse warehouse, RunLog log, Progress progress) {
    this.project = project;
    this.warehouse = warehouse;
    this.log = log;
    this.progress = progress;
  }

  /** Says in a sentence that a record is lost that there once was; empty when none is. */
  public Optional<String> lost() {
    if (log.newest().isPresent()) {
      return Optional.empty();
    }
    int editions = count(Folders.of(project));
    return editions == 0
        ? Optional.empty()
        : Optional.of(
            "the warehouse %s holds no run, and %d editions stand in %s"
                .formatted(warehouse.root(), editions, project.configuration().reports()));
  }

  private static int count(Folders folders) {
    try {
      return folders.all().size();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the editions: " + e.getMessage(), e);
    }
  }

  /**
   * Refuses to work on a record that is lost, or that lost runs.
   *
   * @param isNew whether another record may begin beside published editions
   */
  public void mustBeWhole(boolean isNew) {
    Optional<String> lost = lost();
    if (lost.isPresent() && !isNew) {
      throw new Failure(
          Failure.Kind.OTHER,
          "Cannot use the record: %s.%n".formatted(lost.get())
              + "Mount or restore it, or say --new-record with nightly or backfill to begin another"
              + " one, and name another `reports` folder for it; nothing was changed.");
    }
    List<String> runs = lostRuns();
    if (lost.isEmpty() && !runs.isEmpty() && !isNew) {
      throw new Failure(
          Failure.Kind.DIFFERENT,
          "Cannot use the record: %s.%n".formatted(String.join("; ", runs))
              + "Restore %s/record/run from a copy; nothing was changed."
                  .formatted(warehouse.root()));
    }
  }

  /**
   * The runs that left a report of their publication and are not in the record, a sentence each.
   */
  public List<String> lostRuns() {
    List<String> recorded = log.runs().stream().map(RunReportFolder::fileName).toList();
    return new RunReportFolder(warehouse.root(), project.configuration().sparkSettings())
        .published().stream()
            .filter(file -> !recorded.contains(file))
            .map(
                file ->
                    "record.run does not have the run that record/_reports/%s tells of"
                        .formatted(file))
            .toList();
  }

  /** Tables that are not as runs left them, a sentence each. */
  public List<String> differences() {
    List<String> found = new ArrayList<>();
    lost().ifPresent(found::add);
    found.addAll(lostRuns());
    found.addAll(new RecordHistory(warehouse).lost());
    Map<String, Long> published = log.published().map(RunLog.Published::versions).orElse(Map.of());
    warehouse
        .locks()
        .unlessCommitting(() -> versions(published))
        .ifPresentOrElse(
            found::addAll,
            () -> progress.say("a run is writing tables: their newest versions are not compared"));
    return found;
  }

  private List<String> versions(Map<String, Long> published) {
    List<String> found = new ArrayList<>();
    Map<String, Long> newest = warehouse.tables().newest();
    published.forEach(
        (table, version) -> {
          if (newest.getOrDefault(table, -1L) < version) {
            found.add(
                "%s: %s, and version %d was published: commits or the table were removed"
                    .formatted(
                        table,
                        newest.containsKey(table)
                            ? "its newest version is " + newest.get(table)
                            : "it is not there",
                        version));
          }
        });
    warehouse
        .tables()
        .unpublished(published)
        .forEach((table, version) -> unpublished(table, version, published).ifPresent(found::add));
    return found;
  }

  private Optional<String> unpublished(String table, long version, Map<String, Long> published) {
    long was = published.getOrDefault(table, 0L);
    if (version < was) {
      return Optional.empty();
    }
    String by =
        warehouse
            .tables()
            .run(table)
            .filter(run -> !log.runs().contains(run))
            .map(run -> "of run %s, which record.run does not have".formatted(run))
            .orElse("made by hand or by a run that did not end");
    return Optional.of(
        "%s: its newest version is %d, %s; version %d was published, and the next run goes back to it"
            .formatted(table, version, by, was));
  }
}
