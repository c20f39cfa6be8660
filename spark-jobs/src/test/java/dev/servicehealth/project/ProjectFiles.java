package dev.servicehealth.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The valid project of the test resources, in a folder of its own, to be edited. */
public final class ProjectFiles {
  public static final String CONFIGURATION = "service-health.yaml";
  public static final String STORE = "catalog/store.yaml";
  public static final String FEEDS = "catalog/feeds.yaml";
  public static final String EXCLUSIONS = "exclusions.yaml";

  /** Stands in an edit at the start of the line that a problem must name. */
  public static final String HERE = "▸";

  private final Path folder;

  private ProjectFiles(Path folder) {
    this.folder = folder;
  }

  public static ProjectFiles valid(Path folder) {
    ProjectFiles files = new ProjectFiles(folder);
    List.of(CONFIGURATION, STORE, FEEDS).forEach(name -> files.write(name, resource(name)));
    return files;
  }

  /** The same with exclusions. */
  public static ProjectFiles withExclusions(Path folder) {
    ProjectFiles files = valid(folder);
    files.write(EXCLUSIONS, resource(EXCLUSIONS));
    files.edit(CONFIGURATION, "reports: reports", "reports: reports\nexclusions: " + EXCLUSIONS);
    return files;
  }

  public Path configuration() {
    return folder.resolve(CONFIGURATION);
  }

  /** Replaces text of a file; gives the line of {@link #HERE}, or 0. */
  public int edit(String name, String old, String replacement) {
    String text = read(name);
    if (!text.contains(old)) {
      throw new AssertionError(name + " does not contain: " + old);
    }
    String edited = text.replace(old, replacement);
    write(name, edited.replace(HERE, ""));
    int here = edited.indexOf(HERE);
    return here < 0
        ? 0
        : (int) edited.substring(0, here).lines().count() + startsLine(edited, here);
  }

  /** A marker at the very start of a line belongs to the line after those counted. */
  private static int startsLine(String text, int index) {
    return index == 0 || text.charAt(index - 1) == '\n' ? 1 : 0;
  }

  public String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public void write(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream stream = ProjectFiles.class.getResourceAsStream("/valid/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
