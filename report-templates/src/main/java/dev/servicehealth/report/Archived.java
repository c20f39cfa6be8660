package dev.servicehealth.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An edition at its address in the archive.
 *
 * @param address of its folder, relative to the archive
 * @param documents what people open of it, as far as it has it
 * @param hasServices whether its services have pages of their own
 * @param manifest the SHA-256 of its manifest; empty where the folder has none
 */
record Archived(
    String address,
    EditionJson json,
    List<Document> documents,
    boolean hasServices,
    Optional<String> manifest) {

  /** A file of the edition, and the word that links to it. */
  record Document(String word, String name) {}

  private static final List<Document> OPENED =
      List.of(
          new Document("HTML", "index.html"),
          new Document("PDF", "report.pdf"),
          new Document("JSON", "edition.json"),
          new Document("CSV", "tables/figures.csv"));

  static Archived read(Path reports, Path relative) {
    Path folder = reports.resolve(relative);
    Set<String> names = Documents.names(folder);
    return new Archived(
        address(relative),
        EditionJson.read(folder.resolve("edition.json")),
        OPENED.stream().filter(document -> names.contains(document.name())).toList(),
        names.stream().anyMatch(name -> name.startsWith("services/")),
        manifest(folder.resolve("manifest.json")));
  }

  static String address(Path relative) {
    return relative.toString().replace('\\', '/');
  }

  private static Optional<String> manifest(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Manifest.sha256(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ".", e);
    }
  }

  Edition edition() {
    return json.edition();
  }

  /** "2026-W34". */
  String period() {
    return Words.name(edition().period().name());
  }

  String headline() {
    return Headline.of(edition());
  }

  String editionLine() {
    return Restated.editionLine(edition());
  }

  String page() {
    return address + "/index.html";
  }

  /** The page of a service; that of the edition where services have none. */
  String page(Edition.Service service) {
    return hasServices ? address + "/" + FileName.ofService(service.service()) : page();
  }

  /** The citation for people: "2026-W34, edition 2, record 3fa9c1e07b52". */
  String citation() {
    return "%s, edition %d, record %s".formatted(period(), edition().edition(), json.recordId());
  }

  /** How many services are in each state. */
  Stream<Map.Entry<State, Long>> counts() {
    return Stream.of(State.values()).map(state -> Map.entry(state, services(state)));
  }

  private long services(State state) {
    return edition().services().stream().filter(s -> s.state() == state).count();
  }
}
