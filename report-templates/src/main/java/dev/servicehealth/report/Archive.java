package dev.servicehealth.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every edition below a reports folder, the latest period and in it the latest edition first. */
record Archive(List<Published> periods) {

  /**
   * The editions of a period.
   *
   * @param earlier those that the latest one restates, the latest first
   */
  record Published(Entry latest, List<Entry> earlier) {

    private static Published of(List<Entry> editions) {
      return new Published(editions.get(0), editions.subList(1, editions.size()));
    }
  }

  private static final Pattern EDITION =
      Pattern.compile("[0-9A-Za-z-]+/edition-[0-9]+/edition\\.json");
  private static final Comparator<Entry> LATEST_FIRST =
      Comparator.comparing((Entry e) -> e.edition().period().lastDay())
          .thenComparing(e -> e.edition().period().firstDay())
          .thenComparing(e -> e.edition().period().name())
          .thenComparing(e -> e.edition().edition())
          .reversed();

  /**
   * @param address of the edition's folder, relative to the archive
   */
  record Entry(String address, EditionJson json) {

    Edition edition() {
      return json.edition();
    }

    String headline() {
      return Headline.of(edition());
    }

    String editionLine() {
      return Restated.editionLine(edition());
    }
  }

  static Archive of(Path reports) {
    try (Stream<Path> files = Files.find(reports, 3, (path, is) -> is.isRegularFile())) {
      return new Archive(
          files
              .map(reports::relativize)
              .filter(path -> EDITION.matcher(address(path)).matches())
              .map(path -> new Entry(address(path.getParent()), at(reports.resolve(path))))
              .sorted(LATEST_FIRST)
              .collect(groupingBy(e -> e.edition().period().name(), LinkedHashMap::new, toList()))
              .values()
              .stream()
              .map(Published::of)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the editions in " + reports + ".", e);
    }
  }

  private static EditionJson at(Path file) {
    return EditionJson.read(file);
  }

  private static String address(Path relative) {
    return relative.toString().replace('\\', '/');
  }
}
