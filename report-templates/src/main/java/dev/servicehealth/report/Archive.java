package dev.servicehealth.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every edition below a reports folder, the latest period and in it the latest edition first. Its
 * documents follow from the editions alone: whatever depends on the time is told as of the newest
 * publication.
 */
record Archive(List<Archived> editions) {

  private static final Pattern EDITION =
      Pattern.compile("[0-9A-Za-z-]+/edition-[0-9]+/edition\\.json");

  private static final Comparator<Archived> LATEST_FIRST =
      Comparator.comparing((Archived a) -> a.edition().period().lastDay())
          .thenComparing(a -> a.edition().period().firstDay())
          .thenComparing(a -> a.edition().period().name())
          .thenComparing(a -> a.edition().edition())
          .reversed();

  private static final Comparator<Archived> IN_ORDER_OF_PUBLICATION =
      Comparator.comparing((Archived a) -> a.edition().publishedAt())
          .thenComparing(a -> a.edition().period().name())
          .thenComparing(a -> a.edition().edition());

  static Archive of(Path reports) {
    try (Stream<Path> files = Files.find(reports, 3, (path, is) -> is.isRegularFile())) {
      return new Archive(
          files
              .map(reports::relativize)
              .filter(path -> EDITION.matcher(Archived.address(path)).matches())
              .map(path -> Archived.read(reports, path.getParent()))
              .sorted(LATEST_FIRST)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the editions in " + reports + ".", e);
    }
  }

  /** Its documents by name, all of which are written again with every edition. */
  SortedMap<String, byte[]> documents() {
    SortedMap<String, byte[]> documents = new TreeMap<>();
    documents.put("index.html", Pages.archive(ArchivePage.of(this)));
    documents.put("latest.json", new Latest(this).bytes());
    if (!editions.isEmpty()) {
      documents.put("feed.atom", Pages.feed(Feed.of(this)));
    }
    return documents;
  }

  Optional<Archived> latest() {
    return editions.stream().findFirst();
  }

  /** The latest edition of the latest week, month or quarter. */
  Optional<Archived> latest(String kind) {
    return editions.stream().filter(a -> a.edition().period().kind().equals(kind)).findFirst();
  }

  /** The latest edition of every period, the latest period first. */
  List<Archived> current() {
    return editions.stream().filter(a -> replacedBy(a).isEmpty()).toList();
  }

  /** The hash of the manifest that was published last. */
  Optional<String> head() {
    List<Chain.Link> links =
        editions.stream()
            .flatMap(
                a -> a.manifest().map(m -> Chain.Link.of(a.address(), a.edition(), m)).stream())
            .toList();
    return new Chain(links).head().map(Chain.Link::manifest);
  }

  List<Archived> inOrderOfPublication() {
    return editions.stream().sorted(IN_ORDER_OF_PUBLICATION).toList();
  }

  /** The number of the latest edition of its period; empty for that one itself. */
  Optional<Integer> replacedBy(Archived archived) {
    Edition edition = archived.edition();
    return editions.stream()
        .map(Archived::edition)
        .filter(other -> other.period().name().equals(edition.period().name()))
        .map(Edition::edition)
        .max(Comparator.naturalOrder())
        .filter(last -> last > edition.edition());
  }

  /** The day of the newest publication: as of it an edition is provisional or final. */
  LocalDate asOf() {
    return editions.stream()
        .map(a -> a.edition().publishedAt())
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .atZone(ZoneOffset.UTC)
        .toLocalDate();
  }

  boolean isProvisional(Archived archived) {
    return !asOf().isAfter(archived.edition().provisionalUntil());
  }
}
