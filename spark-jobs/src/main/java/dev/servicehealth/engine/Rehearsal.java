package dev.servicehealth.engine;

import dev.servicehealth.Failure;
import dev.servicehealth.Progress;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.run.Recorded;
import dev.servicehealth.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A run over a copy of published tables. The copy names the files of the tables and holds none of
 * them, so it costs a commit a table; the run writes beside them, and closing removes it all.
 */
final class Rehearsal implements AutoCloseable {
  private final Copy copy;
  private final Engine engine;

  Rehearsal(Copy copy, Engine engine) {
    this.copy = copy;
    this.engine = engine;
  }

  /**
   * Carries out a plan on the copy.
   *
   * @throws Failure when a data source cannot be read: without it, all would look changed
   */
  void run(Plan plan) {
    LostSource.mustBeNone(plan.lost());
    if (!plan.isEmpty()) {
      Recorded recorded = engine.execute(plan, new RunRequest("rehearsal", Optional.empty()));
      LostSource.mustBeNone(recorded.plan().lost());
    }
  }

  /** Over the copied tables. */
  Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    copy.remove();
  }

  /** Passes the progress of a rehearsal on, but no warning: its rows are not published. */
  record Heard(Progress progress) implements Progress {
    @Override
    public void say(String sentence) {
      progress.say(sentence);
    }

    @Override
    public void stage(String name, String detail) {
      progress.stage(name, detail);
    }

    @Override
    public void warned(String sentence) {}
  }

  /**
   * Copied tables.
   *
   * @param root a folder below that of the tables, where every executor can write
   */
  record Copy(String root, Configuration hadoop) {
    private static final String PREFIX = "_rehearsal-";

    static Copy of(Warehouse warehouse, Map<String, Long> versions) {
      Path folder = new Path(warehouse.root(), PREFIX + UUID.randomUUID());
      Copy copy =
          new Copy(folder.toString(), warehouse.spark().sparkContext().hadoopConfiguration());
      try {
        warehouse.tables().copyTo(copy.root(), versions);
        return copy;
      } catch (RuntimeException e) {
        copy.remove();
        throw e;
      }
    }

    /** Removes what rehearsals that were killed before a time left behind. */
    static void removeLeft(Warehouse warehouse, Instant before) {
      Configuration hadoop = warehouse.spark().sparkContext().hadoopConfiguration();
      Path root = new Path(warehouse.root());
      try {
        for (FileStatus folder :
            root.getFileSystem(hadoop).globStatus(new Path(root, PREFIX + "*"))) {
          if (folder.getModificationTime() < before.toEpochMilli()) {
            new Copy(folder.getPath().toString(), hadoop).remove();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot list " + root + ": " + e.getMessage(), e);
      }
    }

    void remove() {
      Path folder = new Path(root);
      try {
        folder.getFileSystem(hadoop).delete(folder, true);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot remove " + root + ": " + e.getMessage(), e);
      }
    }
  }
}
