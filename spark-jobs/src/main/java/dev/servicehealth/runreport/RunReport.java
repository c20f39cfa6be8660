package dev.servicehealth.runreport;

import dev.servicehealth.model.DayRange;
import dev.servicehealth.record.Run.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account of a run, or of why there was none, for the machines and people that watch it.
 * Nothing in it comes from a raw row.
 *
 * @param run empty when nothing was published
 * @param range the days asked for; empty where the run ended before they were known
 * @param reason in the words of the person who asked
 * @param exitReason the sentence of the failure
 * @param outcome of the rows and files that were read; empty when nothing was published
 * @param stages in the order of their start
 * @param rollups how the rows of each data source were counted
 */
public record RunReport(
    Optional<String> run,
    String kind,
    Optional<DayRange> range,
    Optional<String> reason,
    Instant started,
    Instant ended,
    int exitCode,
    Optional<String> exitReason,
    Optional<Outcome> outcome,
    Map<String, Duration> stages,
    Map<String, String> rollups,
    Checks checks) {

  /**
   * The raw telemetry that was read.
   *
   * @param account raw rows by what became of them
   * @param why the reasons of the stale days, for people
   */
  public record Outcome(Account account, int files, long bytes, String why) {}

  /**
   * Checks of tables that were computed.
   *
   * @param warnings what those that warned say
   */
  public record Checks(int passed, List<String> warnings) {}

  /** The time of all stages. */
  Duration total() {
    return stages.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** Its file, without colons, which some file systems refuse. */
  String fileName() {
    return RunReportFolder.fileName(run.orElse(started.toString()));
  }
}
