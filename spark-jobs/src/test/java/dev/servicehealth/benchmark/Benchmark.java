package dev.servicehealth.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Runs the benchmark and prints its figures as Markdown; progress goes to standard error. */
final class Benchmark {
  private static final String PREFACE =
      """
      # Benchmark: a night, beside DuckDB

      Made by `spark-jobs/benchmark`. The sample's store, one day without a key, with %s of heap:
      `service-health nightly`, from the start of its process to its end, writes, checks and publishes
      all Delta tables. DuckDB, with two threads and 4 GB, computes the four facts that `core` keeps of
      the day from the same files, each statement to one Parquet file, without account of rows, checks,
      history or figures; `approx_count_distinct` (HyperLogLog) stands in for mergeable theta sketches
      of keyed hashes. Both find the files in the page cache, and every row of the facts agrees. A
      night was run before, unmeasured: the first one after a build leaves its classes for later starts.
      """;

  private Benchmark() {}

  /**
   * @param args the checkout, then sizes in million rows
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path home = Path.of(args[0]);
    System.out.printf(PREFACE + "%n", Night.HEAP);
    System.out.println(Machine.description(home));
    for (int i = 1; i < args.length; i++) {
      Workload workload = new Workload(home, Long.parseLong(args[i]) * 1_000_000);
      System.err.println(args[i] + " million rows in " + workload.folder());
      workload.prepare();
      if (i == 1) {
        Night.run(workload);
        workload.prepare();
      }
      workload.warm();
      Night night = Night.run(workload);
      workload.warm();
      Watched peer = Peer.run(workload);
      String agreement = Comparison.mustAgree(workload);
      Result result = new Result(workload.rows(), workload.bytes(), night, peer, agreement);
      System.out.println(result.markdown());
    }
  }
}
