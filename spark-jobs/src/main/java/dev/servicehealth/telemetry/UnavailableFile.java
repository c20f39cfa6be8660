package dev.servicehealth.telemetry;

import com.google.common.base.Throwables;
import dev.servicehealth.SafeMessage;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkThrowable;

/**
 * A raw file that cannot be read now: its store does not answer, or denies access. Its bytes may be
 * whole, so its partition is not rejected, which would be recorded for as long as the file stays as
 * it is. Every store throws in its own way; what is not known here counts as a broken file.
 */
public final class UnavailableFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final List<Class<? extends IOException>> KINDS =
      List.of(
          SocketException.class,
          InterruptedIOException.class, // time-outs among them
          UnknownHostException.class,
          SSLException.class,
          AccessDeniedException.class,
          AccessControlException.class);

  /** The start of the names of what clients of object stores and of HDFS throw. */
  private static final List<String> OF_STORES =
      List.of(
          "org.apache.hadoop.fs.s3a.AWS",
          "org.apache.hadoop.fs.s3a.RemoteFileChanged",
          "software.amazon.awssdk.",
          "org.apache.hadoop.fs.azurebfs.",
          "com.google.api.",
          "com.google.cloud.",
          "org.apache.hadoop.hdfs.",
          "org.apache.hadoop.ipc.");

  /** As the operating system says it, also of network drives. */
  private static final List<String> OF_SYSTEM =
      List.of(
          "Permission denied",
          "Operation not permitted",
          "Input/output error",
          "Stale file handle",
          "Too many open files",
          "Resource temporarily unavailable",
          "Connection timed out",
          "Transport endpoint is not connected",
          "Host is down");

  private UnavailableFile(Optional<String> file, Throwable cause) {
    super(file.map(path -> path + ": ").orElse("") + SafeMessage.deepest(cause), cause);
  }

  /** Empty where what was thrown does not come from a file that cannot be read now. */
  public static Optional<UnavailableFile> in(Throwable thrown) {
    List<Throwable> chain = Throwables.getCausalChain(thrown);
    Optional<UnavailableFile> known =
        chain.stream()
            .filter(UnavailableFile.class::isInstance)
            .map(UnavailableFile.class::cast)
            .findFirst();
    return known.or(
        () ->
            chain.stream()
                .filter(UnavailableFile::isOfStore)
                .findFirst()
                .map(cause -> new UnavailableFile(file(chain), cause)));
  }

  /** Throws it where a file cannot be read now, and returns where it is broken. */
  static void mustNotBe(RawFile file, Exception thrown) {
    if (Throwables.getCausalChain(thrown).stream().anyMatch(UnavailableFile::isOfStore)) {
      throw new UnavailableFile(Optional.of(file.path()), thrown);
    }
  }

  private static boolean isOfStore(Throwable cause) {
    String name = cause.getClass().getName();
    String message = String.valueOf(cause.getMessage());
    return KINDS.stream().anyMatch(kind -> kind.isInstance(cause))
        || OF_STORES.stream().anyMatch(name::startsWith)
        || (cause instanceof IOException && OF_SYSTEM.stream().anyMatch(message::contains));
  }

  private static Optional<String> file(List<Throwable> chain) {
    return chain.stream()
        .filter(cause -> cause instanceof SparkThrowable)
        .map(cause -> (SparkThrowable) cause)
        .filter(spark -> String.valueOf(spark.getCondition()).startsWith("FAILED_READ_FILE"))
        .map(spark -> spark.getMessageParameters().get("path"))
        .filter(path -> path != null)
        .findFirst();
  }
}
