package dev.servicehealth.spark;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.SnapshotDescriptor;

/**
 * The files of Delta tables, read from their logs in this process. Delta's own reader runs a Spark
 * job or two for every table that a query names and for every write, which is most of what a small
 * query costs. The newest list of each table is kept, as a version never changes.
 */
public final class TableFiles {
  private static final Map<Path, Listing> NEWEST = new ConcurrentHashMap<>();

  /**
   * @param table its id: another table may come to stand at the same place
   */
  private record Listing(String table, long version, List<TableFile> files) {}

  private TableFiles() {}

  /** The files of a table as a snapshot knows it. */
  public static List<TableFile> of(SnapshotDescriptor snapshot, Configuration hadoop) {
    Path table = snapshot.deltaLog().dataPath();
    String id = snapshot.metadata().id();
    Listing known = NEWEST.get(table);
    if (known != null && known.table().equals(id) && known.version() == snapshot.version()) {
      return known.files();
    }
    List<TableFile> files = read(table, snapshot.version(), DefaultEngine.create(hadoop));
    NEWEST.put(table, new Listing(id, snapshot.version(), files));
    return files;
  }

  private static List<TableFile> read(Path table, long version, Engine engine) {
    Snapshot snapshot =
        TableManager.loadSnapshot(table.toString()).atVersion(version).build(engine);
    List<TableFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        snapshot.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          rows.forEachRemaining(row -> files.add(file(row)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the files of " + table + ": " + e, e);
    }
    return List.copyOf(files);
  }

  private static TableFile file(Row row) {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
    Row added = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    return new TableFile(
        added.getString(added.getSchema().indexOf("path")),
        status.getPath(),
        InternalScanFileUtils.getPartitionValues(row),
        status.getSize(),
        status.getModificationTime());
  }
}
