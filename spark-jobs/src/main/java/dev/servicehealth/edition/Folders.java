package dev.servicehealth.edition;

import dev.servicehealth.project.Project;
import dev.servicehealth.report.Documents;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.EditionWriter;
import dev.servicehealth.report.Renderer;
import dev.servicehealth.spark.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The folders of editions below the reports' folder. A published one is never written to again. */
public final class Folders {
  private static final Pattern EDITION =
      Pattern.compile("(\\d{4}-(?:W\\d{2}|Q\\d|\\d{2}))/edition-([1-9]\\d{0,8})");
  private static final String MANIFEST = "manifest.json";

  /** Beside the manifest, and no document of the edition. */
  static final String SIGNATURE = "manifest.json.sig";

  private final Shelf shelf;

  /**
   * @param reports a folder of this machine, which need not exist
   */
  public Folders(Path reports) {
    this(LocalShelf.of(reports));
  }

  private Folders(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Those of a project, whose reports may stand in an object store. */
  public static Folders of(Project project) {
    String reports = project.configuration().reports();
    return Stores.isRemote(reports)
        ? new Folders(
            new StoreShelf(reports, Stores.configuration(project.configuration().sparkSettings())))
        : new Folders(Path.of(reports));
  }

  /** The documents of an edition as files of this machine. */
  Path of(Address address) {
    return fetched(address.toString());
  }

  private Path file(Address address, String name) {
    return fetched(address + "/" + name);
  }

  private Path fetched(String name) {
    try {
      shelf.fetch(name);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + shelf.location(name) + ": " + e, e);
    }
    return shelf.folder().resolve(name);
  }

  /** Where an edition stands, for people. */
  String location(Address address) {
    return shelf.location(address.toString());
  }

  public Edition read(Address address) {
    return Renderer.read(file(address, "edition.json"));
  }

  /** The bytes of its {@code edition.json}. */
  byte[] json(Address address) {
    Path file = file(address, "edition.json");
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  boolean isThere(Address address) {
    return Files.isRegularFile(file(address, MANIFEST));
  }

  byte[] manifest(Address address) throws IOException {
    return Files.readAllBytes(file(address, MANIFEST));
  }

  /** The signature of its manifest; empty when it is not signed. */
  Optional<String> signature(Address address) throws IOException {
    Path file = file(address, SIGNATURE);
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  SortedMap<String, String> documents(Address address) throws IOException {
    return Documents.verified(of(address));
  }

  /** Checksums of the documents that its {@code edition.json} gives when it is rendered now. */
  SortedMap<String, String> rendered(Address address) {
    return Renderer.checksums(file(address, "edition.json"));
  }

  /** The newest edition of every period, in the order of their names. */
  public List<Edition> newest() {
    NavigableMap<String, Address> newest = new TreeMap<>();
    try {
      all().forEach(address -> newest.put(address.period(), address));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the editions in " + shelf.location("") + ": " + e, e);
    }
    return newest.values().stream().map(this::read).toList();
  }

  /** The folder of the newest edition of a period. */
  public Optional<Path> newest(String period) {
    try {
      return all().stream()
          .filter(address -> address.period().equals(period))
          .max(Comparator.naturalOrder())
          .map(this::of);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read the editions in " + shelf.location("") + ": " + e, e);
    }
  }

  /** Lists all that stands at the address of an edition, be it an edition or not. */
  public SortedSet<Address> all() throws IOException {
    SortedSet<Address> found = new TreeSet<>();
    for (String name : shelf.editions()) {
      Matcher matcher = EDITION.matcher(name);
      if (matcher.matches()) {
        found.add(new Address(matcher.group(1), Integer.parseInt(matcher.group(2))));
      }
    }
    return found;
  }

  /** Removes what killed runs left behind before they published it. */
  void removeDrafts(Collection<Address> recorded) throws IOException {
    shelf.removeUnfinished(recorded.stream().map(Address::toString).collect(Collectors.toSet()));
  }

  /** Renders beside the edition's address and puts all of it there at once. */
  void publish(Address address, Edition edition, Optional<Signer> signer) throws IOException {
    Path folder = shelf.folder().resolve(address.toString());
    Path draft = folder.resolveSibling("." + folder.getFileName() + ".draft");
    Files.createDirectories(draft);
    Path json = Files.write(draft.resolve("edition.json"), EditionWriter.bytes(edition));
    Renderer.render(json, draft);
    if (signer.isPresent()) {
      byte[] manifest = Files.readAllBytes(draft.resolve(MANIFEST));
      Files.writeString(draft.resolve(SIGNATURE), signer.get().sign(manifest));
    }
    shelf.put(address.toString(), draft);
  }

  /** Returns whether the page that lists the editions is there and theirs. */
  boolean isIndexed() throws IOException {
    for (Address address : all()) {
      file(address, "edition.json");
      file(address, MANIFEST);
    }
    for (String document : Renderer.INDEX) {
      shelf.fetch(document);
    }
    return Renderer.isIndexed(shelf.folder());
  }

  /** Writes that page where it is not. */
  void index() throws IOException {
    if (!isIndexed()) {
      Renderer.index(shelf.folder());
      shelf.replace(Renderer.INDEX);
    }
  }
}
