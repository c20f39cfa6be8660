package dev.servicehealth.spark;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Temporary views of the session that are dropped when this is closed, also after a failure. SQL of
 * models reads them by fixed names, and a name that outlives its use would answer a later query.
 */
public final class TemporaryViews implements AutoCloseable {
  private final SparkSession spark;
  private final Set<String> names = new TreeSet<>();

  public TemporaryViews(SparkSession spark) {
    this.spark = spark;
  }

  /** Gives rows a name that SQL can read; a view of that name is replaced. */
  public void add(String name, Dataset<Row> rows) {
    rows.createOrReplaceTempView(name);
    names.add(name);
  }

  @Override
  public void close() {
    names.forEach(spark.catalog()::dropTempView);
  }
}
