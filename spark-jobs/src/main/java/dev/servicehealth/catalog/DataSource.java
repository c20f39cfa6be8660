package dev.servicehealth.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data source of raw telemetry: how to read it, and how its columns become the canonical ones.
 *
 * @param path as written; relative to the configuration file
 * @param schema the columns of the file as Spark DDL, for csv and json; for text the columns are
 *     the named groups of {@code pattern}, all strings; parquet and delta carry their own
 * @param pattern the regular expression of a text data source, with named groups
 * @param csv how a csv data source writes its lines
 * @param folders names of folders {@code name=value} that are columns beside those of the lines
 * @param comment lines of csv and text that start with it are no rows
 * @param key the expression that identifies an event, for de-duplication
 * @param dimensions those of region, platform, operation, kind that are kept, in that order
 * @param maxValues values a dimension keeps a day; the rarest beyond it fold into {@code (other)}
 * @param keepRejectedText whether a quarantined row keeps its text, which may name people
 * @param steady whether equal minutes are its nature, as a prober's, and no sign of a dead data
 *     source
 * @param retention how long raw telemetry is kept: what was recorded of an older day stays once its
 *     files are gone
 * @param columns canonical column to SQL expression; always has event_time and service
 */
public record DataSource(
    String name,
    Format format,
    String path,
    Optional<String> schema,
    Optional<String> pattern,
    CsvStyle csv,
    Optional<String> comment,
    List<String> folders,
    Partitions partitions,
    Optional<String> key,
    List<String> dimensions,
    int maxValues,
    boolean keepRejectedText,
    boolean steady,
    Optional<Duration> retention,
    Map<String, String> columns) {

  /** No data source is called so: the record calls what is of no source by it. */
  public static final String NONE = "objectives";

  /** How the files are written. */
  public enum Format {
    PARQUET,
    DELTA,
    JSON,
    CSV,
    TEXT;

    /** Returns whether a row is a line of text. */
    public boolean isLines() {
      return this == JSON || this == CSV || this == TEXT;
    }
  }
}
