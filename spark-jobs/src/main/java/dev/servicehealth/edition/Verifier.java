package dev.servicehealth.edition;

import dev.servicehealth.report.Documents;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.report.Figures;
import dev.servicehealth.report.Restatement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
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
  public Verifier(Path reports, Ledger ledger, UnaryOperator<Edition> rebuild) {
    this.folders = new Folders(reports);
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

  /** What of an edition is not as it was published, a sentence each; empty when all is. */
  public List<String> differences(Address address) {
    List<String> found = new ArrayList<>(doubled(address));
    List<String> documents = documents(address);
    found.addAll(documents);
    if (documents.isEmpty()) {
      Edition edition = folders.read(address);
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
