package dev.servicehealth.edition;

import dev.servicehealth.report.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forges manifests: the checksum and the size of a document become those that it has now. */
final class Manifests {
  private Manifests() {}

  static String sha256(Path document) throws IOException {
    return Documents.checksums(document.getParent()).get(document.getFileName().toString());
  }

  /**
   * @param before the checksum that the manifest names
   */
  static void rewrite(Path folder, String name, String before) throws IOException {
    Path document = folder.resolve(name);
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(before, sha256(document))
            .replaceFirst(
                "\"bytes\":\\d+,\"name\":\"" + name,
                "\"bytes\":" + Files.size(document) + ",\"name\":\"" + name));
  }
}
