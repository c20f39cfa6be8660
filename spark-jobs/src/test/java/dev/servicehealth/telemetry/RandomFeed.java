package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.CsvStyle;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.DataSource.Format;
import dev.servicehealth.catalog.Indicator.Counts;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.spark.TestSession;
import dev.servicehealth.telemetry.Indicators.Measure;
import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * A feed that nobody would write: columns of varied types, NULLs, NaN, texts that are no numbers,
 * times of other days, services that nobody judges, expressions that fail, and Parquet files
 * written in every way that Spark's writer knows.
 */
final class RandomFeed {
  static final LocalDate DAY = LocalDate.parse("2026-03-28");
  static final Instant NOW = Instant.parse("2026-03-30T06:00:00Z");

  private static final List<String> EXPRESSIONS =
      List.of(
          "status < 500",
          "status NOT IN (401, 404)",
          "status < 500 AND duration < 800",
          "IF(status = 401, NULL, duration < 100)",
          "CAST(note AS INT) > 3",
          "events",
          "events - bad",
          "IF(kind = 'probe', NULL, events)",
          "ratio > 0.5",
          "kind IS NOT NULL",
          "true",
          "amount",
          "length(route) > 4",
          "100 / status < 0.5");

  private final Random random;
  private final Path folder;
  private final ZoneId zone;
  private final boolean isWhole;
  private final boolean isByArrival;
  private final StructType schema;

  RandomFeed(long seed, Path folder) {
    this.random = new Random(seed);
    this.folder = folder;
    this.zone = ZoneId.of(one("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"));
    this.isWhole = random.nextInt(3) == 0;
    this.isByArrival = random.nextBoolean();
    this.schema =
        new StructType()
            .add("ts", one("timestamp", "timestamp", "timestamp_ntz", "string"))
            .add("service", "string")
            .add("route", "string")
            .add("country", one("string", "int"))
            .add("kind", "string")
            .add("account", one("string", "bigint"))
            .add("status", one("int", "bigint", "string", "double"))
            .add("duration", one("bigint", "double", "decimal(12,3)"))
            .add("events", one("int", "bigint", "double"))
            .add("bad", "int")
            .add("ratio", one("float", "double"))
            .add("amount", "decimal(18,2)")
            .add("note", "string");
  }

  ReportingCalendar calendar() {
    return new ReportingCalendar(zone);
  }

