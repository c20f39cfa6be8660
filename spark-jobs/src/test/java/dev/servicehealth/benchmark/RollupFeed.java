package dev.servicehealth.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A day of made-up requests, written by DuckDB, and the catalog that counts them. */
enum RollupFeed {
  /** Services and statuses alone. */
  NARROW(8, "", ""),
  /** As request logs are. */
  REAL(8, "dimensions: [region, platform, operation]", ""),
  /** The same with a key: rows that repeat one count once. */
  KEYED(8, "dimensions: [region, platform, operation]", "key: request"),
  /** Hundreds of services with operations of their own. */
  WIDE(300, "dimensions: [region, platform, operation]", "");

  static final LocalDate DAY = LocalDate.parse("2026-08-05");

  private final int services;
  private final String dimensions;
  private final String key;

  RollupFeed(int services, String dimensions, String key) {
    this.services = services;
    this.dimensions = dimensions;
    this.key = key;
  }

  /** The feed before the colon of a size, or all of them. */
  static List<RollupFeed> named(String size) {
    return size.contains(":")
        ? List.of(valueOf(size.substring(0, size.indexOf(':')).toUpperCase(Locale.ROOT)))
        : List.of(values());
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it has dimensions, latencies and users. */
  boolean hasDetails() {
    return this != NARROW;
  }

  boolean hasKey() {
    return this == KEYED;
  }

  /** Where a feed of so many rows stands. */
  Path folder(Path home, long rows) {
    return home.resolve("benchmark/rollup").resolve(word() + "-" + rows / 1_000_000 + "m");
  }

  /** Writes what is not there yet. */
  void prepare(Path folder, long rows) throws IOException, SQLException {
    Files.createDirectories(folder.resolve("catalog"));
    Files.writeString(
        folder.resolve("service-health.yaml"),
        """
        product: Benchmark
        catalog: catalog
        warehouse: warehouse
        reports: reports
        calendar: { timeZone: UTC }
        privacy: { userKey: "file:user-key" }
        """);
    Path secret = folder.resolve("user-key");
    Files.writeString(secret, "a benchmark has no secrets, only this line");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("catalog/feed.yaml"), catalog());
    if (!Files.exists(folder.resolve("written"))) {
      write(folder, rows);
      Files.writeString(folder.resolve("written"), rows + " rows\n");
    }
  }

  private void write(Path folder, long rows) throws IOException, SQLException {
    try (Connection connection = Peer.open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      for (int hour = 0; hour < 24; hour++) {
        Path target = folder.resolve("telemetry/%s/%02d".formatted(DAY, hour));
        Files.createDirectories(target);
        long first = (rows * hour + 23) / 24; // rounded up: no row before its hour
        long until = (rows * (hour + 1) + 23) / 24;
        statement.execute(
            "COPY (%s) TO '%s/requests.parquet' (FORMAT parquet, COMPRESSION snappy)"
                .formatted(select(first, until, rows), target));
      }
    }
  }

  private String select(long first, long until, long rows) {
    long midnight = DAY.toEpochDay() * 86_400_000_000L;
    String always =
        """
        SELECT CAST(make_timestamp(%d + CAST(CAST(i AS HUGEINT) * 86400000000 // %d AS BIGINT)) AS TIMESTAMPTZ) AS ts,
          'service-' || (hash(i, 1) %% %d) AS service,
          CAST(CASE WHEN hash(i, 2) %% 1000 < 5 THEN 503 WHEN hash(i, 2) %% 1000 < 20 THEN 404 ELSE 200 END AS INTEGER) AS status
        """
            .formatted(midnight, rows, services);
    String details =
        """
        , 'route-' || (hash(i, 3) %% 12) || CASE WHEN %b THEN '-of-' || (hash(i, 1) %% %d) ELSE '' END AS route,
          'country-' || CAST(sqrt(hash(i, 4) %% 3600) AS INTEGER) AS country,
          'client-' || (hash(i, 5) %% 4) AS client,
          CASE WHEN hash(i, 6) %% 5 > 0 THEN 'u-' || (1000000 + hash(i, 7) %% 1000000) END AS account,
          CAST(exp(9 + (hash(i, 8) %% 100000) / 20000.0) AS BIGINT) AS duration_us,
          'r-' || (i - CASE WHEN hash(i, 9) %% 1000 = 0 THEN 1 ELSE 0 END) AS request
        """
            .formatted(this == WIDE, services);
    return always
        + (hasDetails() ? details : "")
        + " FROM range(%d, %d) t(i)".formatted(first, until);
  }

  private String catalog() {
    StringBuilder yaml = new StringBuilder();
    String details =
        ", operation: route, region: country, platform: client, user_id: account, latency_ms: duration_us / 1000";
    yaml.append(
        """
        apiVersion: openslo/v1
        kind: DataSource
        metadata: { name: requests }
        spec:
          type: telemetry
          connectionDetails:
            format: parquet
            path: telemetry
            partitions: { by: day/hour, layout: "{date}/{hour}", time: event, complete: every-hour }
            %s
            %s
            columns: { event_time: ts, service: service%s }
        """
            .formatted(dimensions, key, hasDetails() ? details : ""));
    indicator(yaml, "answered", "status < 500");
    if (hasDetails()) {
      indicator(yaml, "fast", "status < 500 AND duration_us < 800000");
    }
    for (int i = 0; i < services; i++) {
      yaml.append(
          "---\napiVersion: openslo/v1\nkind: Service\nmetadata: { name: service-%d }\nspec: {}\n"
              .formatted(i));
      objective(yaml, i, "answered");
      if (hasDetails()) {
        objective(yaml, i, "fast");
      }
    }
    return yaml.toString();
  }

  private static void indicator(StringBuilder yaml, String name, String good) {
    yaml.append(
        """
        ---
        apiVersion: openslo/v1
        kind: SLI
        metadata: { name: %s }
        spec:
          ratioMetric:
            good:  { metricSource: { metricSourceRef: requests, spec: { value: "%s" } } }
            total: { metricSource: { metricSourceRef: requests, spec: { value: "status NOT IN (401, 404)" } } }
        """
            .formatted(name, good));
  }

  private static void objective(StringBuilder yaml, int service, String indicator) {
    yaml.append(
        """
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: { name: %2$s-%1$d }
        spec:
          service: service-%1$d
          indicatorRef: %2$s
          timeWindow: [ { duration: 4w, isRolling: true } ]
          budgetingMethod: Occurrences
          objectives: [ { target: 0.99 } ]
        """
            .formatted(service, indicator));
  }
}
