package dev.servicehealth.cli;

import dev.servicehealth.model.SqlModel;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/** A project in a folder of its own: files to write, commands to run, tables to ask. */
final class TestProject {
  /** Every table of facts and figures. */
  private static final List<String> TABLES =
      SqlModels.load().all().stream()
          .filter(model -> model.query().isPresent())
          .map(SqlModel::name)
          .toList();

  /**
   * The warehouse whose tables the session knows; there is one session and there are many projects.
   */
  private static Path attached;

  private final Path folder;
  private final Path configuration;
  private final Path warehouse;
  private Instant now = Instant.parse("2026-06-01T06:00:00Z");

  /** What a command printed, and its exit code. */
  record Outcome(int exit, String out, String err) {}

  private TestProject(Path folder, String name) {
    this(folder, name, folder.resolve(name + "-warehouse"));
  }

  private TestProject(Path folder, String name, Path warehouse) {
    this.folder = folder;
    this.configuration = folder.resolve(name + ".yaml");
    this.warehouse = warehouse;
  }

  static TestProject in(Path folder) {
    return in(folder, "UTC");
  }

  /**
   * @param timeZone of the reporting calendar
   */
  static TestProject in(Path folder, String timeZone) {
    TestProject project = new TestProject(folder, "service-health");
    ownOnly(project.write("user-key", "a key for tests only"));
    project.configure(timeZone);
    return project;
  }

  private static void ownOnly(Path file) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same catalog, telemetry and reports, with another warehouse. */
  TestProject sibling(String name) {
    TestProject sibling = new TestProject(folder, name);
    sibling.now = now;
    String text = read(configuration);
    sibling.write(
        name + ".yaml",
        text.replaceFirst("(?m)^warehouse: .*$", "warehouse: " + name + "-warehouse"));
    return sibling;
  }

  /**
   * The same catalog with telemetry, warehouse and reports in a bucket {@code lake}. The telemetry
   * must be brought there.
   *
   * @param name of this project; names of its folders in the bucket begin with it
   * @param settings of Spark, as lines of YAML
   * @param bucket where the objects of the bucket are files
   */
  TestProject onS3(String name, String settings, Path bucket) {
    TestProject remote = new TestProject(folder, name, bucket.resolve(name + "-warehouse"));
    remote.now = now;
    copyFolder(folder.resolve("catalog"), folder.resolve(name + "-catalog"));
    remote.write(
        name + "-catalog/shop.yaml",
        read(folder.resolve("catalog/shop.yaml"))
            .replace("path: telemetry", "path: s3a://lake/" + name + "-telemetry"));
    remote.write(
        name + ".yaml",
        read(configuration)
            .replaceFirst("(?m)^catalog: .*$", "catalog: " + name + "-catalog")
            .replaceFirst("(?m)^warehouse: .*$", "warehouse: s3a://lake/" + name + "-warehouse")
            .replaceFirst("(?m)^reports: .*$", "reports: s3a://lake/" + name + "-reports")
            .replaceFirst(
                "(?m)^spark: .*$", "spark:\n  spark.sql.shuffle.partitions: \"1\"\n" + settings));
    return remote;
  }

  /** A copy of the record as it is, tables and reports, over the same catalog and telemetry. */
  TestProject copy(String name) {
    TestProject copy = sibling(name);
    copy.write(
        name + ".yaml",
        read(copy.configuration)
            .replaceFirst("(?m)^reports: .*$", "reports: " + name + "-reports"));
    copyFolder(warehouse, copy.warehouse);
    copyFolder(reports(), copy.reports());
    return copy;
  }

