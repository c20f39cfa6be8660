package dev.servicehealth.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A project whose one feed is the sample's store, with as many requests a day as wanted. */
record Workload(Path home, long rows) {
  /** Has the incident INC-104, so that many users meet failures and no partition is missing. */
  static final LocalDate DAY = LocalDate.parse("2026-08-05");

  private static final String CONFIGURATION =
      """
      product: Benchmark
      catalog: catalog
      warehouse: warehouse
      reports: reports
      calendar: { timeZone: UTC }
      privacy: { userKey: "file:user-key" }
      """;

  Path folder() {
    return home.resolve("benchmark").resolve(rows / 1_000_000 + "m");
  }

  Path telemetry() {
    return folder().resolve("telemetry/store-requests");
  }

  Path table(String name) {
    return folder().resolve("warehouse").resolve(name.replace('.', '/'));
  }

  /** Where the peer writes. */
  Path peer() {
    return folder().resolve("peer");
  }

  Path command() {
    return home.resolve("service-health");
  }

  /** Generates what is not there yet, and makes the outputs' folders as if nothing ever ran. */
  void prepare() throws IOException {
    Files.createDirectories(folder().resolve("catalog"));
    Files.writeString(folder().resolve("service-health.yaml"), CONFIGURATION);
    Path key = folder().resolve("user-key");
    Files.writeString(key, "a benchmark has no secrets, only this line");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    String catalog = Files.readString(home.resolve("sample-data/catalog/store.yaml"));
    Files.writeString(
        folder().resolve("catalog/store.yaml"), catalog.replace("path: ../demo/", "path: "));
    if (!Files.exists(folder().resolve("telemetry/truth"))) { // is written last
      generate();
    }
    for (Path old : List.of(folder().resolve("warehouse"), peer())) {
      try (Stream<Path> files = Files.exists(old) ? Files.walk(old) : Stream.empty()) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    Files.createDirectories(peer());
  }

  private void generate() throws IOException {
    String rowsADay = Long.toString(rows);
    String output = folder().resolve("telemetry").toString();
    String day = DAY.toString();
    Watched.run(
        home,
        Map.of(),
        List.of(
            command().toString(),
            "generate",
            "--service",
            "store",
            "--from",
            day,
            "--to",
            day,
            "--rows",
            rowsADay,
            "--output",
            output));
  }

  long bytes() throws IOException {
    return files(file -> file.toFile().length());
  }

  /** Reads every file once, so that neither side waits for the disk. */
  void warm() throws IOException {
    files(
        file -> {
          try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private long files(ToLongFunction<Path> each) throws IOException {
    try (Stream<Path> files = Files.walk(telemetry())) {
      return files.filter(file -> file.toString().endsWith(".parquet")).mapToLong(each).sum();
    }
  }
}
