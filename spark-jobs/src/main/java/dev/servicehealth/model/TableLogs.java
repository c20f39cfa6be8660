package dev.servicehealth.model;

import dev.servicehealth.spark.MaterializedRows;
import dev.servicehealth.spark.Shortcuts;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** What the program reads from the logs of its Delta tables and writes to them, beyond SQL. */
interface TableLogs {
  /** Those of a session: direct where it takes {@link Shortcuts}, else by public API. */
  static TableLogs of(SparkSession spark) {
    PlainLogs plain = new PlainLogs(spark);
    return Shortcuts.areOn(spark) ? new DirectLogs(spark, plain) : plain;
  }

  /** The newest version of a table. */
  long version(Path table);

  /** The columns of a table at its newest version. */
  StructType columns(Path table);

  /**
   * Puts rows in place of those of whole partitions, in one commit. There is none where nothing is
   * removed and nothing is written.
   *
   * @param rows all of the scope, with the columns of the table
   * @param provenance JSON that travels with the commit
   * @throws io.delta.exceptions.DeltaConcurrentModificationException when somebody else committed
   */
  void replace(Path table, Scope scope, MaterializedRows rows, String provenance);

  /**
   * Makes a table that names the files of a version of another table, and holds none of its own.
   *
   * @param to a folder that is not a table
   */
  void copy(Path from, long version, Path to);
}
