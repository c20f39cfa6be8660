package dev.servicehealth.sample;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** One file of raw telemetry while it is written. */
interface Rows extends Closeable {
  void write(Request request) throws IOException;

  /** Called when all requests of a slice are written. */
  default void endOfSlice(Slice slice) throws IOException {}

  /** Rows in the file so far. */
  long written();

  static Rows open(Path file, Fleet fleet, Fleet.Service service) throws IOException {
    return switch (service.feed().format()) {
      case PARQUET, DELTA -> new ParquetRows(file, fleet, service);
      case JSON -> new JsonRows(file, fleet, service);
      case TEXT -> new AccessLogRows(file, fleet, service);
      case COUNTERS -> new CounterRows(file, service);
    };
  }

  static String extension(Fleet.Format format) {
    return switch (format) {
      case PARQUET, DELTA -> ".snappy.parquet";
      case JSON -> ".json";
      case TEXT -> ".log";
      case COUNTERS -> ".csv";
    };
  }
}
