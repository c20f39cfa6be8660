package dev.servicehealth.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether both sides computed the same: a benchmark of something else is a defect. */
final class Comparison {
  /** Of each output, what must agree to the last digit; sketches agree in whether they are. */
  private enum Output {
    SLI_MINUTE("minute, service, slo, good, valid", "failed_users IS NOT NULL", "failed_users > 0"),
    SLICE_HOUR("hour, service, slo, dimension, value, good, valid", "TRUE", "TRUE"),
    LATENCY_HOUR("hour, service, operation, bucket, requests", "TRUE", "TRUE"),
    USER_DAY("day, service, row_count", "users IS NOT NULL", "users > 0");

    private final String columns;
    private final String ourSketch;
    private final String theirSketch;

    Output(String columns, String ourSketch, String theirSketch) {
      this.columns = columns;
      this.ourSketch = ourSketch;
      this.theirSketch = theirSketch;
    }

    private String table() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private Comparison() {}

  /**
   * Compares every row of every output.
   *
   * @return how many rows agree, by output, in words
   */
  static String mustAgree(Workload workload) throws SQLException {
    List<String> agree = new ArrayList<>();
    try (Connection connection = Peer.open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      for (Output output : Output.values()) {
        long rows = compare(statement, workload, output);
        agree.add("%,d of %s".formatted(rows, output.table()));
      }
    }
    return String.join(", ", agree);
  }

  private static long compare(Statement statement, Workload workload, Output output)
      throws SQLException {
    // A fresh warehouse with one commit: every file that is there counts.
    String ours =
        "SELECT %s, %s FROM read_parquet('%s/*/*/*.parquet', hive_partitioning = true)"
            .formatted(output.columns, output.ourSketch, workload.table("core." + output.table()));
    String theirs =
        "SELECT %s, %s FROM read_parquet('%s/%s.parquet')"
            .formatted(output.columns, output.theirSketch, workload.peer(), output.table());
    long rows = count(statement, theirs);
    long onlyOurs = count(statement, "(%s) EXCEPT ALL (%s)".formatted(ours, theirs));
    long onlyTheirs = count(statement, "(%s) EXCEPT ALL (%s)".formatted(theirs, ours));
    if (rows == 0 || onlyOurs > 0 || onlyTheirs > 0) {
      throw new IllegalStateException(
          "%s differs: %,d rows only ours, %,d only the peer's, of %,d"
              .formatted(output.table(), onlyOurs, onlyTheirs, rows));
    }
    return rows;
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT count(*) FROM (" + query + ")")) {
      result.next();
      return result.getLong(1);
    }
  }
}
