package dev.servicehealth.run;

import dev.servicehealth.SafeMessage;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import dev.servicehealth.telemetry.UnreadableFiles;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;

/** Finds out of a failed job which raw files could not be read. */
final class Rejection {
  private Rejection() {}

  /** The partitions with those that broke the job rejected; empty where no file is to blame. */
  static Optional<List<RawPartition>> reject(List<RawPartition> partitions, Throwable failure) {
    Map<String, String> reasons = reasons(failure);
    List<RawPartition> rejected =
        partitions.stream()
            .map(
                partition ->
                    partition.files().stream()
                        .filter(file -> reasons.containsKey(path(file.path())))
                        .findFirst()
                        .map(file -> partition.rejected(said(file, reasons)))
                        .orElse(partition))
            .toList();
    return count(rejected) > count(partitions) ? Optional.of(rejected) : Optional.empty();
  }

  private static long count(List<RawPartition> partitions) {
    return partitions.stream().filter(p -> p.state() == State.REJECTED).count();
  }

  private static String said(RawFile file, Map<String, String> reasons) {
    String path = path(file.path());
    return path.substring(path.lastIndexOf('/') + 1) + ": " + reasons.get(path);
  }

  private static Map<String, String> reasons(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableFiles files) {
        return byPath(files.reasons());
      }
      if (cause instanceof SparkThrowable spark
          && spark.getCondition() != null
          && spark.getCondition().startsWith("FAILED_READ_FILE")
          && spark.getMessageParameters().containsKey("path")) {
        return eitherWay(spark.getMessageParameters().get("path"), SafeMessage.deepest(failure));
      }
    }
    return Map.of();
  }

  private static Map<String, String> byPath(Map<String, String> uris) {
    Map<String, String> reasons = new HashMap<>();
    uris.forEach((uri, why) -> reasons.put(path(uri), why));
    return reasons;
  }

  /** Spark names the file of a failure now as a URI, now decoded. */
  private static Map<String, String> eitherWay(String written, String why) {
    Map<String, String> reasons = new HashMap<>();
    reasons.put(new Path(written).toUri().getPath(), why);
    if (written.contains("%")) {
      reasons.put(path(written), why);
    }
    return reasons;
  }

  private static String path(String uri) {
    return URI.create(uri).getPath();
  }
}
