package dev.servicehealth.telemetry;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * One raw partition of a data source as it stands on disk, or as it should.
 *
 * @param name its path below the data source's path; {@code all} for a data source without
 *     partitions
 * @param starts the first moment of its span; null for a data source without partitions
 * @param ends the first moment after its span; null likewise
 * @param homeDay the reporting day in which the partition starts, which counts the rows that have
 *     no day of their own; null for a data source without partitions
 * @param reason why the state is not {@code received}; null otherwise
 */
public record RawPartition(
    String name,
    Instant starts,
    Instant ends,
    LocalDate homeDay,
    List<RawFile> files,
    State state,
    String reason) {

  /** The state of a partition before its rows are read. */
  public enum State {
    /** All there, as far as can be told. */
    RECEIVED,
    /** Files are there, yet the data source's rule says that more must come. */
    INCOMPLETE,
    /** No file is there. */
    MISSING,
    /** A file cannot be read; no row of the partition counts. */
    REJECTED;

    /** The state as tables and reports spell it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One file.
   *
   * @param path as a URI, the way Spark reports the file of a row
   * @param modified milliseconds since 1970
   * @param deletedRows names the deletion vector of a file of a Delta table; else empty
   */
  public record RawFile(String path, long bytes, long modified, String deletedRows) {

    RawFile(String path, long bytes, long modified) {
      this(path, bytes, modified, "");
    }

    private RawFile below(String folder) {
      String whole = URI.create(path).getPath();
      return whole != null && whole.startsWith(folder)
          ? new RawFile(whole.substring(folder.length()), bytes, modified, deletedRows)
          : this;
    }
  }

  /** Returns whether rows of this partition are read. */
  public boolean isRead() {
    return state == State.RECEIVED || state == State.INCOMPLETE;
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(RawFile::bytes).sum();
  }

  /** Returns a copy of which no row counts. */
  public RawPartition rejected(String why) {
    return new RawPartition(name, starts, ends, homeDay, files, State.REJECTED, why);
  }

  /** Returns a copy with the paths of its files relative to a folder that they are in. */
  public RawPartition below(Path root) {
    String folder = root.toUri().getPath() + "/";
    List<RawFile> relative = files.stream().map(file -> file.below(folder)).toList();
    return new RawPartition(name, starts, ends, homeDay, relative, state, reason);
  }

  /** Changes when a file comes, goes, grows or is written again. Hexadecimal SHA-256. */
  public String fingerprint() {
    Hasher hasher = Hashing.sha256().newHasher();
    text(hasher, name);
    text(hasher, state.name());
    for (RawFile file : files) {
      text(hasher, file.path());
      hasher.putLong(file.bytes()).putLong(file.modified());
      text(hasher, file.deletedRows());
    }
    return hasher.hash().toString();
  }

  private static void text(Hasher hasher, String text) {
    hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
  }
}
