package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import io.delta.tables.DeltaTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Finds the raw partitions that can hold rows of given reporting days, there or missing. */
public final class PartitionFinder {
  private static final String NO_FILE = "no file";

  private final SparkSession spark;
  private final RawListing listing;
  private final ReportingCalendar calendar;

  /**
   * @param spark how to reach file systems and tables
   * @param calendar whose days are asked for
   */
  public PartitionFinder(SparkSession spark, ReportingCalendar calendar) {
    this.spark = spark;
    this.listing = new RawListing(spark.sparkContext().hadoopConfiguration());
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
    Function<Instant, Found> files = files(source, layout, root, from, until);
    return Stream.iterate(from, starts -> starts.isBefore(until), starts -> starts.plus(step))
        .parallel()
        .map(
            starts ->
                partition(source, root, layout.folder(starts), starts, starts.plus(step), files))
        .toList();
  }

  /**
   * @param absent why there is none
   */
  private record Found(List<RawFile> files, String absent) {}

  /** Finds the files of a partition by its start. */
  private Function<Instant, Found> files(
      DataSource source, Layout layout, Path root, Instant from, Instant until) {
    if (!isTable(source, root)) {
      return starts ->
          new Found(listing.files(RawListing.below(root, layout.folder(starts))), NO_FILE);
    }
    DeltaFiles table = DeltaFiles.of(spark, layout, root, from, until);
    return starts -> new Found(table.of(starts), table.mismatch().orElse(NO_FILE));
  }

  private boolean isTable(DataSource source, Path root) {
    return source.format() == DataSource.Format.DELTA
        && DeltaTable.isDeltaTable(spark, root.toString());
  }

  private RawPartition whole(DataSource source, Path root) {
    List<RawFile> files =
        isTable(source, root)
            ? DeltaFiles.of(spark, new Layout(""), root, Instant.MIN, Instant.MAX).all()
            : listing.files(root);
    return files.isEmpty()
        ? new RawPartition("all", null, null, null, files, State.MISSING, NO_FILE)
        : new RawPartition("all", null, null, null, files, State.RECEIVED, null);
  }

  private RawPartition partition(
      DataSource source,
      Path root,
      String name,
      Instant starts,
      Instant ends,
      Function<Instant, Found> filesOf) {
    Path folder = RawListing.below(root, name);
    Found found = filesOf.apply(starts);
    List<RawFile> files = found.files();
    LocalDate home = calendar.day(starts);
    if (files.isEmpty()) {
      return new RawPartition(name, starts, ends, home, files, State.MISSING, found.absent());
    }
    var marker = source.partitions().completeness().marker();
    if (marker.isPresent() && !listing.exists(RawListing.below(folder, marker.get()))) {
      String reason = "no " + marker.get();
      return new RawPartition(name, starts, ends, home, files, State.INCOMPLETE, reason);
    }
    return new RawPartition(name, starts, ends, home, files, State.RECEIVED, null);
  }

  /** Returns whether there is a file or folder. */
  public boolean isThere(Path path) {
    return listing.exists(path);
  }

  /** Data files and folders directly below the data source's path that its layout cannot name. */
  public List<Path> strays(DataSource source, Path root) {
    boolean isAll = source.partitions().by() == Partitions.By.NONE || isTable(source, root);
    return isAll ? List.of() : listing.strays(root, new Layout(source.partitions().layout()));
  }
}
