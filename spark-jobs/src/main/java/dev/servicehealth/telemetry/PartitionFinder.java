package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import io.delta.tables.DeltaTable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Finds the raw partitions that can hold rows of given reporting days, there or missing. */
public final class PartitionFinder {
  private final SparkSession spark;
  private final Configuration hadoop;
  private final ReportingCalendar calendar;

  /**
   * @param spark how to reach file systems and tables
   * @param calendar whose days are asked for
   */
  public PartitionFinder(SparkSession spark, ReportingCalendar calendar) {
    this.spark = spark;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
    this.calendar = calendar;
  }

  /**
   * The partitions whose rows may happen on the days from first to last, in the order of time.
   *
   * @param root the data source's path, absolute
   */
  public List<RawPartition> find(DataSource source, Path root, LocalDate first, LocalDate last) {
    Partitions partitions = source.partitions();
    if (partitions.by() == Partitions.By.NONE) {
      return List.of(whole(source, root));
    }
    Duration step =
        partitions.by() == Partitions.By.HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
    ChronoUnit unit = partitions.by() == Partitions.By.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    Instant from = calendar.start(first).truncatedTo(unit);
    Instant until = calendar.end(last).plus(partitions.lateness());
    Layout layout = new Layout(partitions.layout());
    Function<String, List<RawFile>> files = files(source, root, from, until);
    return Stream.iterate(from, starts -> starts.isBefore(until), starts -> starts.plus(step))
        .parallel()
        .map(
            starts ->
                partition(source, root, layout.folder(starts), starts, starts.plus(step), files))
        .toList();
  }

  /** Finds the files of a partition by its name. */
  private Function<String, List<RawFile>> files(
      DataSource source, Path root, Instant from, Instant until) {
    return isTable(source, root)
        ? DeltaFiles.of(spark, source, root, from, until)::under
        : folder -> files(new Path(root, folder), false);
  }

  private boolean isTable(DataSource source, Path root) {
    return source.format() == DataSource.Format.DELTA
        && DeltaTable.isDeltaTable(spark, root.toString());
  }

  private RawPartition whole(DataSource source, Path root) {
    List<RawFile> files =
        isTable(source, root)
            ? DeltaFiles.of(spark, source, root, Instant.MIN, Instant.MAX).all()
            : files(root, true);
    return files.isEmpty()
        ? new RawPartition("all", null, null, null, files, State.MISSING, "no file")
        : new RawPartition("all", null, null, null, files, State.RECEIVED, null);
  }

  private RawPartition partition(
      DataSource source,
      Path root,
      String name,
      Instant starts,
      Instant ends,
      Function<String, List<RawFile>> filesOf) {
    Path folder = new Path(root, name);
    List<RawFile> files = filesOf.apply(name);
    LocalDate home = calendar.day(starts);
    if (files.isEmpty()) {
      return new RawPartition(name, starts, ends, home, files, State.MISSING, "no file");
    }
    var marker = source.partitions().completeness().marker();
    if (marker.isPresent() && !exists(new Path(folder, marker.get()))) {
      String reason = "no " + marker.get();
      return new RawPartition(name, starts, ends, home, files, State.INCOMPLETE, reason);
    }
    return new RawPartition(name, starts, ends, home, files, State.RECEIVED, null);
  }

  /**
   * Data files below a folder, or the one file itself; names with a leading _ or . are not data.
   */
  private List<RawFile> files(Path folder, boolean deep) {
    List<RawFile> files = new ArrayList<>();
    try {
      collect(folder.getFileSystem(hadoop), folder, deep, files);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder + ": " + e.getMessage(), e);
    }
    files.sort(Comparator.comparing(RawFile::path));
    return List.copyOf(files);
  }

  private static void collect(FileSystem system, Path folder, boolean deep, List<RawFile> files)
      throws IOException {
    for (FileStatus status : system.listStatus(folder)) {
      Path path = status.getPath();
      if (isHidden(path) && !path.equals(folder)) {
        continue;
      }
      if (status.isFile()) {
        // Once more through its text, as Spark does: file:/x and not file:///x.
        String text = new Path(path.toString()).toUri().toString();
        files.add(new RawFile(text, status.getLen(), status.getModificationTime()));
      } else if (deep) {
        collect(system, path, true, files);
      }
    }
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith("_") || path.getName().startsWith(".");
  }

  /** Whether there is a file or folder. */
  public boolean isThere(Path path) {
    return exists(path);
  }

  private boolean exists(Path path) {
    try {
      return path.getFileSystem(hadoop).exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for " + path + ": " + e.getMessage(), e);
    }
  }
}
