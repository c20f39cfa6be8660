package dev.servicehealth.sample;

import dev.servicehealth.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where telemetry goes: empties it of an earlier generation, and of nothing else. */
final class OutputFolder {
  static final String TRUTH = "truth";

  private final Path folder;

  OutputFolder(Path folder) {
    this.folder = folder;
  }

  void clear(Fleet fleet) throws IOException {
    Path truth = folder.resolve(TRUTH);
    if (Files.exists(folder) && !Files.exists(truth) && !isEmpty()) {
      throw new Failure(
          Failure.Kind.USAGE,
          "Cannot generate into "
              + folder
              + ": it holds files that no earlier generation wrote; name an empty folder");
    }
    for (Fleet.Service service : fleet.services()) {
      delete(folder.resolve(service.feed().name()));
    }
    // Emptied but kept: a generation that was interrupted can be repeated.
    delete(truth);
    Files.createDirectories(truth);
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(path)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
