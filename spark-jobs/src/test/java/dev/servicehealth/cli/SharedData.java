package dev.servicehealth.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real telemetry with truth that was computed independently. It is no part of this project: tests
 * that need it are skipped where it is missing.
 */
public final class SharedData {
  private static final String PROPERTY = "service-health.shared-data";

  private SharedData() {}

  /** A folder of the data: the property, or {@code shared/data} beside a folder above this one. */
  public static Path folder(String name) {
    String named = System.getProperty(PROPERTY);
    Path found = named == null ? above(name) : Path.of(named, name);
    assumeTrue(
        found != null && Files.isDirectory(found),
        () ->
            "skipped: there is no shared/data/%s above %s; name its folder with -D%s=…"
                .formatted(name, Path.of("").toAbsolutePath(), PROPERTY));
    return found;
  }

  private static Path above(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/data").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return null;
  }
}
