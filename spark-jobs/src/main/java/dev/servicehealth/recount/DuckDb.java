package dev.servicehealth.recount;

import dev.servicehealth.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A DuckDB of this process, without tables of its own. */
final class DuckDb implements AutoCloseable {
  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws Failure when its driver is not there
   */
  static DuckDb open() {
    try {
      DuckDb opened = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
      opened.execute("SET TimeZone = 'UTC'");
      opened.execute("SET preserve_insertion_order = false");
      // One turns `a * 2 > 10` into `a > 5`, which does not overflow where Spark does; the other
      // takes
      // what is written twice out of a TRY.
      opened.execute("SET disabled_optimizers = 'expression_rewriter,common_subexpressions'");
      opened.execute(
          "SET temp_directory = "
              + Literals.text(System.getProperty("java.io.tmpdir") + "/duckdb"));
      return opened;
    } catch (SQLException e) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot count with DuckDB: its JDBC driver cannot be loaded (%s).%n"
                  .formatted(e.getMessage())
              + "Download org.duckdb:duckdb_jdbc from Maven Central and name the jar in"
              + " SERVICE_HEALTH_JARS; with spark-submit, in --jars.",
          e);
    }
  }

  /** The columns of a query, by name in lower case, as far as both engines know their types. */
  Map<String, Translated> columns(String query) throws SQLException {
    Map<String, Translated> columns = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + query)) {
      while (rows.next()) {
        String name = rows.getString("column_name");
        Translated column = column(name, rows.getString("column_type"));
        if (column != null) {
          columns.put(name.toLowerCase(Locale.ROOT), column);
        }
      }
    }
    return columns;
  }

  /** The rows of a query whose first column is text and whose others are whole numbers. */
  Map<String, List<Long>> sums(String query) throws SQLException {
    Map<String, List<Long>> sums = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 2; i <= width; i++) {
          numbers.add(rows.getLong(i));
        }
        sums.put(rows.getString(1), numbers);
      }
    }
    return sums;
  }

  /** Integers without a sign are wider in Spark. */
  private static Translated column(String name, String type) {
    String sql = "\"" + name.replace("\"", "\"\"") + "\"";
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> Translated.of(sql, Sort.WHOLE);
      case "UTINYINT" -> cast(sql, "SMALLINT", Sort.WHOLE);
      case "USMALLINT" -> cast(sql, "INTEGER", Sort.WHOLE);
      case "UINTEGER" -> cast(sql, "BIGINT", Sort.WHOLE);
      case "UBIGINT" -> cast(sql, "DECIMAL(20, 0)", Sort.DECIMAL);
      case "FLOAT" -> cast(sql, "DOUBLE", Sort.FLOATING);
      case "DOUBLE" -> Translated.of(sql, Sort.FLOATING);
      case "VARCHAR" -> Translated.of(sql, Sort.TEXT);
      case "BOOLEAN" -> Translated.of(sql, Sort.CONDITION);
      case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> Translated.of(sql, Sort.TIME);
      default -> type.startsWith("DECIMAL") ? Translated.of(sql, Sort.DECIMAL) : null;
    };
  }

  private static Translated cast(String sql, String type, Sort sort) {
    return Translated.of("CAST(%s AS %s)".formatted(sql, type), sort);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
