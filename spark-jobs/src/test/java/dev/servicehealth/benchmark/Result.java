package dev.servicehealth.benchmark;

import java.util.Locale;
import java.util.Map;

/** The figures of one size, and how they are printed. */
record Result(long rows, long bytes, Night night, Watched peer, String agreement) {
  private static final double GIB = 1L << 30;

  String markdown() {
    StringBuilder text = new StringBuilder();
    line(text, "## %d million rows, %.2f GiB of Parquet%n", rows / 1_000_000, bytes / GIB);
    text.append("| | nightly | DuckDB | nightly / DuckDB |\n|---|--:|--:|--:|\n");
    Watched ours = night.process();
    seconds(text, "whole process, s", ours.seconds(), peer.seconds());
    speed(text, "whole process, million rows/s", ours.seconds(), peer.seconds());
    seconds(text, "from the first row read to the result published, s", ours.work(), peer.work());
    speed(text, "the same, million rows/s", ours.work(), peer.work());
    seconds(text, "processor time, s", ours.cpuSeconds(), peer.cpuSeconds());
    line(
        text,
        "| peak resident memory, GiB | %.2f | %.2f | %.2f |",
        ours.peakBytes() / GIB,
        peer.peakBytes() / GIB,
        (double) ours.peakBytes() / peer.peakBytes());
    line(text, "| most heap in use, GiB | %.2f | | |", night.usedBytes() / GIB);
    line(text, "| most heap left by a collection, GiB | %.2f | | |%n", night.liveBytes() / GIB);
    text.append("| stage | nightly, s | DuckDB, s |\n|---|--:|--:|\n");
    ours.stages()
        .forEach(
            (stage, took) ->
                line(
                    text,
                    "| %s | %.2f | %s |",
                    stage,
                    took,
                    statement(stage.replace("core.", ""))));
    line(text, "%nRows that agree: %s.%n", agreement);
    return text.toString();
  }

  private String statement(String name) {
    Map<String, Double> stages = peer.stages();
    return stages.containsKey(name) ? String.format(Locale.ROOT, "%.2f", stages.get(name)) : "";
  }

  private static void seconds(StringBuilder text, String name, double ours, double theirs) {
    line(text, "| %s | %.1f | %.1f | %.2f |", name, ours, theirs, ours / theirs);
  }

  private void speed(StringBuilder text, String name, double ours, double theirs) {
    line(text, "| %s | %.2f | %.2f | |", name, rows / ours / 1e6, rows / theirs / 1e6);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format + "%n", values));
  }
}
