package dev.servicehealth.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The documents of a published edition as they lie in its folder. */
public final class Documents {
  private static final String MANIFEST = "manifest.json";
  private static final String SIGNATURE = "manifest.json.sig";

  private Documents() {}

  /**
   * The SHA-256 of every file in the folder, by its path in it; the manifest among them, and not
   * its signature, which vouches for it from outside.
   */
  public static SortedMap<String, String> checksums(Path folder) throws IOException {
    SortedMap<String, String> checksums = new TreeMap<>();
    for (Path file : files(folder)) {
      checksums.put(name(folder, file), Manifest.sha256(Files.readAllBytes(file)));
    }
    return checksums;
  }

  /**
   * As {@link #checksums(Path)}, of a folder that is what its manifest says.
   *
   * @throws IOException when a document is missing, added or changed
   */
  public static SortedMap<String, String> verified(Path folder) throws IOException {
    SortedMap<String, String> found = checksums(folder);
    if (!found.containsKey(MANIFEST)) {
      throw new IOException("it has no " + MANIFEST);
    }
    SortedMap<String, String> said = new TreeMap<>();
    said.put(MANIFEST, found.get(MANIFEST));
    said.putAll(said(folder.resolve(MANIFEST)));
    if (!found.equals(said)) {
      throw new IOException("its documents are not those of its " + MANIFEST);
    }
    return found;
  }

  /**
   * The names of an edition's documents: those that its manifest names, which need not lie in the
   * folder, and those that do.
   */
  static SortedSet<String> names(Path folder) {
    Path manifest = folder.resolve(MANIFEST);
    try {
      SortedSet<String> names = new TreeSet<>();
      files(folder).forEach(file -> names.add(name(folder, file)));
      if (Files.isRegularFile(manifest)) {
        names.addAll(said(manifest).keySet());
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the documents of " + folder + ".", e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.equals(folder.resolve(SIGNATURE)))
          .toList();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static SortedMap<String, String> said(Path manifest) throws IOException {
    SortedMap<String, String> said = new TreeMap<>();
    for (JsonNode document : new JsonMapper().readTree(manifest.toFile()).path("documents")) {
      said.put(document.path("name").asText(), document.path("sha256").asText());
    }
    return said;
  }
}
