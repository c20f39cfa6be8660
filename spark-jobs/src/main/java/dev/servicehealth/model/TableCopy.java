package dev.servicehealth.model;

import dev.servicehealth.spark.TableFile;
import dev.servicehealth.spark.TableFiles;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes a table that names the files of a version of another table, and holds none of its own.
 * Delta's {@code SHALLOW CLONE} does the same with several Spark jobs and a checkpoint for every
 * table, which is most of what a rehearsal of a small plan would cost.
 */
final class TableCopy {
  private final org.apache.spark.sql.classic.SparkSession spark;

  TableCopy(SparkSession spark) {
    this.spark = (org.apache.spark.sql.classic.SparkSession) spark;
  }

  /**
   * Makes it in one commit.
   *
   * @param to a folder that is not a table
   */
  void make(Snapshot copied, Path to) {
    OptimisticTransaction transaction =
        DeltaLog.forTable(spark, to).startTransaction(Option.empty(), Option.empty());
    transaction.updateMetadataForNewTable(renamed(copied.metadata()));
    List<Action> files =
        TableFiles.of(copied, spark.sparkContext().hadoopConfiguration()).stream()
            .<Action>map(file -> Replacement.added(file, address(file)))
            .toList();
    transaction.commit(
        CollectionConverters.asScala(files).toSeq(), DeltaOperations.ManualUpdate$.MODULE$);
  }

  /** A table of its own has an id of its own. */
  private static Metadata renamed(Metadata metadata) {
    return metadata.copy(
        UUID.randomUUID().toString(),
        metadata.name(),
        metadata.description(),
        metadata.format(),
        metadata.schemaString(),
        metadata.partitionColumns(),
        metadata.configuration(),
        metadata.createdTime());
  }

  /** Paths in a log are below its table, unless they are addresses. */
  private static String address(TableFile file) {
    return new Path(file.location()).toUri().toString();
  }
}
