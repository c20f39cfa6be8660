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
  /**
   * Optimizers are off that change where an expression fails: one turns {@code a * 2 > 10} into
   * {@code a > 5}, another takes what is written twice out of a TRY.
   */
  private static final List<String> SETTINGS =
      List.of(
          "SET TimeZone = 'UTC'",
          "SET preserve_insertion_order = false",
          "SET disabled_optimizers = 'expression_rewriter,common_subexpressions'",
          "SET temp_directory = "
              + Literals.text(System.getProperty("java.io.tmpdir") + "/duckdb"));

  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens one.
   *
   * @throws Failure when its driver is not there, or is of a version that this does not know
   */
  static DuckDb open() {
    DuckDb opened;
    try {
      opened = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
    } catch (SQLException | RuntimeException | LinkageError e) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot count with DuckDB: its JDBC driver cannot be loaded (%s).%n"
                  .formatted(e.getMessage())
              + "Download org.duckdb:duckdb_jdbc from Maven Central and name the jar in"
              + " SERVICE_HEALTH_JARS; with spark-submit, in --jars.",
          e);
    }
    try {
      SETTINGS.forEach(opened::execute);
      return opened;
    } catch (IllegalStateException e) {
      opened.close();
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot count with DuckDB: %s.%nUse version 2.0 of its JDBC driver."
              .formatted(e.getMessage()),
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

  /**
   * A row of sums.
   *
   * @param hour counted from 1970-01-01T00:00Z
   */
  record Sums(String service, long hour, List<Long> numbers) {}

  /** The rows of a query for a service, an hour and whole numbers. */
  List<Sums> sums(String query) throws SQLException {
    List<Sums> sums = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 3; i <= width; i++) {
          numbers.add(rows.getLong(i));
        }
        sums.add(new Sums(rows.getString(1), rows.getLong(2), numbers));
      }
    }
    return sums;
  }

  /** The values of the first column of a query. */
  List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
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
      case "FLOAT", "DOUBLE" -> Translated.of(sql, Sort.FLOATING);
      case "VARCHAR" -> Translated.of(sql, Sort.TEXT);
      case "BOOLEAN" -> Translated.of(sql, Sort.CONDITION);
      case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE" -> Translated.of(sql, Sort.TIME);
      default -> type.startsWith("DECIMAL") ? Translated.of(sql, Sort.DECIMAL) : null;
    };
  }

  private static Translated cast(String sql, String type, Sort sort) {
    return Translated.of("CAST(%s AS %s)".formatted(sql, type), sort);
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("it refuses " + sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot close DuckDB: " + e.getMessage(), e);
    }
  }
}
