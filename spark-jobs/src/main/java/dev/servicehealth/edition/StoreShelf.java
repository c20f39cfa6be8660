package dev.servicehealth.edition;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.servicehealth.spark.Stores;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A folder of an object store. Documents are rendered and checked as files, so what is asked for is
 * copied to this machine. Stores do not move folders in one step: an edition is there once its
 * manifest is, which is written last.
 */
final class StoreShelf implements Shelf {
  private static final String MANIFEST = "/manifest.json";

  private final FileSystem store;
  private final org.apache.hadoop.fs.Path root;
  private final Path copy;

  /**
   * @param reports need not exist
   */
  StoreShelf(String reports, Configuration hadoop) {
    this.root = new org.apache.hadoop.fs.Path(reports);
    this.store = Stores.open(root, hadoop);
    try {
      this.copy = Files.createTempDirectory("reports");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder for copies: " + e.getMessage(), e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::removeCopy));
  }

  private void removeCopy() {
    try {
      MoreFiles.deleteRecursively(copy, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) { // the folder of temporary files is emptied by others too
      return;
    }
  }

  @Override
  public Path folder() {
    return copy;
  }

  @Override
  public String location(String name) {
    return at(name).toString();
  }

  private org.apache.hadoop.fs.Path at(String name) {
    return name.isEmpty() ? root : new org.apache.hadoop.fs.Path(root, name);
  }

  @Override
  public SortedSet<String> editions() throws IOException {
    SortedSet<String> editions = new TreeSet<>();
    for (String name : objects("").keySet()) {
      if (name.endsWith(MANIFEST)) {
        editions.add(name.substring(0, name.length() - MANIFEST.length()));
      }
    }
    return editions;
  }

  /** Sizes of objects, by their names below the shelf. */
  private SortedMap<String, Long> objects(String name) throws IOException {
    SortedMap<String, Long> objects = new TreeMap<>();
    String start = store.makeQualified(root).toUri().getPath();
    try {
      RemoteIterator<LocatedFileStatus> files = store.listFiles(at(name), true);
      while (files.hasNext()) {
        LocatedFileStatus file = files.next();
        String path = file.getPath().toUri().getPath();
        objects.put(path.substring(start.length()).replaceFirst("^/", ""), file.getLen());
      }
    } catch (FileNotFoundException e) { // nothing stands there
      return objects;
    }
    return objects;
  }

  /** Published documents do not change, so they are copied once; those of the archive do. */
  @Override
  public void fetch(String name) throws IOException {
    for (String object : objects(name).keySet()) {
      Path file = copy.resolve(object).normalize();
      if (file.startsWith(copy) && (!object.contains("/") || !Files.exists(file))) {
        Files.createDirectories(file.getParent());
        try (InputStream stream = store.open(at(object))) {
          Files.copy(stream, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Override
  public void put(String edition, Path draft) throws IOException {
    if (store.exists(at(edition + MANIFEST))) {
      throw new FileAlreadyExistsException(location(edition));
    }
    String last = MANIFEST.substring(1);
    for (String name : files(draft)) {
      if (!name.equals(last)) {
        write(at(edition + "/" + name), draft.resolve(name), true);
      }
    }
    write(at(edition + MANIFEST), draft.resolve(last), false);
    Files.move(draft, copy.resolve(edition), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private void write(org.apache.hadoop.fs.Path object, Path file, boolean replaces)
      throws IOException {
    try (OutputStream stream =
        replaces ? store.create(object, true) : Stores.create(store, object)) {
      Files.copy(file, stream);
    }
  }

  @Override
  public void replace(Set<String> documents) throws IOException {
    for (String name : documents) {
      write(at(name), copy.resolve(name), true);
    }
  }

  @Override
  public void removeUnfinished(Set<String> recorded) throws IOException {
    Set<String> whole = editions();
    Set<String> folders = new TreeSet<>();
    for (String name : objects("").keySet()) {
      String[] parts = name.split("/", 3);
      if (parts.length == 3 && parts[1].startsWith("edition-")) {
        folders.add(parts[0] + "/" + parts[1]);
      }
    }
    folders.removeAll(whole);
    folders.removeAll(recorded);
    for (String unfinished : folders) {
      store.delete(at(unfinished), true);
    }
  }
}
