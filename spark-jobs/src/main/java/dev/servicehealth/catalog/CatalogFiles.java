package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlNode;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the documents of a catalog folder. */
final class CatalogFiles {
  private CatalogFiles() {}

  static List<Document> documents(Path folder, YamlProblems problems) {
    List<Path> files = files(folder, problems);
    if (files.isEmpty()) {
      problems.add(
          YamlReader.displayName(folder), 0, "has no .yaml or .yml file; write the catalog there");
    }
    return files.stream()
        .flatMap(file -> YamlReader.read(file, problems).stream())
        .flatMap(CatalogFiles::objects)
        .flatMap(node -> Document.read(node).stream())
        .toList();
  }

  /** A document may hold one object, or a list of them. */
  private static Stream<YamlNode> objects(YamlNode document) {
    if (!document.isList()) {
      return Stream.of(document);
    }
    List<YamlNode> objects = document.items().orElse(List.of());
    if (objects.isEmpty()) {
      document.problem(document.name() + " is an empty list; write an object or remove it");
    }
    return objects.stream();
  }

  /** Hidden entries are left out: mounted Kubernetes config maps hold every file a second time. */
  private static List<Path> files(Path folder, YamlProblems problems) {
    try {
      Path real = folder.toRealPath();
      try (Stream<Path> entries = Files.walk(real)) {
        return entries
            .filter(entry -> !isHidden(real.relativize(entry)))
            .filter(entry -> isRead(entry, folder.resolve(real.relativize(entry)), problems))
            .map(entry -> folder.resolve(real.relativize(entry)))
            .sorted()
            .toList();
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          YamlReader.displayName(folder), 0, "cannot be listed: " + e + "; check its permissions");
      return List.of();
    }
  }

  /**
   * Returns whether an entry holds documents. One that should and cannot is a problem, not passed
   * over.
   */
  private static boolean isRead(Path entry, Path shown, YamlProblems problems) {
    boolean named = entry.toString().matches(".*\\.ya?ml");
    Optional<String> rule =
        Files.isSymbolicLink(entry) && Files.isDirectory(entry)
            ? Optional.of("is a link to a folder, which is not followed; move the files here")
            : !named || Files.isRegularFile(entry)
                ? Optional.empty()
                : Optional.of(
                    Files.exists(entry)
                        ? "is not a file; rename or remove it"
                        : "is a link to a file that is not there; restore or remove it");
    rule.ifPresent(broken -> problems.add(YamlReader.displayName(shown), 0, broken));
    return named && rule.isEmpty();
  }

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
