package dev.servicehealth.catalog;

import dev.servicehealth.yaml.YamlNode;
import dev.servicehealth.yaml.YamlProblems;
import dev.servicehealth.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            .filter(entry -> entry.toString().matches(".*\\.ya?ml"))
            .filter(Files::isRegularFile)
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

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
