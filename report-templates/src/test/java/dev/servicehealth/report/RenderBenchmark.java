package dev.servicehealth.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Times all documents of a week of 300 services with history, and prints the figures. Run by {@code
 * report-templates/benchmark}, on one core.
 */
final class RenderBenchmark {
  private static final int WARM = 3;
  private static final int RUNS = 7;

  private RenderBenchmark() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    EditionJson edition = Samples.MANY_SERVICES.json();
    long first = millis(edition);
    for (int n = 1; n < WARM; n++) {
      millis(edition);
    }
    List<Long> runs = new ArrayList<>();
    for (int n = 0; n < RUNS; n++) {
      runs.add(millis(edition));
    }
    Collections.sort(runs);
    System.out.printf(
        "%d documents of a week of 300 services: the first time in a process %.1f s, then %.1f s"
            + " (median of %d; %.1f to %.1f)%n",
        Renderer.documents(edition).size(),
        first / 1e3,
        runs.get(RUNS / 2) / 1e3,
        RUNS,
        runs.get(0) / 1e3,
        runs.get(RUNS - 1) / 1e3);
  }

  private static long millis(EditionJson edition) {
    long start = System.nanoTime();
    Renderer.documents(edition);
    return (System.nanoTime() - start) / 1_000_000;
  }
}
