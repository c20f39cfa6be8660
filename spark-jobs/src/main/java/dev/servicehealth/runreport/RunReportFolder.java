package dev.servicehealth.runreport;

import dev.servicehealth.spark.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder {@code record/_reports} of a warehouse. It holds a file for each run, and the newest
 * run as metrics.
 */
public final class RunReportFolder {
  private static final String METRICS = "latest.prom";
  private static final Pattern OF_PUBLISHED = Pattern.compile(".*Z-[0-9a-f]{8}\\.json");

  private final Path folder;
  private final Configuration hadoop;

  /**
   * @param warehouse any Hadoop path
   * @param settings of the Spark session, which need not have started
   */
  public RunReportFolder(String warehouse, Map<String, String> settings) {
    this.folder = new Path(warehouse, "record/_reports");
    this.hadoop = Stores.configuration(settings);
  }

  /**
   * Writes a report, and makes it the newest.
   *
   * @param lineage whose events are written beside it
   * @return the files that were written
   */
  List<String> write(RunReport report, Optional<Lineage> lineage) throws IOException {
    List<String> names = new ArrayList<>(List.of(report.fileName()));
    try (FileSystem system = FileSystem.newInstance(folder.toUri(), hadoop)) {
      system.setWriteChecksum(false);
      system.mkdirs(folder);
      replace(system, report.fileName(), RunReportJson.of(report));
      if (lineage.isPresent()) {
        String events = report.fileName().replaceFirst("json$", "openlineage.jsonl");
        replace(system, events, lineage.get().events(report));
        names.add(events);
      }
      replace(system, METRICS, RunMetrics.of(report, publishedBefore(system)));
      names.add(METRICS);
    }
    return names.stream().map(name -> new Path(folder, name).toString()).toList();
  }

  /** The name of the report of a published run, without colons, which some file systems refuse. */
  public static String fileName(String run) {
    return run.replace(':', '-') + ".json";
  }

  /** The names of the reports of published runs, sorted. */
  public SortedSet<String> published() {
    SortedSet<String> names = new TreeSet<>();
    try (FileSystem system = FileSystem.newInstance(folder.toUri(), hadoop)) {
      if (system.exists(folder)) {
        for (FileStatus file : system.listStatus(folder)) {
          names.add(file.getPath().getName());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the reports of runs: " + e.getMessage(), e);
    }
    names.removeIf(name -> !OF_PUBLISHED.matcher(name).matches());
    return names;
  }

  /** A failed run must not make the last published one look as if it never was. */
  private Optional<String> publishedBefore(FileSystem system) throws IOException {
    Path file = new Path(folder, METRICS);
    if (!system.exists(file)) {
      return Optional.empty();
    }
    try (InputStream stream = system.open(file)) {
      String start = RunMetrics.PUBLISHED + " ";
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .findFirst();
    }
  }

  /** Nobody reads half a file, nor writes another run's: it is renamed once it is whole. */
  private void replace(FileSystem system, String name, String text) throws IOException {
    Path draft = new Path(folder, "." + name + "." + UUID.randomUUID());
    try (OutputStream stream = system.create(draft, true)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Path file = new Path(folder, name);
    system.delete(file, false);
    if (!system.rename(draft, file)) {
      throw new IOException("Cannot rename " + draft + " to " + name);
    }
  }
}
