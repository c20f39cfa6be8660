package dev.servicehealth.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system without its shell: Hadoop starts a process for every file it makes, to
 * set its permissions, and for every one it renames, to look for links; a night makes hundreds.
 */
public final class LocalFiles extends LocalFileSystem {

  public LocalFiles() {
    super(new InProcess());
  }

  /** Hadoop takes what stands before a colon in the name of a checksum's file for a scheme. */
  @Override
  public Path getChecksumFile(Path file) {
    return new Path(file.getParent(), new Path(null, null, "." + file.getName() + ".crc"));
  }

  /** Serves Hadoop's {@code FileContext}, with which Delta commits. */
  public static final class Context extends ChecksumFs {
    public Context(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(new Delegate(uri, configuration));
    }
  }

  private static final class Delegate extends DelegateToFileSystem {
    Delegate(URI uri, Configuration configuration) throws IOException, URISyntaxException {
      super(uri, new InProcess(), configuration, "file", false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }

  private static final class InProcess extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        String symbols = permission.toString().replace('t', 'x').replace('T', '-');
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(symbols));
      }
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      boolean isLink = Files.isSymbolicLink(pathToFile(path).toPath());
      return isLink ? super.getFileLinkStatus(path) : getFileStatus(path);
    }
  }
}
