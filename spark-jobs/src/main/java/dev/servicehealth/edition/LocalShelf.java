package dev.servicehealth.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of this machine. A whole edition is moved to its place in one step. */
record LocalShelf(Path folder) implements Shelf {
  private static final Pattern DRAFT = Pattern.compile("\\.edition-\\d+\\.draft");

  /**
   * @param folder need not exist
   */
  static LocalShelf of(Path folder) {
    try { // nothing is found below a symbolic link that is walked as it is
      return new LocalShelf(Files.exists(folder) ? folder.toRealPath() : folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String location(String name) {
    return folder.resolve(name).toString();
  }

  @Override
  public SortedSet<String> editions() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (Path path : below()) {
      names.add(folder.relativize(path).toString().replace('\\', '/'));
    }
    return names;
  }

  @Override
  public void fetch(String name) {}

  @Override
  public void put(String edition, Path draft) throws IOException {
    Path place = folder.resolve(edition);
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(place.toString());
    }
    Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void replace(Set<String> documents) {}

  @Override
  public void removeUnfinished(Set<String> recorded) throws IOException {
    for (Path path : below()) {
      if (DRAFT.matcher(path.getFileName().toString()).matches()) {
        delete(path);
      }
    }
  }

  private List<Path> below() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder, 2)) {
      return paths.toList();
    }
  }

  private static void delete(Path draft) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(draft)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
