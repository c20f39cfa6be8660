package dev.servicehealth.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB computing what {@code core} holds of the day, from the same files, as a careful user would
 * write it: arithmetic on microseconds, which is ten times faster than its date functions; both
 * objectives and all three dimensions in one pass each.
 */
final class Peer {
  private static final String SCRIPT = "/dev/servicehealth/benchmark/peer.sql";

  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\\n");

  private Peer() {}

  static Watched run(Workload workload) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classes = System.getProperty("java.class.path");
    List<String> command =
        List.of(
            java.toString(),
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-cp",
            classes,
            Peer.class.getName(),
            workload.telemetry().toString(),
            workload.peer().toString());
    return Watched.run(workload.folder(), Map.of(), command);
  }

  /**
   * @param args the folder with raw telemetry, and the one for the outputs
   */
  public static void main(String[] args) throws IOException, SQLException {
    String script =
        new String(Peer.class.getResourceAsStream(SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENT_END.split(script, 0)) {
        String named = sql.strip();
        if (named.startsWith("-- ")) {
          System.out.println("[0:00] " + named.substring(3, named.indexOf('\n')));
        }
        statement.execute(named.replace(":raw", args[0]).replace(":output", args[1]));
      }
    }
    System.out.println("done");
  }

  static Connection open() throws SQLException {
    return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
  }
}
