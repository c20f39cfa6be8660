package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RendererTest {

  private static final Path EDITION = Editions.GOLDEN.resolve("edition.json");
  private static final List<String> DOCUMENTS =
      List.of(
          "index.html",
          "badges/store.svg",
          "chat/slack.json",
          "chat/teams.json",
          "tables/objectives.csv",
          "tables/days.csv",
          "tables/figures.csv",
          "tables/sources.csv",
          "tables/totals.csv");

  @TempDir Path reports;

  /**
   * After a wanted change: {@code ./mvnw -pl report-templates test -Dgolden=write}, then look, and
   * raise {@code Words.VERSION} where editions of the version before were published.
   */
  @Test
  void the_golden_edition_renders_to_the_golden_documents() throws IOException {
    Path folder = rendered("2026-W34", 1, EDITION);
    for (String name : DOCUMENTS) {
      isGolden(folder.resolve(name), Editions.GOLDEN.resolve(name));
    }
  }

  /** {@code latest.json} has hashes of manifests, which change with every document. */
  @Test
  void the_golden_edition_gives_the_golden_archive() throws IOException {
    rendered("2026-W34", 1, EDITION);
    rendered("2026-W34", 2, changed("\"edition\": 1,", "\"edition\": 2,"));
    Renderer.index(reports);
    for (String name : List.of("index.html", "feed.atom")) {
      isGolden(reports.resolve(name), Editions.GOLDEN.resolve("archive").resolve(name));
    }
  }

  private static void isGolden(Path document, Path golden) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(golden.getParent());
      Files.write(golden, Files.readAllBytes(document));
    }
    assertThat(document).hasSameBinaryContentAs(golden);
  }

  @Test
  void the_same_edition_gives_the_same_bytes() {
    Path one = rendered("2026-W34", 1, EDITION);
    Path other = rendered("2026-W34", 2, EDITION);
    assertThat(one.resolve("index.html")).hasSameBinaryContentAs(other.resolve("index.html"));
    assertThat(one.resolve("manifest.json")).hasSameBinaryContentAs(other.resolve("manifest.json"));
  }

  @Test
  void the_manifest_names_every_document_with_its_checksum() throws IOException {
    Path folder = rendered("2026-W34", 1, EDITION);
    String manifest = Files.readString(folder.resolve("manifest.json"));
    for (String name : DOCUMENTS) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      assertThat(manifest)
          .contains(
              "{\"bytes\":%d,\"name\":\"%s\",\"sha256\":\"%s\"}"
                  .formatted(bytes.length, name, Manifest.sha256(bytes)));
    }
    assertThat(manifest).contains("\"name\":\"edition.json\"");
  }

  @Test
  void a_published_report_is_never_replaced() throws IOException {
    Path folder = Files.createDirectories(reports.resolve("2026-W34/edition-1"));
    Files.writeString(folder.resolve("index.html"), "published");
    assertThatThrownBy(() -> Renderer.render(EDITION, folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("index.html")).hasContent("published");
    assertThat(folder.resolve("manifest.json")).doesNotExist();
  }

  @Test
  void an_edition_that_stands_in_its_folder_already_is_kept() throws IOException {
    Path folder = Files.createDirectories(reports.resolve("2026-W34/edition-1"));
    Path edition = Files.copy(EDITION, folder.resolve("edition.json"));
    Renderer.render(edition, folder);
    assertThat(folder.resolve("index.html")).exists();
    assertThat(edition).hasSameBinaryContentAs(EDITION);
  }

  @Test
  void an_edition_that_cannot_be_trusted_is_refused() throws IOException {
    refused("\"bad\": 41210", "\"bad\": 41211", "store-availability: good + bad and valid differ");
    refused("\"edition\": 1,", "\"edition\": 1, \"edition\": 2,", "edition");
    refused("\"edition\": 1,", "\"edition\": 1.5,", "1.5");
    refused("\"edition\": 1,", "", "edition");
    refused("service-health/edition/4", "service-health/edition/9", "edition/9");
    refused("\"state\": \"Missed\"", "\"state\": \"Fine\"", "Fine");
  }

  @Test
  void what_is_written_is_read_back() throws IOException {
    Edition edition = Editions.golden().edition();
    Path written = Files.write(reports.resolve("written.json"), EditionWriter.bytes(edition));
    assertThat(Renderer.read(written)).isEqualTo(edition);
  }

  @Test
  void the_archive_lists_every_edition_the_latest_first() throws IOException {
    rendered("2026-W34", 1, EDITION);
    rendered("2026-W34", 2, changed("\"edition\": 1,", "\"edition\": 2,"));
    Files.createDirectories(reports.resolve("drafts/edition-x"));
    Files.writeString(reports.resolve("drafts/edition-x/edition.json"), "not an edition");
    Renderer.index(reports);
    Renderer.index(reports);
    Document page = Jsoup.parse(Files.readString(reports.resolve("index.html")));
    assertThat(page.select("table.editions tbody th a").eachAttr("href"))
        .containsExactly("2026-W34/edition-2/index.html", "2026-W34/edition-1/index.html");
    assertThat(page.select(".latest").text())
        .contains("2026-W34 (Mon 17 - Sun 23 Aug 2026, UTC)", "Edition 2, restated 25 Aug 2026");
    Element first = page.select("table.editions tbody tr").last();
    assertThat(first.text())
        .contains("Restated by edition 2", "25 Aug 2026, 06:00 UTC")
        .contains("Store missed its target", Editions.golden().recordId());
  }

  @Test
  void the_checksums_of_a_folder_are_those_of_its_manifest_or_an_error() throws IOException {
    Path folder = rendered("2026-W34", 1, EDITION);
    Set<String> names = new TreeSet<>(DOCUMENTS);
    names.addAll(
        List.of("edition.json", "mail.eml", "manifest.json", "report.pdf", "tables/incidents.csv"));
    Edition edition = Editions.golden().edition();
    for (Edition.Service service : edition.services()) {
      names.add("badges/" + FileName.of(service.service()) + ".svg");
      names.add("services/" + FileName.of(service.service()) + ".html");
    }
    GroupPage.all(edition, "").forEach(group -> names.add(group.file()));
    assertThat(names).contains("groups/tier-1.html", "groups/owner-identity-999f23fcd7be.html");
    assertThat(Documents.verified(folder))
        .containsOnlyKeys(names.toArray(String[]::new))
        .containsEntry("edition.json", Manifest.sha256(Files.readAllBytes(EDITION)));
    Files.writeString(folder.resolve("tables/days.csv"), "day\r\n");
    assertThatThrownBy(() -> Documents.verified(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not those of its manifest.json");
  }

  @Test
  void an_archive_of_nothing_says_so() throws IOException {
    Renderer.index(reports);
    assertThat(Files.readString(reports.resolve("index.html"))).contains("Nothing has been");
  }

  private Path rendered(String period, int edition, Path json) {
    Path folder = reports.resolve(period).resolve("edition-" + edition);
    Renderer.render(json, folder);
    return folder;
  }

  private void refused(String from, String to, String why) throws IOException {
    Path json = changed(from, to);
    Path folder = reports.resolve("refused");
    assertThatThrownBy(() -> Renderer.render(json, folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
    assertThat(folder).doesNotExist();
  }

  private Path changed(String from, String to) throws IOException {
    String json = Files.readString(EDITION);
    assertThat(json).contains(from);
    return Files.writeString(reports.resolve("changed.json"), json.replace(from, to));
  }
}
