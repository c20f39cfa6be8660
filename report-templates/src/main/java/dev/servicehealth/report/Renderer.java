package dev.servicehealth.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns an {@code edition.json} into the documents of a report: same edition, same bytes. */
public final class Renderer {

  /** The documents of the archive, which stand beside the editions. */
  public static final Set<String> INDEX = Set.of("index.html", "latest.json", "feed.atom");

  private static final String EDITION = "edition.json";

  private Renderer() {}

  /**
   * Writes the documents of an edition, and the edition itself where it is not there yet. A
   * published document is never replaced.
   *
   * @throws UncheckedIOException around a {@link FileAlreadyExistsException} when the folder holds
   *     a report; nothing has been written then
   */
  public static void render(Path editionJson, Path folder) {
    EditionJson json = EditionJson.read(editionJson);
    SortedMap<String, byte[]> documents = documents(json);
    try {
      refuseToReplace(folder, documents);
      for (Map.Entry<String, byte[]> document : documents.entrySet()) {
        write(folder.resolve(document.getKey()), document.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report to " + folder + ".", e);
    }
  }

  /**
   * Writes a page, its data and its tables of an edition that is not published, with a watermark.
   *
   * @throws UncheckedIOException around a {@link FileAlreadyExistsException} when the folder is
   *     there
   */
  public static void draft(Edition edition, Path folder) {
    SortedMap<String, byte[]> documents = new TreeMap<>();
    documents.put(EDITION, EditionWriter.bytes(edition));
    documents.put("index.html", Pages.report(ReportPage.of(edition, "draft").draft()));
    new CsvTables(edition)
        .documents()
        .forEach((name, csv) -> documents.put(name, csv.getBytes(StandardCharsets.UTF_8)));
    try {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(folder);
      for (Map.Entry<String, byte[]> document : documents.entrySet()) {
        write(folder.resolve(document.getKey()), document.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the draft to " + folder + ".", e);
    }
  }

  /** Reads an {@code edition.json}, and refuses one whose figures do not add up. */
  public static Edition read(Path editionJson) {
    return EditionJson.read(editionJson).edition();
  }

  /** The SHA-256 of every document that an edition gives now, by its name. */
  public static SortedMap<String, String> checksums(Path editionJson) {
    SortedMap<String, String> checksums = new TreeMap<>();
    documents(EditionJson.read(editionJson))
        .forEach((name, bytes) -> checksums.put(name, Manifest.sha256(bytes)));
    return checksums;
  }

  /**
   * Returns whether the archive's documents are those that the editions below the folder give now.
   */
  public static boolean isIndexed(Path reportsFolder) throws IOException {
    for (Map.Entry<String, byte[]> document : Archive.of(reportsFolder).documents().entrySet()) {
      Path file = reportsFolder.resolve(document.getKey());
      if (!Files.isRegularFile(file)
          || !Arrays.equals(Files.readAllBytes(file), document.getValue())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes the archive of every edition below the folder: its page, its feed and {@code
   * latest.json}. These alone are rewritten, each in one step.
   */
  public static void index(Path reportsFolder) {
    try {
      for (Map.Entry<String, byte[]> document : Archive.of(reportsFolder).documents().entrySet()) {
        Path written = reportsFolder.resolve(document.getKey() + ".tmp");
        Files.write(written, document.getValue());
        Files.move(
            written,
            reportsFolder.resolve(document.getKey()),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the archive to " + reportsFolder + ".", e);
    }
  }

  static SortedMap<String, byte[]> documents(EditionJson json) {
    SortedMap<String, byte[]> documents = new TreeMap<>();
    documents.put(EDITION, json.bytes());
    ReportPage page = ReportPage.of(json);
    documents.put("index.html", Pages.report(page));
    for (Edition.Service service : json.edition().services()) {
      documents.put(
          FileName.ofService(service.service()),
          Pages.service(ServicePage.of(json.edition(), json.recordId(), service)));
    }
    for (GroupPage group : GroupPage.all(json.edition(), json.recordId())) {
      documents.put(group.file(), Pages.group(group));
    }
    documents.putAll(Badge.documents(json.edition()));
    documents.putAll(new Chat(page).documents());
    new CsvTables(json.edition())
        .documents()
        .forEach((name, csv) -> documents.put(name, csv.getBytes(StandardCharsets.UTF_8)));
    documents.put("report.pdf", PdfReport.of(json, page, data(documents)));
    documents.put("mail.eml", new MailMessage(json, page).bytes(documents.get("report.pdf")));
    documents.put("manifest.json", new Manifest(new TreeMap<>(documents), json.edition()).bytes());
    return documents;
  }

  private static SortedMap<String, byte[]> data(SortedMap<String, byte[]> documents) {
    SortedMap<String, byte[]> data = new TreeMap<>(documents);
    data.keySet().removeIf(name -> !name.equals(EDITION) && !name.startsWith("tables/"));
    return data;
  }

  private static void refuseToReplace(Path folder, SortedMap<String, byte[]> documents)
      throws IOException {
    for (Map.Entry<String, byte[]> document : documents.entrySet()) {
      Path file = folder.resolve(document.getKey());
      boolean sameEdition =
          document.getKey().equals(EDITION)
              && Files.exists(file)
              && Arrays.equals(Files.readAllBytes(file), document.getValue());
      if (Files.exists(file) && !sameEdition) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    if (file.endsWith(EDITION) && Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
