package dev.servicehealth.model;

import dev.servicehealth.spark.MaterializedRows;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Protocol;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Logs of tables by the internals of Delta, which answer without a Spark job. It writes only tables
 * whose protocol is that of the tables that this program makes; a table with another one, as
 * somebody's {@code ALTER TABLE} may give it, is written by public API, for a feature that this
 * class does not know may ask more of a commit than files to add and to remove.
 */
final class DirectLogs implements TableLogs {
  /** The writer version that brings CHECK constraints, the newest feature of our tables. */
  private static final int OF_CONSTRAINTS = 3;

  /** The writer version from which a protocol lists its features. */
  private static final int OF_LISTED_FEATURES = 7;

  private static final Set<String> FEATURES =
      Set.of("appendOnly", "invariants", "checkConstraints");

  private final SparkSession spark;
  private final PlainLogs plain;

  /**
   * @param plain for tables with another protocol
   */
  DirectLogs(SparkSession spark, PlainLogs plain) {
    this.spark = spark;
    this.plain = plain;
  }

  @Override
  public long version(Path table) {
    return newest(table).version();
  }

  @Override
  public StructType columns(Path table) {
    return newest(table).schema();
  }

  @Override
  public void replace(Path table, Scope scope, MaterializedRows rows, String provenance) {
    OptimisticTransaction transaction = log(table).startTransaction(Option.empty(), Option.empty());
    if (isKnown(transaction.snapshot().protocol())) {
      new Replacement(spark, transaction, scope).commit(rows, provenance);
    } else {
      plain.replace(table, scope, rows, provenance);
    }
  }

  @Override
  public void copy(Path from, long version, Path to) {
    DeltaLog log = log(from);
    Snapshot copied =
        log.getSnapshotAt(version, Option.empty(), Option.empty(), log.getSnapshotAt$default$4());
    if (isKnown(copied.protocol())) {
      new TableCopy(spark).make(copied, to);
    } else {
      plain.copy(from, version, to);
    }
  }

  static boolean isKnown(Protocol protocol) {
    int writer = protocol.minWriterVersion();
    return protocol.minReaderVersion() == 1
        && (writer <= OF_CONSTRAINTS
            || (writer == OF_LISTED_FEATURES
                && FEATURES.containsAll(
                    CollectionConverters.asJava(protocol.writerFeatureNames()))));
  }

  private Snapshot newest(Path table) {
    return log(table).update(false, Option.empty(), Option.empty());
  }

  private DeltaLog log(Path table) {
    return DeltaLog.forTable((org.apache.spark.sql.classic.SparkSession) spark, table);
  }
}
