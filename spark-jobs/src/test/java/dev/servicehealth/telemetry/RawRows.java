package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.CsvStyle;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.catalog.DataSource.Format;
import dev.servicehealth.catalog.Partitions;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Raw files of one data source, and the rows that are read of them. */
final class RawRows {
  static final LocalDate DAY = LocalDate.of(2026, 3, 7);

  private final java.nio.file.Path folder;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private Format format = Format.JSON;
  private Optional<String> schema = Optional.empty();
  private Optional<String> pattern = Optional.empty();
  private CsvStyle csv = CsvStyle.RFC_4180;
  private Optional<String> comment = Optional.empty();
  private Optional<String> layout = Optional.empty();
  private List<String> folders = List.of();

  RawRows(java.nio.file.Path folder) {
    this.folder = folder;
  }

  /** Columns that the data source uses. */
  RawRows uses(String... names) {
    for (String name : names) {
      columns.put("column " + columns.size(), name);
    }
    return this;
  }

  RawRows json(String ddl) {
    schema = Optional.of(ddl);
    return this;
  }

  RawRows csv(String ddl, CsvStyle style) {
    format = Format.CSV;
    schema = Optional.of(ddl);
    csv = style;
    return this;
  }

  RawRows text(String expression) {
    format = Format.TEXT;
    pattern = Optional.of(expression);
    return this;
  }

  RawRows parquet() {
    format = Format.PARQUET;
    return this;
  }

  RawRows folders(String... names) {
    folders = List.of(names);
    return this;
  }

  RawRows delta() {
    format = Format.DELTA;
    return this;
  }

  RawRows comment(String start) {
    comment = Optional.of(start);
    return this;
  }

  RawRows layout(String written) {
    layout = Optional.of(written);
    return this;
  }

  /** Writes one file of all rows. */
  RawRows parquet(String name, Dataset<Row> rows) {
    try {
      java.nio.file.Path written = Files.createTempDirectory("parquet");
      rows.coalesce(1).write().mode("overwrite").parquet(written.toString());
      try (Stream<java.nio.file.Path> files = Files.list(written)) {
        java.nio.file.Path part =
            files.filter(f -> f.getFileName().toString().startsWith("part-")).findFirst().get();
        return file(name, Files.readAllBytes(part));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawRows file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  RawRows file(String name, byte[] bytes) {
    try {
      java.nio.file.Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rows read, in the order of files and lines: the line number, then the columns used, then
   * the problem; lines that are no rows are left out.
   */
  List<String> read() {
    List<Row> rows = new ArrayList<>();
    open().forEach(alike -> rows.addAll(alike.selectExpr(selected()).collectAsList()));
    rows.sort(
        Comparator.comparing((Row row) -> row.getString(0)).thenComparing(row -> row.getLong(1)));
    return text(rows);
  }

  List<Dataset<Row>> open() {
    LocatedSource located = new LocatedSource(source(), root(), Indicators.of("raw", List.of()));
    List<RawPartition.RawFile> files = partition().files();
    return new SourceReader(TestSession.get()).open(located, files).groups();
  }

  /** The partition of {@link #DAY}. */
  RawPartition partition() {
    return new PartitionFinder(TestSession.get(), new ReportingCalendar(ZoneOffset.UTC))
        .find(source(), root(), DAY, DAY)
        .get(0);
  }

  private String[] selected() {
    List<String> selected = new ArrayList<>(List.of(SourceReader.FILE, SourceReader.ORDINAL));
    columns.values().forEach(name -> selected.add("`" + name + "`"));
    selected.add(Lines.PROBLEM);
    return selected.toArray(String[]::new);
  }

  private static List<String> text(List<Row> rows) {
    List<String> read = new ArrayList<>();
    String file = "";
    long first = 0;
    for (Row row : rows) {
      if (!row.getString(0).equals(file)) {
        file = row.getString(0);
        first = row.getLong(1);
      }
      String problem = row.getString(row.size() - 1);
      if (!Lines.NO_ROW.equals(problem)) {
        StringBuilder text = new StringBuilder().append(row.getLong(1) - first + 1).append(':');
        for (int i = 2; i < row.size() - 1; i++) {
          text.append(' ').append(problem == null ? row.get(i) : "");
        }
        read.add(problem == null ? text.toString() : text.toString().strip() + " " + problem);
      }
    }
    return read;
  }

  Path root() {
    return new Path(folder.toUri());
  }

  DataSource source() {
    return new DataSource(
        "raw",
        format,
        "raw",
        schema,
        pattern,
        csv,
        comment,
        folders,
        new Partitions(
            layout.isPresent() ? Partitions.By.DAY : Partitions.By.NONE,
            layout.orElse(""),
            Partitions.Time.EVENT,
            Duration.ZERO,
            new Partitions.Completeness(Optional.empty(), false, Optional.empty())),
        Optional.empty(),
        List.of(),
        2000,
        false,
        false,
        Optional.empty(),
        columns);
  }
}
