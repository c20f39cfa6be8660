package dev.servicehealth.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything that is wrong with the input, so that one run reports it all. */
public final class YamlProblems {
  private final List<Problem> found = new ArrayList<>();
  private final List<Problem> doubts = new ArrayList<>();

  /**
   * One thing wrong.
   *
   * @param file as the user would name it
   * @param line from 1; 0 where no line applies
   * @param message one sentence with the value that is wrong and what to do
   */
  public record Problem(String file, int line, String message) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
      int byFile = file.compareTo(other.file);
      return byFile != 0 ? byFile : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
      return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
    }
  }

  public void add(String file, int line, String message) {
    found.add(new Problem(file, line, message));
  }

  /** Adds what is allowed, and probably not meant. */
  public void doubt(String file, int line, String message) {
    doubts.add(new Problem(file, line, message));
  }

  /** Things that are allowed and probably not meant, once each, in the order of files and lines. */
  public List<Problem> doubts() {
    return doubts.stream().distinct().sorted().toList();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The problems in the order of their files and lines. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found);
    Collections.sort(sorted);
    return List.copyOf(sorted);
  }
}
