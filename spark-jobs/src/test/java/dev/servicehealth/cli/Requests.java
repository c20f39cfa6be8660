package dev.servicehealth.cli;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** A few hundred made-up requests, and files of them. */
final class Requests {
  static final String SCHEMA =
      "ts TIMESTAMP, id STRING, route STRING, country STRING, account STRING, status INT,"
          + " millis BIGINT";

  /** How the catalog maps them; not indented. */
  static final String COLUMNS =
      """
      dimensions: [region, operation]
      columns:
        event_time: ts
        service: "'%s'"
        operation: route
        region: country
        user_id: account
        latency_ms: millis
      """;

  /** One request; an account may be missing. */
  record Request(
      Instant time,
      String id,
      String route,
      String country,
      String account,
      int status,
      long millis) {

    String json() {
      return "{\"ts\":\"%s\",\"id\":\"%s\",\"route\":\"%s\",\"country\":\"%s\",%s\"status\":%d,\"millis\":%d}"
          .formatted(
              time,
              id,
              route,
              country,
              account == null ? "" : "\"account\":\"" + account + "\",",
              status,
              millis);
    }

    String csv() {
      return "%s,%s,%s,%s,%s,%d,%d"
          .formatted(time, id, route, country, account == null ? "" : account, status, millis);
    }

    String text() {
      return "%s [%s] \"%s\" %s %s %d %dms"
          .formatted(country, time, route, id, account == null ? "-" : account, status, millis);
    }
  }

  private Requests() {}

  /** Requests at even steps from a time on; every tenth fails, every seventh is anonymous. */
  static List<Request> from(String start, Duration step, int count) {
    Instant first = Instant.parse(start);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Request(
                    first.plus(step.multipliedBy(i)),
                    first.getEpochSecond() + "-" + i,
                    i % 3 == 0 ? "/buy" : "/look at",
                    List.of("DE", "FR", "JP").get(i % 3),
                    i % 7 == 0 ? null : "u-" + (1_000_000 + i % 40),
                    i % 10 == 0 ? 503 : i % 25 == 0 ? 404 : 200,
                    5 + i % 90))
        .toList();
  }

  static String lines(List<Request> requests, Function<Request, String> line) {
    return requests.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
  }

  static Dataset<Row> rows(List<Request> requests) {
    List<Row> rows =
        requests.stream()
            .map(
                r ->
                    RowFactory.create(
                        java.sql.Timestamp.from(r.time()),
                        r.id(),
                        r.route(),
                        r.country(),
                        r.account(),
                        r.status(),
                        r.millis()))
            .toList();
    return TestSession.get().createDataFrame(rows, StructType.fromDDL(SCHEMA));
  }

  /** Writes one Parquet file, with columns changed or added as SQL says. */
  static Path parquet(List<Request> requests, Path file, String... columns) {
    try {
      Path written = Files.createTempDirectory("parquet");
      Column[] selected =
          java.util.Arrays.stream(columns.length == 0 ? new String[] {"*"} : columns)
              .map(org.apache.spark.sql.functions::expr)
              .toArray(Column[]::new);
      rows(requests)
          .select(selected)
          .coalesce(1)
          .write()
          .mode("overwrite")
          .parquet(written.toString());
      Files.createDirectories(file.getParent());
      try (var parts = Files.list(written)) {
        Path part =
            parts.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
        return Files.move(part, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
