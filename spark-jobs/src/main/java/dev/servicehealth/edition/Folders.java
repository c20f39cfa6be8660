package dev.servicehealth.edition;

import dev.servicehealth.project.Project;
import dev.servicehealth.report.Documents;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.EditionWriter;
import dev.servicehealth.report.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.stream.Stream;

/** The folders of editions below the reports' folder. A published one is never written to again. */
public final class Folders {
  private static final Pattern EDITION =
      Pattern.compile("(\\d{4}-(?:W\\d{2}|Q\\d|\\d{2}))/edition-([1-9]\\d{0,8})");
  private static final Pattern DRAFT = Pattern.compile("\\.edition-\\d+\\.draft");

  private static final String MANIFEST = "manifest.json";

  /** Beside the manifest, and no document of the edition. */
  static final String SIGNATURE = "manifest.json.sig";

  private final Path reports;

  /**
   * @param reports need not exist
   */
  public Folders(Path reports) {
    this.reports = real(reports);
  }

  /** Those of a project; empty where reports are not in a local folder, the only place for now. */
  public static Optional<Folders> of(Project project) {
    String reports = project.configuration().reports();
    return reports.contains("://") ? Optional.empty() : Optional.of(new Folders(Path.of(reports)));
  }

  /** Nothing is found below a symbolic link that is walked as it is. */
  private static Path real(Path reports) {
    try {
      return Files.exists(reports) ? reports.toRealPath() : reports;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + reports + ": " + e.getMessage(), e);
    }
  }

  Path of(Address address) {
    return reports.resolve(address.toString());
  }

  public Edition read(Address address) {
    return Renderer.read(of(address).resolve("edition.json"));
  }

  /** The bytes of its {@code edition.json}. */
  byte[] json(Address address) {
    Path file = of(address).resolve("edition.json");
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  boolean isThere(Address address) {
    return Files.isRegularFile(of(address).resolve(MANIFEST));
  }

  byte[] manifest(Address address) throws IOException {
    return Files.readAllBytes(of(address).resolve(MANIFEST));
  }

  /** The signature of its manifest; empty when it is not signed. */
  Optional<String> signature(Address address) throws IOException {
    Path file = of(address).resolve(SIGNATURE);
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  SortedMap<String, String> documents(Address address) throws IOException {
    return Documents.verified(of(address));
  }

  /** Checksums of the documents that its {@code edition.json} gives when it is rendered now. */
  SortedMap<String, String> rendered(Address address) {
    return Renderer.checksums(of(address).resolve("edition.json"));
  }

  /** The newest edition of every period, in the order of their names. */
  public List<Edition> newest() {
    NavigableMap<String, Address> newest = new TreeMap<>();
    try {
      all().forEach(address -> newest.put(address.period(), address));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the editions in " + reports + ": " + e, e);
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
      throw new UncheckedIOException("Cannot read the editions in " + reports + ": " + e, e);
    }
  }

  /** Lists all that stands at the address of an edition, be it an edition or not. */
  public SortedSet<Address> all() throws IOException {
    SortedSet<Address> found = new TreeSet<>();
    for (Path path : below()) {
      Matcher matcher = EDITION.matcher(reports.relativize(path).toString().replace('\\', '/'));
      if (matcher.matches()) {
        found.add(new Address(matcher.group(1), Integer.parseInt(matcher.group(2))));
      }
    }
    return found;
  }

  /** Removes what killed runs left behind before they published it. */
  void removeDrafts() throws IOException {
    for (Path path : below()) {
      if (DRAFT.matcher(path.getFileName().toString()).matches()) {
        delete(path);
      }
    }
  }

  /** Renders beside the edition's address and moves the whole folder there in one step. */
  void publish(Address address, Edition edition, Optional<Signer> signer) throws IOException {
    Path folder = of(address);
    Path draft = folder.resolveSibling("." + folder.getFileName() + ".draft");
    Files.createDirectories(draft);
    Path json = Files.write(draft.resolve("edition.json"), EditionWriter.bytes(edition));
    Renderer.render(json, draft);
    if (signer.isPresent()) {
      byte[] manifest = Files.readAllBytes(draft.resolve(MANIFEST));
      Files.writeString(draft.resolve(SIGNATURE), signer.get().sign(manifest));
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns whether the page that lists the editions is there and theirs. */
  boolean isIndexed() throws IOException {
    return Renderer.isIndexed(reports);
  }

  /** Writes that page where it is not. */
  void index() throws IOException {
    if (!isIndexed()) {
      Renderer.index(reports);
    }
  }

  private List<Path> below() throws IOException {
    if (!Files.exists(reports)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(reports, 2)) {
      return paths.toList();
    }
  }

  private static void delete(Path draft) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(draft)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
