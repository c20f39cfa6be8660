package dev.servicehealth.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of the models in a folder, to be changed as people change them. */
public final class EditedModels {
  private static final Path ORIGINAL = Path.of("..", "sql-models");

  private final Path folder;

  private EditedModels(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder that is not there yet
   */
  public static EditedModels in(Path folder) {
    try {
      for (String file : files()) {
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(ORIGINAL.resolve(file), copy);
      }
      return new EditedModels(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every SQL file that is no case, by its path below the folder. */
  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(ORIGINAL)) {
      return files
          .filter(file -> file.toString().endsWith(".sql") && !file.toString().contains("cases"))
          .map(file -> ORIGINAL.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Replaces a text that must be there. */
  public EditedModels edit(String file, String from, String to) {
    return edit(
        file,
        text -> {
          if (!text.contains(from)) {
            throw new IllegalArgumentException("not in " + file + ": " + from);
          }
          return text.replace(from, to);
        });
  }

  EditedModels edit(String file, UnaryOperator<String> change) {
    Path path = folder.resolve(file);
    try {
      Files.writeString(path, change.apply(Files.readString(path)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SqlModels read() {
    try {
      return SqlModels.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
