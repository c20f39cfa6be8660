package dev.servicehealth.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Names of files for names that people write. A name of small letters, digits and hyphens stays as
 * it is. Of any other, what is left of it so is followed by the beginning of its SHA-256: readable,
 * safe in every file system and address, and no two names share a file.
 */
final class FileName {
  private static final int LONGEST = 60;
  private static final int HASH = 12;

  private FileName() {}

  static String of(String name) {
    if (name.length() <= LONGEST && name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      return name;
    }
    String readable =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String hash = Manifest.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, HASH);
    return readable.substring(0, Math.min(LONGEST, readable.length()))
        + (readable.isEmpty() ? "" : "-")
        + hash;
  }

  /** The page of a service, from the folder of its edition. */
  static String ofService(String service) {
    return "services/" + of(service) + ".html";
  }
}