  /** Copies a folder with all that is in it; one that is not there is none. */
  static void copyFolder(Path from, Path to) {
    if (!Files.exists(from)) {
      return;
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void configure(String timeZone) {
    try {
      Files.createDirectories(folder.resolve("catalog"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(
        "service-health.yaml",
        """
        product: Test
        catalog: catalog
        warehouse: service-health-warehouse
        reports: reports
        calendar: { timeZone: %s }
        privacy: { userKey: "file:user-key", minimumUsers: 10 }
        spark: { spark.sql.shuffle.partitions: "1" }
        """
            .formatted(timeZone));
  }

  /** Sets the clock of the commands to come. */
  void now(String time) {
    now = Instant.parse(time);
  }

  /** Adds keys to the configuration. */
  void configured(String yaml) {
    write(configuration.getFileName().toString(), read(configuration) + yaml + "\n");
  }

  Path folder() {
    return folder;
  }

  Path configuration() {
    return configuration;
  }

  Path warehouse() {
    return warehouse;
  }

  Path reports() {
    return folder.resolve(read(configuration).replaceFirst("(?s).*\nreports: ([^\n]*)\n.*", "$1"));
  }

  Path write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String file, byte[] bytes) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.write(path, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the telemetry of a day: a request every so many minutes, from midnight to midnight.
   *
   * @param more lines after them
   */
  void requests(String day, int minutes, String... more) {
    List<Requests.Request> all =
        Requests.from(day + "T00:00:00Z", Duration.ofMinutes(minutes), 24 * 60 / minutes);
    StringBuilder lines = new StringBuilder(Requests.lines(all, Requests.Request::json));
    for (String line : more) {
      lines.append(line).append('\n');
    }
    write("telemetry/day=" + day + "/part.json", lines.toString());
  }

  /** Size and time of every file in a folder. */
  static Map<String, String> fileStates(Path folder) {
    Map<String, String> states = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        states.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return states;
  }

  /** Adds a line of JSON to a file. */
  void append(String file, Requests.Request request) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(
          path, request.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds documents to the catalog, in a file of their own. */
  void catalog(String name, String... documents) {
    write("catalog/" + name + ".yaml", String.join("---\n", documents));
  }

  /**
   * Adds the feed {@code requests} of days of JSON, and the objective that 9 of 10 succeed.
   *
   * @param more lines of its description, such as a key
   */
  void shop(String more) {
    catalog(
        "shop",
        Feeds.source(
            "requests",
            "format: json\nschema: %s\npath: telemetry\npartitions: { by: day }\n%s%s"
                .formatted(Requests.SCHEMA, more, Requests.COLUMNS.formatted("shop"))),
        Feeds.objective("shop", "requests", "0.9", "status < 500", "true"));
  }

  Outcome run(String... arguments) {
    attach();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Main.run(new PrintWriter(out, true), new PrintWriter(err, true), complete(arguments));
    return new Outcome(exit, out.toString(), err.toString());
  }

  /** The arguments with the options that every command of this project needs. */
  String[] complete(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--config", configuration.toString(), "--now", now.toString()));
    return all.toArray(String[]::new);
  }

  /** Runs a command that must succeed; what it printed. */
  String succeed(String... arguments) {
    Outcome outcome = run(arguments);
    if (outcome.exit() != 0) {
      throw new AssertionError(
          String.join(" ", arguments) + " ended with " + outcome.exit() + ":\n" + outcome.err());
    }
    return outcome.out();
  }

  String backfill(String from, String to) {
    return succeed("backfill", "--from", from, "--to", to, "--reason", "test");
  }

  String nightly(String day, String... more) {
    List<String> arguments = new ArrayList<>(List.of("nightly", "--day", day));
    arguments.addAll(Arrays.asList(more));
    return succeed(arguments.toArray(String[]::new));
  }

  /** Rows of the newest versions as text: columns apart by a blank, NULL as null. */
  List<String> rows(String sql) {
    attach();
    return Warehouse.open(TestSession.get(), warehouse.toString(), SqlModels.load())
        .newest()
        .query(sql)
        .collectAsList()
        .stream()
        .map(TestProject::text)
        .toList();
  }

  /** Runs a statement that changes tables, as a hand may; it names them as queries do. */
  void change(String sql) {
    attach();
    TestSession.get()
        .sql(
            sql.replaceAll(
                "(?<!')\\b(core|slo|record)\\.(\\w+)", "delta.`" + warehouse + "/$1/$2`"));
  }

  String value(String sql) {
    List<String> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError("not one row but " + rows + ": " + sql);
    }
    return rows.get(0);
  }

  private static String text(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(String.valueOf(row.get(i)));
    }
    return String.join(" ", cells);
  }

  /** Every row of every table of facts and figures, sorted. */
  Map<String, List<String>> tables() {
    return TABLES.stream()
        .collect(Collectors.toMap(table -> table, this::table, (a, b) -> a, TreeMap::new));
  }

  /** Every row of a table as JSON, sorted. */
  List<String> table(String name) {
    return rows("SELECT TO_JSON(STRUCT(*), MAP('ignoreNullFields', 'false')) FROM " + name).stream()
        .sorted()
        .toList();
  }

  /** The days of every table whose files are not those of another time. */
  Map<String, Set<String>> changedDays(Map<String, List<String>> files) {
    Map<String, Set<String>> changed = new TreeMap<>();
    files()
        .forEach(
            (table, now) -> {
              Set<String> days = new TreeSet<>();
              List<String> before = files.get(table);
              Stream.concat(now.stream(), before.stream())
                  .filter(file -> !now.contains(file) || !before.contains(file))
                  .forEach(file -> days.add(file.substring(0, "2026-05-01".length())));
              changed.put(table, days);
            });
    return changed;
  }

  /** The day and the path of every file of every table. */
  Map<String, List<String>> files() {
    return TABLES.stream()
        .collect(
            Collectors.toMap(
                table -> table,
                table ->
                    isThere(table)
                        ? rows("SELECT DISTINCT day, _metadata.file_path FROM " + table)
                        : List.of()));
  }

  /** Tables of what people recorded are made when they first have a row. */
  private boolean isThere(String table) {
    return Files.isDirectory(log(table));
  }

  private Path log(String table) {
    return warehouse.resolve(table.replace('.', '/') + "/_delta_log");
  }

  /** The Delta version of every table. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    List<String> all = new ArrayList<>(TABLES);
    all.add("record.run");
    for (String table : all) {
      versions.put(table, isThere(table) ? newestCommit(log(table)) : "none");
    }
    return versions;
  }

  private static String newestCommit(Path log) {
    try (Stream<Path> files = Files.list(log)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{20}\\.json"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void attach() {
    if (!warehouse.equals(attached)) {
      detach();
      attached = warehouse;
    }
  }

  /**
   * Makes the session forget all tables, whose files stay. Dropping a schema would delete its
   * folder, so the schemas stay too.
   */
  static void detach() {
    SparkSession spark = TestSession.get();
    for (String schema : List.of("core", "slo", "record", "report")) {
      if (spark.catalog().databaseExists(schema)) {
        for (Row table : spark.sql("SHOW TABLES IN " + schema).collectAsList()) {
          if (!table.getBoolean(2)) {
            spark.sql("DROP VIEW " + schema + "." + table.getString(1));
          }
        }
      }
    }
    DeltaLog.clearCache(); // or the logs of every project's tables stay in memory
    attached = null;
  }
}
