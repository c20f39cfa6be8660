package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FeedTest {
  private static final String HOSTILE =
      "<script>alert(1)</script> ]]> & \" ' \u0000\uFFFE\u202E &lt;b&gt;";

  @TempDir private Path reports;

  private Document feed() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(reports.resolve("feed.atom").toFile());
  }

  private static List<String> all(Document feed, String element) {
    NodeList nodes = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void every_edition_is_an_entry_the_one_published_last_first() throws Exception {
    Archives.ofThirtyWeeks(reports);
    Document feed = feed();
    assertThat(all(feed, "entry")).hasSize(35);
    assertThat(all(feed, "title"))
        .startsWith(
            "Northwind: service health",
            "2026-W36: Store missed its target: 900 failed requests; 1 other service missed.");
    assertThat(all(feed, "updated"))
        .startsWith("2026-09-08T06:00:00Z", "2026-09-08T06:00:00Z", "2026-09-02T06:00:00Z");
    assertThat(all(feed, "id")).doesNotHaveDuplicates().allMatch(id -> id.startsWith("urn:uuid:"));
    NodeList links = feed.getElementsByTagNameNS("*", "link");
    for (int i = 2; i < links.getLength(); i++) {
      assertThat(reports.resolve(((Element) links.item(i)).getAttribute("href"))).exists();
    }
  }

  @Test
  void its_ids_stay_when_editions_are_added() throws Exception {
    LocalDate monday = LocalDate.parse("2026-08-17");
    List<Edition.Service> services = List.of(Editions.service("Store", 1, State.MET, 1, 5_000));
    Archives.publish(reports, Archives.week("2026-W34", monday, 1, services));
    Renderer.index(reports);
    List<String> before = all(feed(), "id");
    Archives.publish(reports, Archives.week("2026-W34", monday, 2, services));
    Renderer.index(reports);
    assertThat(all(feed(), "id")).hasSize(3).containsAll(before).first().isEqualTo(before.get(0));
  }

  @Test
  void it_holds_the_fifty_newest_editions() throws Exception {
    LocalDate monday = LocalDate.parse("2026-08-17");
    List<Edition.Service> services = List.of(Editions.service("Store", 1, State.MET, 1, 5_000));
    for (int n = 1; n <= 52; n++) {
      Archives.publish(reports, Archives.week("2026-W34", monday, n, services));
    }
    Renderer.index(reports);
    assertThat(all(feed(), "summary")).hasSize(50).last().asString().contains("Edition 3,");
  }

  @Test
  void hostile_names_are_text() throws Exception {
    Archives.publish(
        reports, Editions.of(Editions.service(HOSTILE, 1, State.MISSED, 41_210, 98_691_210)));
    Renderer.index(reports);
    assertThat(all(feed(), "title").get(1))
        .startsWith("2026-W34: <script>alert(1)</script> ]]> & \" ' ")
        .contains("&lt;b&gt;");
    assertThat(Files.readString(reports.resolve("index.html"))).doesNotContain("<script");
  }

  @Test
  void an_archive_of_nothing_has_no_feed() throws IOException {
    Renderer.index(reports);
    assertThat(reports.resolve("feed.atom")).doesNotExist();
    assertThat(Renderer.isIndexed(reports)).isTrue();
  }
}
