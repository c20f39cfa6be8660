package dev.servicehealth.telemetry;

import dev.servicehealth.catalog.CsvStyle;
import dev.servicehealth.catalog.DataSource;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructType;

/**
 * Looks at the first line of every csv file before rows are read: the header says which value is
 * which column, and files of one data source may differ.
 */
final class CsvHeaders {
  private final Configuration hadoop;
  private final DataSource source;
  private final StructType used;

  /**
   * @param used the columns that every file must have
   */
  CsvHeaders(Configuration hadoop, DataSource source, StructType used) {
    this.hadoop = hadoop;
    this.source = source;
    this.used = used;
  }

  /**
   * The files by their columns; those without a line are left out.
   *
   * @throws UnreadableFiles when files are broken, or lack a column
   * @throws UnavailableFile when one cannot be read now
   */
  Map<CsvColumns, List<RawFile>> columns(List<RawFile> files) {
    Map<String, String> broken = new ConcurrentHashMap<>();
    Map<String, String> headers = headers(files, broken);
    Map<String, CsvColumns> byHeader = new HashMap<>();
    Map<CsvColumns, List<RawFile>> byColumns = new TreeMap<>(CsvColumns.BY_HEADER);
    for (RawFile file : files) {
      String header = headers.get(file.path());
      if (header != null) {
        try {
          CsvColumns columns = byHeader.computeIfAbsent(header, this::columns);
          byColumns.computeIfAbsent(columns, key -> new ArrayList<>()).add(file);
        } catch (IllegalArgumentException e) {
          broken.put(file.path(), e.getMessage());
        }
      }
    }
    if (!broken.isEmpty()) {
      throw new UnreadableFiles(broken);
    }
    return byColumns;
  }

  /**
   * The header of each file that has a line.
   *
   * @param broken takes why a file cannot be read
   */
  private Map<String, String> headers(List<RawFile> files, Map<String, String> broken) {
    Map<String, String> headers = new ConcurrentHashMap<>();
    files.parallelStream()
        .forEach(
            file -> {
              try {
                header(file).ifPresent(header -> headers.put(file.path(), header));
              } catch (IOException | RuntimeException e) {
                UnavailableFile.mustNotBe(file, e);
                broken.put(file.path(), String.valueOf(e.getMessage()));
              }
            });
    return headers;
  }

  /** The first line that is neither blank nor a remark; empty where there is none. */
  private Optional<String> header(RawFile file) throws IOException {
    try (LineFile lines = LineFile.open(new Path(URI.create(file.path())), hadoop)) {
      while (lines.next()) {
        if (lines.line().isTooLong()) {
          throw new IOException("the header is not a line of column names: " + Lines.TOO_LONG);
        }
        String line =
            new String(lines.line().bytes(), 0, lines.line().length(), StandardCharsets.UTF_8);
        boolean isRemark = source.comment().filter(line::startsWith).isPresent();
        if (!line.isBlank() && !isRemark) {
          return Optional.of(line);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * @throws IllegalArgumentException when the header lacks a column
   */
  private CsvColumns columns(String header) {
    CsvStyle style = source.csv();
    CsvLine.Values names = CsvLine.values(style, header);
    if (names.problem() != null) {
      throw new IllegalArgumentException("the header cannot be read: " + names.problem());
    }
    List<Integer> places = new ArrayList<>();
    for (String column : used.fieldNames()) {
      places.add(place(column, names.values()));
    }
    return new CsvColumns(style, header, places, names.count());
  }

  /** Where a column stands; a name that is spelled alike comes before others. */
  private int place(String column, List<String> names) {
    int[] alike = places(column, names, false);
    int[] equal = places(column, names, true);
    int[] found = equal.length > 0 ? equal : alike;
    if (found.length == 1) {
      return found[0];
    }
    throw new IllegalArgumentException(
        found.length == 0
            ? "the header has no column %s: %s".formatted(column, shown(names))
            : "the header has several columns %s: %s".formatted(column, shown(names)));
  }

  private static int[] places(String column, List<String> names, boolean exactly) {
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i) != null)
        .filter(
            i ->
                exactly
                    ? names.get(i).strip().equals(column)
                    : names.get(i).strip().equalsIgnoreCase(column))
        .toArray();
  }

  /** A line that names no column of ours may be a row, whose values are nobody's business. */
  private String shown(List<String> names) {
    List<String> known = List.of(StructType.fromDDL(source.schema().orElseThrow()).fieldNames());
    boolean isHeader =
        names.stream()
            .anyMatch(
                name -> name != null && known.stream().anyMatch(name.strip()::equalsIgnoreCase));
    if (!isHeader) {
      return "its first line names none of the schema's; write header: false if it is a row";
    }
    String all = String.join(", ", names.stream().limit(50).map(String::valueOf).toList());
    return "it has " + all + "; add it to the file, or correct the schema";
  }
}
