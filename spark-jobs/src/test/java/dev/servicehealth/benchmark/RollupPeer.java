package dev.servicehealth.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB computing the facts of a feed, each to one Parquet file, with two threads and 4 GB. */
final class RollupPeer {
  private RollupPeer() {}

  /**
   * @param args the feed, its folder
   */
  public static void main(String[] args) throws IOException, SQLException {
    RollupFeed feed = RollupFeed.valueOf(args[0]);
    Path folder = Path.of(args[1]);
    Path output = Files.createDirectories(folder.resolve("peer"));
    try (Connection connection = Peer.open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      statement.execute("SET memory_limit = '4GB'");
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET preserve_insertion_order = false");
      statement.execute("SET temp_directory = '%s/spilled'".formatted(output));
      statement.execute("CREATE VIEW request AS " + request(feed, folder));
      System.out.println("[0:00] pass");
      copy(statement, minutes(feed), output, "minute");
      if (feed.hasDetails()) {
        copy(statement, SLICES, output, "slice");
        copy(statement, LATENCIES, output, "latency");
      }
      copy(statement, users(feed), output, "user");
      System.out.println("done");
      Files.writeString(folder.resolve("sums-duckdb"), sums(statement, feed, output));
    }
  }

  private static void copy(Statement statement, String query, Path output, String name)
      throws SQLException {
    statement.execute("COPY (%s) TO '%s/%s.parquet'".formatted(query, output, name));
  }

  private static String request(RollupFeed feed, Path folder) {
    String details =
        feed.hasDetails()
            ? ", route, country, client, account, duration_us,"
                + " status NOT IN (401, 404) AND status < 500 AND duration_us < 800000 AS fast"
            : "";
    return """
    SELECT epoch_us(ts) AS time, service, status NOT IN (401, 404) AS valid,
      status NOT IN (401, 404) AND status < 500 AS answered%s
    FROM read_parquet('%s/telemetry/*/*/*.parquet', hive_partitioning = false)%s
    """
        .formatted(
            details,
            folder,
            feed.hasKey()
                ? " QUALIFY row_number() OVER (PARTITION BY request ORDER BY ts) = 1"
                : "");
  }

  private static String minutes(RollupFeed feed) {
    String details =
        feed.hasDetails()
            ? ", count_if(fast) AS fast,"
                + " approx_count_distinct(account) FILTER (WHERE valid AND NOT answered) AS failed,"
                + " approx_count_distinct(account) FILTER (WHERE valid AND NOT fast) AS slowed"
            : ", 0 AS fast";
    return """
    SELECT time // 60000000 AS minute, service, count_if(valid) AS valid, count_if(answered) AS answered%s
    FROM request GROUP BY minute, service
    """
        .formatted(details);
  }

  private static final String SLICES =
      """
      SELECT time // 3600000000 AS hour, service, route, country, client,
        count_if(valid) AS valid, count_if(answered) AS answered, count_if(fast) AS fast
      FROM request GROUP BY GROUPING SETS ((hour, service, route), (hour, service, country), (hour, service, client))
      """;

  private static final String LATENCIES =
      """
      SELECT time // 3600000000 AS hour, service, route,
        CAST(ceil(log2(greatest(duration_us, 1) / 1000) * 8) - 1 AS INTEGER) AS bucket, count(*) AS requests
      FROM request GROUP BY ALL
      """;

  private static String users(RollupFeed feed) {
    return "SELECT service, count(*) AS row_count, %s AS users FROM request GROUP BY service"
        .formatted(feed.hasDetails() ? "approx_count_distinct(account)" : "NULL");
  }

  /** What must be as the rollup has it. */
  private static String sums(Statement statement, RollupFeed feed, Path output)
      throws SQLException {
    StringBuilder sums = new StringBuilder();
    sums.append(sum(statement, "SUM(answered + fast)", output, "minute"));
    if (feed.hasDetails()) {
      sums.append(sum(statement, "SUM(answered + fast)", output, "slice"));
      sums.append(sum(statement, "SUM(requests)", output, "latency"));
      sums.append(sum(statement, "COUNT(*)", output, "latency"));
    }
    return sums.append(sum(statement, "SUM(row_count)", output, "user")).toString();
  }

  private static String sum(Statement statement, String sum, Path output, String name)
      throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "SELECT CAST(%s AS BIGINT) FROM read_parquet('%s/%s.parquet')"
                .formatted(sum, output, name))) {
      result.next();
      return name + " " + result.getLong(1) + "\n";
    }
  }
}