  Set<LocalDate> days() {
    return random.nextBoolean() ? Set.of(DAY) : Set.of(DAY.minusDays(1), DAY, DAY.plusDays(1));
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private boolean rarely() {
    return random.nextInt(20) == 0;
  }

  LocatedSource located() {
    return located(Optional.empty());
  }

  /** The same with a key. */
  LocatedSource keyed() {
    return located(Optional.of("account"));
  }

  private LocatedSource located(Optional<String> key) {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("event_time", "ts");
    columns.put("service", one("service", "service", "'store'", "kind"));
    columns.put("operation", "route");
    columns.put("region", one("country", "UPPER(country)", "folder"));
    columns.put("platform", "kind");
    columns.put("kind", one("CAST(status AS STRING)", "CASE WHEN status >= 500 THEN '5xx' END"));
    columns.put("user_id", "account");
    columns.put("latency_ms", one("duration", "duration / 1000", "ratio"));
    if (random.nextInt(4) == 0) {
      columns.remove(one("operation", "region", "platform", "kind", "user_id", "latency_ms"));
    }
    List<String> dimensions = new ArrayList<>(List.of("region", "platform", "operation", "kind"));
    if (random.nextBoolean()) {
      dimensions.remove(random.nextInt(dimensions.size()));
    }
    DataSource source =
        new DataSource(
            "feed",
            Format.PARQUET,
            "feed",
            Optional.empty(),
            Optional.empty(),
            CsvStyle.RFC_4180,
            Optional.empty(),
            List.of(),
            new Partitions(
                isWhole ? Partitions.By.NONE : Partitions.By.DAY,
                "",
                isByArrival ? Partitions.Time.ARRIVAL : Partitions.Time.EVENT,
                isByArrival ? Duration.ofHours(30) : Duration.ZERO,
                new Partitions.Completeness(Optional.empty(), false, Optional.empty())),
            key,
            dimensions,
            2000,
            false,
            random.nextBoolean(),
            Optional.empty(),
            columns);
    return new LocatedSource(source, new org.apache.hadoop.fs.Path(folder.toUri()), indicators());
  }

  private Indicators indicators() {
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Counts counts = random.nextBoolean() ? Counts.GOOD : Counts.BAD;
      measures.add(
          new Measure(
              random.nextInt(EXPRESSIONS.size()), random.nextInt(EXPRESSIONS.size()), counts));
    }
    Map<String, List<Use>> byService = new TreeMap<>();
    for (String service : List.of("store", "music", "tv", "web")) {
      List<Use> uses = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        LocalDate from = rarely() ? DAY : null;
        LocalDate until = rarely() ? DAY.minusDays(1) : null;
        uses.add(new Use(service + "-" + i, random.nextInt(6), from, until));
      }
      byService.put(service, uses);
    }
    return new Indicators(EXPRESSIONS, measures, byService);
  }

  /** Writes some files and gives their partitions. */
  List<RawPartition> partitions() {
    RawListing listing = new RawListing(TestSession.get().sparkContext().hadoopConfiguration());
    Instant midnight = DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    List<RawPartition> partitions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path below = folder.resolve("p" + i);
      write(below.resolve("folder=f" + i));
      List<RawFile> files = listing.files(new org.apache.hadoop.fs.Path(below.toUri()));
      Instant starts = midnight.plus(Duration.ofDays(i - 1L));
      partitions.add(
          new RawPartition(
              "p" + i,
              isWhole ? null : starts,
              isWhole ? null : starts.plus(Duration.ofDays(1)),
              isWhole ? null : calendar().day(starts),
              files,
              State.RECEIVED,
              null));
    }
    return partitions;
  }

  private void write(Path target) {
    boolean isInOrder = random.nextBoolean();
    int rows = one("1", "300", "6000").transform(Integer::parseInt);
    List<Row> made = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      made.add(row(isInOrder ? (double) i / rows : random.nextDouble()));
    }
    DataFrameWriter<Row> writer =
        TestSession.get()
            .createDataFrame(made, schema)
            .coalesce(1 + random.nextInt(2))
            .write()
            .option("compression", one("snappy", "zstd", "none", "gzip"))
            .option("parquet.enable.dictionary", one("true", "true", "false"))
            // Dictionaries that overflow in the middle of a column, pages of a few rows.
            .option("parquet.dictionary.page.size", one("1048576", "200", "3000"))
            .option("parquet.page.size", one("1048576", "2000"))
            .option("parquet.page.row.count.limit", one("20000", "100", "1500"))
            .option("parquet.block.size", one("134217728", "20000"))
            .option("parquet.block.size.row.check.min", "100");
    writer.parquet(target.toString());
  }

  private Row row(double shareOfSpan) {
    LocalDateTime time =
        DAY.minusDays(1).atStartOfDay().plusNanos(Math.round(shareOfSpan * 3 * 86_400e6) * 1_000);
    if (random.nextInt(300) == 0) {
      time = LocalDateTime.parse(one("1970-01-01T00:00:00", "2031-01-01T00:00:00"));
    }
    int kind = random.nextInt(5);
    return RowFactory.create(
        rarely() ? null : time(time),
        rarely() ? null : one("store", "music", "tv", "web", "unknown-" + random.nextInt(3)),
        rarely() ? null : "route-" + random.nextInt(one("5", "500").transform(Integer::parseInt)),
        rarely() ? null : country(),
        kind == 0 ? null : one("phone", "desktop", "probe"),
        random.nextInt(4) == 0 ? null : account(),
        rarely() ? null : status(),
        rarely() ? null : duration(),
        rarely() ? null : events(),
        rarely() ? null : random.nextInt(3),
        rarely() ? null : ratio(),
        rarely()
            ? null
            : new java.math.BigDecimal(random.nextInt(500)).movePointLeft(rarely() ? 2 : 0),
        rarely() ? null : one("1", "5", "many", ""));
  }

  private Object time(LocalDateTime time) {
    return switch (type("ts")) {
      case "timestamp" -> java.sql.Timestamp.from(time.toInstant(ZoneOffset.UTC));
      case "timestamp_ntz" -> time;
      default -> rarely() ? "yesterday" : time + "Z";
    };
  }

  private Object country() {
    return type("country").equals("int")
        ? (Object) random.nextInt(40)
        : one("AT", "GB", "TR", "IT", "é", "");
  }

  private Object account() {
    long id = random.nextInt(9_000);
    return type("account").equals("bigint") ? (Object) id : "u-" + id;
  }

  private Object status() {
    int status = List.of(200, 200, 204, 401, 404, 500, 503, 0).get(random.nextInt(8));
    return switch (type("status")) {
      case "int" -> status;
      case "bigint" -> (long) status;
      case "double" -> rarely() ? Double.NaN : (double) status;
      default -> rarely() ? "lost" : Integer.toString(status);
    };
  }

  private Object duration() {
    long duration = (long) Math.exp(random.nextGaussian() * 2 + 5);
    return switch (type("duration")) {
      case "bigint" -> duration;
      case "double" -> rarely() ? Double.POSITIVE_INFINITY : duration + random.nextDouble();
      default -> java.math.BigDecimal.valueOf(duration, random.nextInt(4));
    };
  }

  private Object events() {
    int events = random.nextInt(1_000) - (rarely() ? 1_000 : 0);
    return switch (type("events")) {
      case "int" -> events;
      case "bigint" -> rarely() ? Long.MAX_VALUE : (long) events;
      default -> rarely() ? events + 0.5 : (double) events;
    };
  }

  private Object ratio() {
    double ratio = rarely() ? Double.NaN : random.nextDouble();
    return type("ratio").equals("float") ? (Object) (float) ratio : (Object) ratio;
  }

  private String type(String column) {
    return schema.apply(column).dataType().simpleString();
  }
}
