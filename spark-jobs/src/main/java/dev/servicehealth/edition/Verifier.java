package dev.servicehealth.edition;

import dev.servicehealth.report.Documents;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Figures;
import dev.servicehealth.report.Restatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Tells whether editions still are what was published: their documents, their rows in the record,
 * and what the versions of the tables say that they were made from.
 */
public final class Verifier {
  private final Folders folders;
  private final Ledger ledger;
  private final UnaryOperator<Edition> rebuild;

  /**
   * @param rebuild makes an edition again from the tables as its run published them
   */
  public Verifier(Folders folders, Ledger ledger, UnaryOperator<Edition> rebuild) {
    this.folders = folders;
    this.ledger = ledger;
    this.rebuild = rebuild;
  }

  /** A recorded edition, as published. */
  public Edition edition(Address address) {
    return folders.read(address);
  }

  /** The recorded editions. */
  public SortedSet<Address> recorded() {
    return new TreeSet<>(ledger.recorded().keySet());
  }

  /** Every edition of which there is any trace: a row, a folder, or a file of a table. */
  public SortedSet<Address> known() {
    SortedSet<Address> known = recorded();
    known.addAll(published());
    known.addAll(ledger.traces());
    return known;
  }

  private SortedSet<Address> published() {
    try {
      return folders.all();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the editions: " + e.getMessage(), e);
    }
  }

  /**
   * The editions that are not recorded and were published, or seem so, with a sentence each; empty
   * when there are none.
   */
  public SortedMap<Address, String> unrecorded() {
    SortedSet<Address> recorded = recorded();
    SortedSet<Address> published = published();
    SortedSet<Address> known = known();
    SortedMap<Address, String> found = new TreeMap<>();
    Map<String, Integer> newest = new TreeMap<>();
    known.forEach(address -> newest.merge(address.period(), address.edition(), Math::max));
    newest.forEach(
        (period, last) -> {
          for (int number = 1; number <= last; number++) {
            Address address = new Address(period, number);
            if (!recorded.contains(address)) {
              found.put(address, unrecorded(address, published, known));
            }
          }
        });
    return found;
  }

  private static String unrecorded(
      Address address, SortedSet<Address> published, SortedSet<Address> known) {
    if (published.contains(address)) {
      return ("%s: its folder is there, and record.edition does not have it: a killed report, which"
              + " the next `report` finishes, or a folder that somebody else made")
          .formatted(address);
    }
    return known.contains(address)
        ? "%s: files of the record name it, and record.edition and the reports' folder do not have it"
            .formatted(address)
        : "%s: a later edition is known, and this one is nowhere".formatted(address);
  }

  /** Says in a sentence that the archive is not that of the editions; empty when it is. */
  public Optional<String> archive() {
    String why;
    try {
      if (published().isEmpty() || folders.isIndexed()) {
        return Optional.empty();
      }
      why = "index.html, feed.atom or latest.json is not the one that the editions beside it give";
    } catch (IOException | IllegalArgumentException e) {
      why = "it cannot be compared: " + e.getMessage();
    }
    return Optional.of("the archive: %s; the next `report` writes it again".formatted(why));
  }

  /** The first broken link of the chain of manifests, in a sentence; empty when all hold. */
  public Optional<String> chain() {
    return RecordedChain.of(ledger, folders).broken().map("chain: "::concat);
  }

  /** Lists what of an edition is not as it was published, a sentence each; empty when all is. */
  public List<String> differences(Address address) {
    List<String> found = new ArrayList<>(doubled(address));
    List<String> documents = documents(address);
    found.addAll(documents);
    if (documents.isEmpty()) {
      Edition edition = folders.read(address);
      found.addAll(rendered(address, edition));
      found.addAll(rows(address, edition));
      found.addAll(tables(address, edition));
    }
    return found;
  }

  private List<String> doubled(Address address) {
    long times = ledger.timesRecorded(address);
    return times == 1
        ? List.of()
        : List.of("%s: it is in record.edition in %d rows, not in 1".formatted(address, times));
  }

  private List<String> documents(Address address) {
    List<String> found = new ArrayList<>();
    Map<String, String> recorded = ledger.recorded().get(address);
    Map<String, String> present;
    try {
      present = Documents.checksums(folders.of(address));
    } catch (IOException e) {
      found.add("%s: its folder cannot be read: %s".formatted(address, e.getMessage()));
      return found;
    }
    SortedSet<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(present.keySet());
    for (String name : names) {
      if (!Objects.equals(recorded.get(name), present.get(name))) {
        found.add(
            "%s/%s: its SHA-256 is %s; %s was recorded"
                .formatted(
                    address,
                    name,
                    present.getOrDefault(name, "that of no file"),
                    recorded.getOrDefault(name, "none")));
      }
    }
    return found;
  }

  /** An older version of the report looked different; it is compared by its checksums alone. */
  private List<String> rendered(Address address, Edition edition) {
    if (!edition.hasWordingOfToday()) {
      return List.of();
    }
    Map<String, String> recorded = ledger.recorded().get(address);
    Map<String, String> rendered = folders.rendered(address);
    SortedSet<String> names = new TreeSet<>(recorded.keySet());
    names.addAll(rendered.keySet());
    names.removeIf(name -> Objects.equals(recorded.get(name), rendered.get(name)));
    return names.stream()
        .map(name -> "%s/%s: it is not what its edition.json gives".formatted(address, name))
        .toList();
  }

  private List<String> rows(Address address, Edition edition) {
    List<String> found = new ArrayList<>();
    found.addAll(
        RecordedRowCheck.of(
                "record.figure",
                comparable(edition, ledger.figures(address)),
                comparable(edition, Figures.of(edition)))
            .differences(figure -> name(address, figure)));
    found.addAll(
        RecordedRowCheck.of(
                "record.restatement", ledger.restatements(address), edition.restatements())
            .differences(restatement -> name(address, restatement)));
    return found;
  }

  /** The words of an older version of the report cannot be made again; its figures can. */
  private static List<Figure> comparable(Edition edition, List<Figure> figures) {
    return edition.hasWordingOfToday() ? figures : figures.stream().map(Figure::unworded).toList();
  }

  private static String name(Address address, Figure f) {
    return "%s: %s %s, %s%s: %s"
        .formatted(address, f.service(), f.slo(), f.name().key(), on(f.onDay()), f.value());
  }

  private static String name(Address address, Restatement r) {
    return "%s: %s %s, %s%s: %s restated as %s"
        .formatted(
            address,
            r.service(),
            r.slo(),
            r.figure(),
            on(r.onDay()),
            EditionComparison.said(r.was()),
            EditionComparison.said(r.is()));
  }

  private static String on(Optional<LocalDate> day) {
    return day.map(d -> " of " + d).orElse("");
  }

  private List<String> tables(Address address, Edition published) {
    String tables = "the tables of run " + published.run();
    try {
      return EditionComparison.of(published, rebuild).differences(address, tables);
    } catch (Exception e) { // whatever Spark meets in a damaged file, declared or not
      return List.of("%s: %s cannot be read: %s".formatted(address, tables, firstLine(e)));
    }
  }

  private static String firstLine(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
