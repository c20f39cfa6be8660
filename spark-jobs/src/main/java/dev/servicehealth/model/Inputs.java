package dev.servicehealth.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The temporary views through which SQL sees what Java knows. Their columns are described beside
 * the models that read them, as {@code input/<name>/table.sql}; none of them is a table of the
 * warehouse.
 */
public final class Inputs {
  private static final Map<String, StructType> COLUMNS = read();

  private Inputs() {}

  private static Map<String, StructType> read() {
    Map<String, StructType> columns = new HashMap<>();
    SqlModels.load().inputs().forEach((name, ddl) -> columns.put(name, Sql.columns(ddl)));
    return Map.copyOf(columns);
  }

  /** All their names. */
  static Collection<String> names() {
    return COLUMNS.keySet();
  }

  /** The columns of an input. */
  public static StructType columns(String name) {
    StructType columns = COLUMNS.get(name);
    if (columns == null) {
      throw new IllegalArgumentException("no such input: " + name);
    }
    return columns;
  }

  /** Rows as an input, their values in the order of its columns. */
  public static Dataset<Row> rows(SparkSession spark, String name, List<Row> rows) {
    return spark.createDataFrame(rows, columns(name));
  }
}
