package dev.servicehealth.sample;

import com.google.common.collect.Iterators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** Writes a fleet's telemetry, and the truth about it. */
public final class Generator {
  private static final int MOST_TASKS = 128;
  private static final long PROGRESS_SECONDS = 5;

  private final SparkSession spark;
  private final Fleet fleet;
  private final GenerationRange range;
  private final Path folder;
  private final Consumer<String> progress;

  private Generator(
      SparkSession spark,
      Fleet fleet,
      GenerationRange range,
      Path folder,
      Consumer<String> progress) {
    this.spark = spark;
    this.fleet = fleet;
    this.range = range;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Generates a range of a fleet. An earlier generation in the folder is replaced; anything else
   * there is refused.
   *
   * @param folder local; gets one folder a feed, and {@code truth/}
   * @param progress takes sentences for people
   * @return rows written
   */
  public static long generate(
      SparkSession spark,
      Fleet fleet,
      Path folder,
      GenerationRange range,
      Consumer<String> progress) {
    Path absolute = folder.toAbsolutePath().normalize();
    return new Generator(spark, fleet, range, absolute, progress).run();
  }

  private long run() {
    long rows = 0;
    try {
      new OutputFolder(folder).clear(fleet);
      Truth truth = new Truth(range);
      for (Fleet.Service service : fleet.services()) {
        if (range.has(service)) {
          rows += generate(service, truth);
        }
      }
      truth.write(folder.resolve(OutputFolder.TRUTH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private long generate(Fleet.Service service, Truth truth) throws IOException {
    long start = System.nanoTime();
    List<Partition> partitions = new FileTaskPlanner(fleet, range).partitions(service);
    List<TruthTally> tallies = write(service, tasks(partitions));
    finish(service, partitions);
    truth.add(service, partitions, tallies);
    long rows = tallies.stream().mapToLong(TruthTally::rows).sum();
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: %,d rows in %,d partitions, %.1f s",
            service.feed().name(),
            rows,
            partitions.size(),
            (System.nanoTime() - start) / 1e9));
    return rows;
  }

  private List<FileTask> tasks(List<Partition> partitions) {
    List<FileTask> tasks = new ArrayList<>();
    for (Partition partition : partitions) {
      Path path = folder(partition.feed()).resolve(partition.path());
      String extension = Rows.extension(partition.feed().format());
      for (int i = 0; i < partition.files().size(); i++) {
        String name = String.format(Locale.ROOT, "part-%05d%s", i, extension);
        tasks.add(new FileTask(partition, path.resolve(name).toString(), partition.files().get(i)));
      }
    }
    return tasks;
  }

  private List<TruthTally> write(Fleet.Service service, List<FileTask> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    LongAccumulator written = spark.sparkContext().longAccumulator();
    Fleet all = fleet;
    JavaFutureAction<List<TruthTally>> job =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(tasks, Math.min(tasks.size(), MOST_TASKS))
            .mapPartitions(
                some -> {
                  Traffic traffic = new Traffic(all, service);
                  return Iterators.transform(
                      some, task -> write(task, all, service, traffic, written));
                })
            .collectAsync();
    while (true) {
      try {
        return job.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        progress.accept(
            String.format(
                Locale.ROOT, "%s: %,d rows so far", service.feed().name(), written.value()));
      } catch (InterruptedException e) {
        job.cancel(true);
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while generating", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("Cannot generate " + service.feed().name(), e.getCause());
      }
    }
  }

  private static TruthTally write(
      FileTask task, Fleet fleet, Fleet.Service service, Traffic traffic, LongAccumulator written) {
    try {
      TruthTally tally = task.write(fleet, service, traffic);
      written.add(tally.rows());
      return tally;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finish(Fleet.Service service, List<Partition> partitions) throws IOException {
    Fleet.Feed feed = service.feed();
    if (feed.marker() != null) {
      for (Partition partition : partitions) {
        if (!partition.missing()) {
          Files.createFile(folder(feed).resolve(partition.path()).resolve(feed.marker()));
        }
      }
    }
    if (feed.format() == Fleet.Format.DELTA) {
      String path = folder(feed).toString().replace("`", "``");
      spark.sql("CONVERT TO DELTA parquet.`" + path + "` NO STATISTICS PARTITIONED BY (day DATE)");
    }
  }

  private Path folder(Fleet.Feed feed) {
    return folder.resolve(feed.name());
  }
}
