package dev.servicehealth.cli;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files by {@code away:///}, which time out as a store far away may. */
public final class AwayFiles extends RawLocalFileSystem {
  private static final Map<String, AtomicInteger> FAILURES = new ConcurrentHashMap<>();

  /** The next so many times, files below a folder of this name cannot be opened. */
  static void fail(String folder, int times) {
    FAILURES.put(folder, new AtomicInteger(times));
  }

  @Override
  public URI getUri() {
    return URI.create("away:///");
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    if (FAILURES.entrySet().stream()
        .filter(each -> path.toString().contains("/" + each.getKey() + "/"))
        .anyMatch(each -> each.getValue().getAndDecrement() > 0)) {
      throw new SocketTimeoutException("Read timed out");
    }
    return super.open(path, bufferSize);
  }
}
