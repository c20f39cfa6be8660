package dev.servicehealth.model;

import dev.servicehealth.spark.MaterializedRows;
import dev.servicehealth.spark.TableFile;
import dev.servicehealth.spark.TableFiles;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One Delta commit that puts files of new rows in place of those of whole partitions. Delta's own
 * overwrite does the same and searches for the files to replace with Spark jobs, which cost more
 * than writing the rows.
 */
final class Replacement {
  private final SparkSession spark;
  private final OptimisticTransaction transaction;
  private final Scope scope;

  Replacement(SparkSession spark, OptimisticTransaction transaction, Scope scope) {
    this.spark = spark;
    this.transaction = transaction;
    this.scope = scope;
  }

  /**
   * Commits, unless there is neither a file to remove nor a row to write; see {@link
   * TableLogs#replace}.
   */
  void commit(MaterializedRows rows, String provenance) {
    List<Action> actions = removed(transaction.snapshot());
    if (!rows.isEmpty()) {
      actions.addAll(CollectionConverters.asJava(transaction.writeFiles(rows.rows())));
    }
    if (!actions.isEmpty()) {
      transaction.readWholeTable();
      transaction.commit(CollectionConverters.asScala(actions).toSeq(), operation(provenance));
    }
  }

  private List<Action> removed(Snapshot read) {
    long now = System.currentTimeMillis();
    List<Action> removed = new ArrayList<>();
    for (TableFile file : TableFiles.of(read, spark.sparkContext().hadoopConfiguration())) {
      if (scope.holds(file.values())) {
        removed.add(added(file, file.path()).removeWithTimestamp(now, true));
      }
    }
    return removed;
  }

  /**
   * A file as a log names it.
   *
   * @param path below the table, or an address
   */
  static AddFile added(TableFile file, String path) {
    return new AddFile(
        path,
        scala.collection.immutable.Map.from(CollectionConverters.asScala(file.values())),
        file.bytes(),
        file.modified(),
        true,
        null,
        Map$.MODULE$.empty(),
        null,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private DeltaOperations.Write operation(String provenance) {
    return new DeltaOperations.Write(
        SaveMode.Overwrite,
        Option.apply(CollectionConverters.asScala(List.<String>of()).toSeq()),
        Option.apply(scope.sql()),
        Option.apply(provenance),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }
}
