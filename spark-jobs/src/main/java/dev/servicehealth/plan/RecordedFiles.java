package dev.servicehealth.plan;

import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawPartition.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** The raw partitions of recorded days, as {@code core.partition} has them. */
public final class RecordedFiles {
  /** Asks for them; with the parameters that every query may use. */
  public static final String QUERY =
      "SELECT source, CAST(day AS STRING) AS day, partition, state, files, fingerprint, rows_read"
          + " FROM core.partition WHERE day BETWEEN :first_day AND :last_day";

  private final Map<String, List<Recorded>> byKey = new HashMap<>();

  /** A raw partition on a day, as recorded. */
  record Recorded(String partition, String state, int files, String fingerprint, long rowsRead) {}

  private RecordedFiles() {}

  /** Nothing is recorded. */
  public static RecordedFiles none() {
    return new RecordedFiles();
  }

  /**
   * @param rows of {@link #QUERY}
   */
  public static RecordedFiles of(List<Row> rows) {
    RecordedFiles all = new RecordedFiles();
    for (Row row : rows) {
      all.add(
          row.getAs("source") + "/" + row.getAs("day"),
          new Recorded(
              row.getAs("partition"),
              row.getAs("state"),
              row.<Integer>getAs("files"),
              row.getAs("fingerprint"),
              row.<Long>getAs("rows_read")));
    }
    return all;
  }

  RecordedFiles add(String key, Recorded recorded) {
    byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(recorded);
    return this;
  }

  /** Raw rows of a source's day that were read; empty where it was never recorded. */
  OptionalLong rowsRead(StaleDay stale) {
    List<Recorded> recorded = byKey.get(stale.key());
    return recorded == null
        ? OptionalLong.empty()
        : OptionalLong.of(recorded.stream().mapToLong(Recorded::rowsRead).sum());
  }

  /** Returns whether a source's day had files when it was recorded, and has none any more. */
  public boolean isGone(StaleDay stale) {
    List<Recorded> recorded = byKey.getOrDefault(stale.key(), List.of());
    return recorded.stream().anyMatch(partition -> partition.files() > 0)
        && stale.partitions().stream().allMatch(partition -> partition.files().isEmpty());
  }

  /**
   * Tells how the files of a source's day changed; empty where partitions that brought no row to
   * the day are what changed, for those are not recorded with it.
   */
  Set<FileChange> changes(StaleDay stale) {
    Map<String, RawPartition> now = new HashMap<>();
    stale.partitions().forEach(partition -> now.put(partition.name(), partition));
    Set<FileChange> changes = new TreeSet<>();
    for (Recorded recorded : byKey.getOrDefault(stale.key(), List.of())) {
      RawPartition partition = now.get(recorded.partition());
      if (partition != null && !isAsRecorded(partition, recorded)) {
        changes.add(change(partition, recorded));
      }
    }
    return changes;
  }

  /** A partition that turned out to be unreadable was recorded as rejected. */
  private static boolean isAsRecorded(RawPartition now, Recorded recorded) {
    boolean rejected = recorded.state().equals(State.REJECTED.word());
    RawPartition then = rejected ? now.rejected("as recorded") : now;
    return then.fingerprint().equals(recorded.fingerprint());
  }

  private static FileChange change(RawPartition now, Recorded recorded) {
    int more = now.files().size() - recorded.files();
    if (more != 0) {
      return more > 0 ? FileChange.ARRIVED : FileChange.REMOVED;
    }
    boolean completed =
        recorded.state().equals(State.INCOMPLETE.word()) && now.state() == State.RECEIVED;
    return completed ? FileChange.COMPLETED : FileChange.CHANGED;
  }
}
