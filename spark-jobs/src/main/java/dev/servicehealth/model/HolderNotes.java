package dev.servicehealth.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Tells people which process holds days or writes tables; locks themselves do not say. */
final class HolderNotes {
  private static final String PREFIX = "holder-";
  private static final String COMMITTER = "committer";
  private static final String UNKNOWN = "another run holds it";

  private final Path folder;

  HolderNotes(Path folder) {
    this.folder = folder;
  }

  /** Notes that this process holds the days; the first line is for people. */
  Path write(Collection<DayRange> ranges, String who) {
    List<String> lines = new ArrayList<>();
    long pid = ProcessHandle.current().pid();
    lines.add("%s (process %d) holds it".formatted(who, pid));
    ranges.forEach(range -> lines.add(range.first() + " " + range.last()));
    try {
      for (Path note : notes()) {
        if (!isAlive(note)) {
          Files.deleteIfExists(note);
        }
      }
      return Files.write(folder.resolve(PREFIX + pid), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Notes that this process writes tables; the first line is for people. */
  Path writeCommitter(String who) {
    long pid = ProcessHandle.current().pid();
    try {
      return Files.write(
          folder.resolve(COMMITTER), List.of("%s (process %d)".formatted(who, pid), "" + pid));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Who writes tables, as far as is known. */
  String committer() {
    List<String> lines = lines(folder.resolve(COMMITTER));
    return lines.size() == 2 && isAlive(lines.get(1)) ? lines.get(0) : "another run";
  }

  /** Who holds one of the days, as far as is known. */
  String holder(Collection<DayRange> ranges) {
    try {
      return notes().stream()
          .filter(HolderNotes::isAlive)
          .map(HolderNotes::lines)
          .filter(lines -> !lines.isEmpty() && overlaps(lines, ranges))
          .map(lines -> lines.get(0))
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  private List<Path> notes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
    }
  }

  private static boolean isAlive(Path note) {
    return isAlive(note.getFileName().toString().substring(PREFIX.length()));
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  private static List<String> lines(Path note) {
    try {
      return Files.readAllLines(note);
    } catch (NoSuchFileException e) { // its run has just ended
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + note + ": " + e.getMessage(), e);
    }
  }

  private static boolean overlaps(List<String> lines, Collection<DayRange> ranges) {
    return lines.stream()
        .skip(1)
        .map(line -> line.split(" "))
        .map(ends -> new DayRange(LocalDate.parse(ends[0]), LocalDate.parse(ends[1])))
        .anyMatch(held -> ranges.stream().anyMatch(held::overlaps));
  }
}
