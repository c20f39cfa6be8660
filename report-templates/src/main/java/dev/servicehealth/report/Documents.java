package dev.servicehealth.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.equals(folder.resolve(SIGNATURE)))
              .toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      checksums.put(name, Manifest.sha256(Files.readAllBytes(file)));
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
    JsonNode manifest = new JsonMapper().readTree(folder.resolve(MANIFEST).toFile());
    for (JsonNode document : manifest.path("documents")) {
      said.put(document.path("name").asText(), document.path("sha256").asText());
    }
    if (!found.equals(said)) {
      throw new IOException("its documents are not those of its " + MANIFEST);
    }
    return found;
  }
}
