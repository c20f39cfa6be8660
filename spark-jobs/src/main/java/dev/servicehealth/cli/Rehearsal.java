package dev.servicehealth.cli;

import dev.servicehealth.model.Warehouse;
import dev.servicehealth.plan.Plan;
import dev.servicehealth.record.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
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

  /** Carries out a plan on the copy. */
  void run(Plan plan) {
    if (!plan.isEmpty()) {
      engine.record(plan, new Recording.Request("rehearsal", Optional.empty()));
    }
  }

  /** Over the copied tables. */
  Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.warehouse().detach();
    copy.remove();
  }

  /**
   * Copied tables.
   *
   * @param root a folder below that of the tables, where every executor can write
   */
  record Copy(String root, Configuration hadoop) {
    private static final String FOLDER = "_rehearsals";

    static Copy of(Warehouse warehouse, Map<String, Long> versions) {
      Path folder = new Path(new Path(warehouse.root(), FOLDER), UUID.randomUUID().toString());
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

    void remove() {
      try {
        Path folder = new Path(root);
        FileSystem files = folder.getFileSystem(hadoop);
        files.delete(folder, true);
        if (files.listStatus(folder.getParent()).length == 0) {
          files.delete(folder.getParent(), false);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot remove " + root + ": " + e.getMessage(), e);
      }
    }
  }
}
