package dev.servicehealth.record;

import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawPartition.State;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;

/** Finds out of a failed job which raw file could not be read. */
final class UnreadableFiles {
  private UnreadableFiles() {}

  /** The partitions with the one that broke the job rejected; empty where no file is to blame. */
  static Optional<List<RawPartition>> reject(List<RawPartition> partitions, Throwable failure) {
    Optional<String> path = path(failure);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String name = new Path(path.get()).getName();
    List<RawPartition> rejected =
        partitions.stream()
            .map(p -> holds(p, path.get()) ? p.rejected(name + ": " + reason(failure)) : p)
            .toList();
    boolean found =
        rejected.stream().filter(p -> p.state() == State.REJECTED).count()
            > partitions.stream().filter(p -> p.state() == State.REJECTED).count();
    return found ? Optional.of(rejected) : Optional.empty();
  }

  private static Optional<String> path(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && spark.getCondition() != null
          && spark.getCondition().startsWith("FAILED_READ_FILE")) {
        return Optional.ofNullable(spark.getMessageParameters().get("path"));
      }
    }
    return Optional.empty();
  }

  private static boolean holds(RawPartition partition, String path) {
    return partition.files().stream().anyMatch(file -> same(file.path(), path));
  }

  private static boolean same(String uri, String path) {
    return uri.equals(path) || new Path(java.net.URI.create(uri)).toString().equals(path);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }
}
