package dev.servicehealth.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.delta.DeltaLog;

/**
 * Runs the commands that it reads, a line each with tabs between arguments; says how each ended.
 */
final class Worker {
  static final String ENDED = "ended with ";

  private Worker() {}

  public static void main(String[] none) throws IOException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int exit = Main.run(out, out, line.split("\t"));
      DeltaLog.clearCache(); // or the logs of every round's tables stay in memory
      out.println(ENDED + exit);
    }
  }
}
