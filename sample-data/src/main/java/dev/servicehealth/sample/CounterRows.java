package dev.servicehealth.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * CSV with a header: requests and failures of each minute and platform, a row also where both are
 * zero. Rejected requests are in neither.
 */
final class CounterRows implements Rows {
  private static final long MINUTE = 60_000_000L;

  private final TextFile file;
  private final List<String> platforms;
  private final List<Fleet.Field> columns;
  private final long[][] requests;
  private final long[][] failures;
  private long written;

  CounterRows(Path path, Fleet.Service service) throws IOException {
    file = new TextFile(path);
    platforms = List.copyOf(service.platforms().keySet());
    columns = List.copyOf(service.feed().columns().values());
    requests = new long[60][platforms.size()];
    failures = new long[60][platforms.size()];
    file.put(String.join(",", service.feed().columns().keySet()));
    file.endLine();
  }

  @Override
  public void write(Request request) {
    if (!request.rejected()) {
      int minute = (int) (request.time / MINUTE % 60);
      requests[minute][request.platform]++;
      if (request.failed()) {
        failures[minute][request.platform]++;
      }
    }
  }

  @Override
  public void endOfSlice(Slice slice) throws IOException {
    for (int minute = 0; minute < 60; minute++) {
      for (int platform = 0; platform < platforms.size(); platform++) {
        line(slice.startMicros() + minute * MINUTE, minute, platform);
        requests[minute][platform] = 0;
        failures[minute][platform] = 0;
      }
    }
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void line(long window, int minute, int platform) throws IOException {
    String separator = "";
    for (Fleet.Field column : columns) {
      file.put(separator);
      separator = ",";
      switch (column) {
        case TIME -> file.putIsoTime(window);
        case PLATFORM -> file.put(platforms.get(platform));
        case REQUESTS -> file.put(requests[minute][platform]);
        case FAILURES -> file.put(failures[minute][platform]);
        default -> throw new IllegalArgumentException("A counters feed cannot hold " + column);
      }
    }
    file.endLine();
    written++;
  }
}
