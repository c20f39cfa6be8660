package dev.servicehealth.benchmark;

import dev.servicehealth.benchmark.RollupBenchmark.Way;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians of one way of the pass. */
record RollupFigures(double seconds, double cpuSeconds, double peakGib) {

  static RollupFigures median(List<Watched> runs) {
    return new RollupFigures(
        median(runs, run -> run.stages().get("pass")),
        median(runs, Watched::cpuSeconds),
        median(runs, run -> run.peakBytes() / (double) (1L << 30)));
  }

  private static double median(List<Watched> runs, ToDoubleFunction<Watched> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  static String markdown(RollupFeed feed, long rows, Map<Way, RollupFigures> figures) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(feed.word()).append(", ").append(rows / 1_000_000);
    text.append(" million rows\n\n");
    text.append(
        "| | seconds | million rows/s | of DuckDB's time | of the scan's | processor seconds | peak memory, GiB |\n");
    text.append("|---|--:|--:|--:|--:|--:|--:|\n");
    double peer = figures.get(Way.DUCKDB).seconds;
    double scan = figures.get(Way.SCAN).seconds;
    figures.forEach(
        (way, each) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f | %.2f | %.2f | %.1f | %.2f |%n",
                    way.word(),
                    each.seconds,
                    rows / each.seconds / 1e6,
                    each.seconds / peer,
                    each.seconds / scan,
                    each.cpuSeconds,
                    each.peakGib)));
    return text.toString();
  }
}
