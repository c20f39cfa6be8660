package dev.servicehealth.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a killed run left behind before they were published. */
final class Drafts {
  private Drafts() {}

  static void delete(Path draft) throws IOException {
    if (!Files.exists(draft)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(draft)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
