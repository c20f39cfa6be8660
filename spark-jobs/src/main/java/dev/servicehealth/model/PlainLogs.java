package dev.servicehealth.model;

import dev.servicehealth.spark.MaterializedRows;
import io.delta.tables.DeltaTable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Logs of tables by the public API of Delta. Each question and each commit costs Spark jobs. */
record PlainLogs(SparkSession spark) implements TableLogs {

  @Override
  public long version(Path table) {
    return table(table).history(1).select("version").head().getLong(0);
  }

  @Override
  public StructType columns(Path table) {
    return spark.read().format("delta").load(table.toString()).schema();
  }

  /** With {@code replaceWhere}, because it leaves the condition in the log as it was written. */
  @Override
  public void replace(Path table, Scope scope, MaterializedRows rows, String provenance) {
    rows.rows()
        .write()
        .format("delta")
        .mode(SaveMode.Overwrite)
        .option("replaceWhere", scope.sql())
        .option("userMetadata", provenance)
        .save(table.toString());
  }

  @Override
  public void copy(Path from, long version, Path to) {
    table(from).cloneAtVersion(version, to.toString(), true);
  }

  private DeltaTable table(Path table) {
    return DeltaTable.forPath(spark, table.toString());
  }
}
