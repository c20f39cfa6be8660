package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.RawPartition.RawFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lists files of raw telemetry. Names that start with _ or . are not data, nor are files that are
 * still being copied.
 */
final class RawListing {
  private final Configuration hadoop;

  RawListing(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /** A folder below another one; its name may hold a colon, which Hadoop takes for a scheme. */
  static Path below(Path folder, String name) {
    return new Path(folder, new Path(null, null, name));
  }

  /** All data files below a folder, or the one file itself. */
  List<RawFile> files(Path folder) {
    List<RawFile> files = new ArrayList<>();
    try {
      collect(folder.getFileSystem(hadoop), folder, files);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw cannotList(folder, e);
    }
    files.sort(Comparator.comparing(RawFile::path));
    return List.copyOf(files);
  }

  private static void collect(FileSystem system, Path folder, List<RawFile> files)
      throws IOException {
    for (FileStatus status : system.listStatus(folder)) {
      Path path = status.getPath();
      if (!isData(path) && !path.equals(folder)) {
        continue;
      }
      if (status.isFile()) {
        // Once more through its text, as Spark does: file:/x and not file:///x.
        String text = new Path(path.toString()).toUri().toString();
        files.add(new RawFile(text, status.getLen(), status.getModificationTime()));
      } else {
        collect(system, path, files);
      }
    }
  }

  private static boolean isData(Path path) {
    String name = path.getName();
    return !(name.startsWith("_")
        || name.startsWith(".")
        || name.endsWith("._COPYING_")
        || name.endsWith(".tmp"));
  }

  /**
   * The data files and the folders with data files directly in a folder that no layout leads to.
   */
  List<Path> strays(Path folder, Layout layout) {
    List<Path> strays = new ArrayList<>();
    try {
      FileSystem system = folder.getFileSystem(hadoop);
      for (FileStatus status : system.listStatus(folder)) {
        Path path = status.getPath();
        if (isData(path)
            && !(status.isDirectory() && layout.mayStartWith(path.getName()))
            && firstFile(system, status).isPresent()) {
          strays.add(path);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw cannotList(folder, e);
    }
    strays.sort(Comparator.naturalOrder());
    return strays;
  }

  private static Optional<Path> firstFile(FileSystem system, FileStatus status) throws IOException {
    if (status.isFile()) {
      return Optional.of(status.getPath());
    }
    for (FileStatus child : system.listStatus(status.getPath())) {
      Optional<Path> found = isData(child.getPath()) ? firstFile(system, child) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  boolean exists(Path path) {
    try {
      return path.getFileSystem(hadoop).exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for " + path + ": " + e.getMessage(), e);
    }
  }

  private static UncheckedIOException cannotList(Path folder, IOException e) {
    return new UncheckedIOException("Cannot list " + folder + ": " + e.getMessage(), e);
  }
}
