package dev.servicehealth.spark;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Commits to Delta tables on S3 so that of several drivers that commit the same version one
 * succeeds: each commit is an object that is created if it is absent, which the store decides.
 * Delta's own way keeps the threads of one driver apart and lets two drivers replace each other's
 * commits.
 */
public final class ConditionalLogStore extends HadoopFileSystemLogStore {
  public ConditionalLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    byte[] text = text(actions);
    FileSystem system = path.getFileSystem(hadoop);
    try (OutputStream stream =
        overwrite ? system.create(path, true) : Stores.create(system, path)) {
      stream.write(text);
    } catch (IOException e) {
      // A request that was sent again may meet the object that its first try left.
      if (overwrite || !system.exists(path)) {
        throw e;
      }
      if (!Arrays.equals(read(system, path), text)) {
        FileAlreadyExistsException taken = new FileAlreadyExistsException(path.toString());
        taken.initCause(e);
        throw taken;
      }
    }
  }

  private static byte[] text(Iterator<String> actions) {
    StringBuilder text = new StringBuilder();
    actions.forEachRemaining(action -> text.append(action).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(FileSystem system, Path path) throws IOException {
    try (InputStream stream = system.open(path)) {
      return stream.readAllBytes();
    }
  }

  /** An object is there when all of it is. */
  @Override
  public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
    return false;
  }
}
