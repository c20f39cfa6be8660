package dev.servicehealth.config;

import dev.servicehealth.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * Refuses keys under which the hashes of user ids could be turned back into ids: whoever can guess
 * or read the key hashes all ids that there may be. Asked before rows are hashed, and not when
 * people look at the record, who need no key.
 */
final class KeyRules {
  private static final int SHORTEST = 16;

  /** How the key in {@code sample-data} starts; everybody has it. */
  private static final String SAMPLE = "This key is not a secret";

  /** Stands beside the configuration of the sample, and of no project of somebody's own. */
  private static final String FLEET = "fleet.yaml";

  private KeyRules() {}

  /**
   * The rule that a key breaks, and what to do.
   *
   * @param base the folder of the configuration
   */
  static Optional<String> broken(SecretReference key, String base) {
    byte[] bytes;
    try {
      bytes = key.resolve();
    } catch (Failure e) {
      return Optional.of(e.getMessage());
    }
    if (bytes.length < SHORTEST) {
      return Optional.of(
          "privacy.userKey %s has %d bytes, and at least %d are needed; make one with `openssl rand -hex 32`"
              .formatted(key.reference(), bytes.length, SHORTEST));
    }
    boolean ofSample = new String(bytes, StandardCharsets.UTF_8).startsWith(SAMPLE);
    if (Files.exists(Path.of(base, FLEET))) {
      return Optional.empty();
    }
    if (ofSample) {
      return Optional.of(
          "privacy.userKey %s is the key of the sample, which everybody has; make one with `openssl rand -hex 32`"
              .formatted(key.reference()));
    }
    return isReadableByAll(key)
        ? Optional.of(
            "privacy.userKey %s is readable by all; run chmod 600 on it".formatted(key.reference()))
        : Optional.empty();
  }

  private static boolean isReadableByAll(SecretReference key) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (!posix || key.file().isEmpty()) {
      return false;
    }
    try {
      return Files.getPosixFilePermissions(key.file().get())
          .contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) { // a file system without owners
      return false;
    }
  }
}
