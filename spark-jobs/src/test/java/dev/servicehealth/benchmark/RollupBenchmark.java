package dev.servicehealth.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Times the pass over raw telemetry: the bare scan, the rollup by column and by row, and DuckDB, in
 * turn, each in a process of its own. Prints Markdown and writes the growth as a picture.
 */
final class RollupBenchmark {
  private static final String PREFACE =
      """
      # Benchmark: the pass over raw telemetry

      Made by `spark-jobs/rollup-benchmark`. A day of made-up requests in 24 Parquet files of DuckDB (snappy), in
      the page cache. `columns` and `rows` are the two rollups in `local[2]` with 4g of heap, from open session to
      all partial facts; `scan` reads the same columns with Spark's vectorised reader and counts nothing. DuckDB
      computes the facts with two threads and 4 GB, each statement to a Parquet file, with HyperLogLog for mergeable
      sketches of keyed hashes and without account of rows; both sides' sums agree, or there would be no figures.
      Seconds are medians of :runs runs in turn, and include a cold JVM's first use of its code. Processor seconds are
      those of whole processes, their start included.

      """;

  private static final String HEAP = "4g";

  private RollupBenchmark() {}

  /** Who does the pass. */
  enum Way {
    SCAN("scan"),
    COLUMNS("columns"),
    ROWS("rows"),
    DUCKDB("DuckDB");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * @param args the checkout, the picture, how many runs, then sizes in million rows, each of one
   *     feed ({@code real:500}) or of all
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path home = Path.of(args[0]);
    int runs = Integer.parseInt(args[2]);
    System.out.println(PREFACE.replace(":runs", args[2]));
    System.out.println(Machine.description(home));
    Map<Long, Map<Way, RollupFigures>> real = new LinkedHashMap<>();
    for (String size : List.of(args).subList(3, args.length)) {
      long rows = Long.parseLong(size.substring(size.indexOf(':') + 1)) * 1_000_000;
      for (RollupFeed feed : RollupFeed.named(size)) {
        Map<Way, RollupFigures> figures = measure(home, feed, rows, runs);
        System.out.println(RollupFigures.markdown(feed, rows, figures));
        if (feed == RollupFeed.REAL) {
          real.put(rows, figures);
          Files.writeString(Path.of(args[1]), GrowthPicture.of(real));
        }
      }
    }
  }

  private static Map<Way, RollupFigures> measure(Path home, RollupFeed feed, long rows, int runs)
      throws IOException, SQLException {
    Path folder = feed.folder(home, rows);
    System.err.println(feed.word() + ", " + rows + " rows in " + folder);
    feed.prepare(folder, rows);
    Map<Way, List<Watched>> all = new EnumMap<>(Way.class);
    for (int run = 0; run < runs; run++) {
      for (Way way : Way.values()) {
        warm(folder);
        all.computeIfAbsent(way, none -> new ArrayList<>()).add(run(way, feed, folder));
      }
    }
    mustAgree(folder, "columns", "duckdb");
    mustAgree(folder, "rows", "duckdb");
    Map<Way, RollupFigures> figures = new EnumMap<>(Way.class);
    all.forEach((way, watched) -> figures.put(way, RollupFigures.median(watched)));
    return figures;
  }

  private static void mustAgree(Path folder, String one, String other) throws IOException {
    String ours = Files.readString(folder.resolve("sums-" + one));
    String theirs = Files.readString(folder.resolve("sums-" + other));
    if (!ours.equals(theirs)) {
      throw new IllegalStateException(
          "%s: %s counted%n%s%n%s counted%n%s".formatted(folder, one, ours, other, theirs));
    }
  }

  private static Watched run(Way way, RollupFeed feed, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(way == Way.DUCKDB ? "-Xmx256m" : "-Xmx" + HEAP);
    command.addAll(List.of(System.getProperty("benchmark.flags").split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    if (way == Way.DUCKDB) {
      command.addAll(List.of(RollupPeer.class.getName(), feed.name(), folder.toString()));
    } else {
      command.addAll(
          List.of(
              "dev.servicehealth.telemetry.RollupPass",
              way.word(),
              folder.toString(),
              RollupFeed.DAY.toString()));
    }
    return Watched.run(folder, Map.of(), command);
  }

  /** Reads every file once, so that nobody waits for the disk. */
  private static void warm(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("telemetry"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (InputStream bytes = Files.newInputStream(file)) {
          bytes.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }
}
