package dev.servicehealth.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A table whose run was killed while it made it: a log without a first commit, which Delta takes
 * neither for a table nor for a place to make one.
 */
final class UnfinishedTable {
  private static final String LOG = "_delta_log";

  private UnfinishedTable() {}

  /** Removes the folder when it holds nothing but such a log; leaves anything else alone. */
  static void remove(Path location, Configuration hadoop) {
    try {
      FileSystem system = location.getFileSystem(hadoop);
      if (isUnfinished(system, location)) {
        system.delete(location, true);
      }
    } catch (FileNotFoundException e) {
      // Nothing is there yet: the usual case.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + location + ": " + e.getMessage(), e);
    }
  }

  private static boolean isUnfinished(FileSystem system, Path location) throws IOException {
    for (FileStatus entry : system.listStatus(location)) {
      if (!entry.isDirectory() || !entry.getPath().getName().equals(LOG)) {
        return false;
      }
      for (FileStatus file : system.listStatus(entry.getPath())) {
        if (file.isFile() && !file.getPath().getName().startsWith(".")) {
          return false;
        }
      }
    }
    return true;
  }
}
