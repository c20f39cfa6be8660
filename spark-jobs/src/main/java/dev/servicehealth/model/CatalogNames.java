package dev.servicehealth.model;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Views in the catalog of the session, for statements about names, as DESCRIBE and SHOW TABLES.
 * Queries need none. Their schemas stay, for dropping one would delete its folder.
 */
final class CatalogNames implements AutoCloseable {
  private final SparkSession spark;
  private final String root;
  private final Deque<String> names = new ArrayDeque<>();

  /**
   * @param root of the warehouse
   */
  CatalogNames(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root;
  }

  /**
   * @param name schema and table
   * @param sql that returns its rows, of names that are there
   */
  void add(String name, String sql) {
    String schema = name.substring(0, name.indexOf('.'));
    spark.sql(
        "CREATE SCHEMA IF NOT EXISTS %s LOCATION '%s'"
            .formatted(schema, quoted(new Path(root, schema).toString())));
    spark.sql("CREATE OR REPLACE VIEW " + name + " AS " + sql);
    names.push(name);
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  @Override
  public void close() {
    names.forEach(name -> spark.sql("DROP VIEW IF EXISTS " + name));
  }
}
