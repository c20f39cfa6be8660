package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-08-17");

  @TempDir private static Path reports;
  @TempDir private Path other;
  private static Document page;

  @BeforeAll
  static void publish() throws IOException {
    Archives.ofThirtyWeeks(reports);
    page = page(reports);
  }

  private static Document page(Path folder) throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve("index.html")));
  }

  @Test
  void the_latest_edition_stands_first_with_its_headline_and_when_the_next_is_due() {
    Element latest = page.selectFirst(".latest");
    assertThat(latest.select("h2").text())
        .isEqualTo("Latest edition: 2026-W36 (Mon 31 Aug - Sun 6 Sep 2026, UTC)");
    assertThat(latest.select("a").attr("href")).isEqualTo("2026-W36/edition-1/index.html");
    assertThat(latest.select(".headline").text())
        .isEqualTo("Store missed its target: 900 failed requests; 1 other service missed.");
    assertThat(latest.text())
        .contains("2 missed", "4 met")
        .contains("The report of 2026-W37 (Mon 7 - Sun 13 Sep 2026, UTC) is due after 13 Sep 2026");
  }

  @Test
  void weeks_stand_in_the_order_of_the_calendar_also_those_that_nobody_published() {
    assertThat(page.select(".weeks thead th").eachText())
        .hasSize(27)
        .startsWith("Service", "W11 9 Mar 2026", "W12 16 Mar")
        .contains("W27 29 Jun")
        .endsWith("W35 24 Aug", "W36 31 Aug");
    assertThat(page.select(".weeks tbody tr").first().select("td").eachText())
        .contains("– 2026-W27: not published", "– 2026-W11: not measured")
        .contains("M Gifts, 2026-W36: missed");
  }

  @Test
  void a_week_leads_to_its_latest_edition_and_says_in_words_that_it_is_restated() {
    Element cell =
        page.select(".weeks td a").stream()
            .filter(a -> a.attr("href").startsWith("2026-W33/"))
            .findFirst()
            .orElseThrow();
    assertThat(cell.attr("href"))
        .isEqualTo("2026-W33/edition-2/services/" + FileName.of("Gifts") + ".html");
    assertThat(cell.select(".hidden").text()).endsWith(", restated");
    assertThat(cell.hasClass("corner")).isTrue();
    assertThat(page.select(".weeks td a").eachAttr("href"))
        .allSatisfy(address -> assertThat(reports.resolve(address)).exists());
    assertThat(page.select(".weeks td a[href^=2026-W34/]").eachText())
        .noneMatch(text -> text.contains("restated"));
  }

  @Test
  void every_edition_is_listed_with_its_status_and_its_documents() {
    List<String> rows = page.select("table.editions tbody tr").eachText();
    assertThat(rows).hasSize(29 + 4 + 2);
    assertThat(rows.get(0)).contains("Provisional until 6 Oct 2026", "8 Sep 2026, 06:00 UTC");
    assertThat(row("2026-W33", 1)).contains("Restated by edition 2");
    assertThat(row("2026-W33", 2)).contains("Provisional until 15 Sep 2026");
    assertThat(row("2026-W32", 1)).contains("Provisional until 8 Sep 2026");
    assertThat(row("2026-W31", 1)).contains("Final since 2 Sep 2026");
    assertThat(page.select("table.editions .open a").eachAttr("href"))
        .contains("2026-W33/edition-1/edition.json", "2026-W33/edition-1/tables/figures.csv")
        .allSatisfy(address -> assertThat(reports.resolve(address)).exists());
  }

  private static String row(String period, int edition) {
    return page.select("table.editions tbody tr").stream()
        .map(Element::text)
        .filter(text -> text.startsWith("%s, edition %d ".formatted(period, edition)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void open_matters_name_what_is_provisional_unknown_or_not_received() throws IOException {
    assertThat(page.select(".matters dd").eachText())
        .startsWith("2026-W32 (Mon 3 - Sun 9 Aug 2026, UTC): final after 8 Sep 2026.")
        .contains("2026-W36 (Mon 31 Aug - Sun 6 Sep 2026, UTC): final after 6 Oct 2026.")
        .endsWith("No service.", "Every expected partition arrived.");
    Edition.Service checkout = Editions.service("Checkout", 1, State.UNKNOWN, 0, 5_000, 31);
    Archives.publish(other, Archives.week("2026-W34", MONDAY, 2, List.of(checkout)));
    Renderer.index(other);
    assertThat(page(other).select(".matters dd").eachText())
        .endsWith("Checkout", "feed: 165 of 168 partitions received");
  }

  @Test
  void a_citation_names_period_edition_and_record() throws IOException {
    String record =
        Manifest.sha256(Files.readAllBytes(reports.resolve("2026-W36/edition-1/edition.json")))
            .substring(0, 12);
    assertThat(page.select(".citation").text()).isEqualTo("2026-W36, edition 1, record " + record);
  }

  @Test
  void programs_read_the_latest_of_each_kind_and_the_head_of_the_chain() throws IOException {
    JsonNode latest = new JsonMapper().readTree(reports.resolve("latest.json").toFile());
    assertThat(latest.findValuesAsText("period")).containsExactly("2026-W36", "2026-08", "2026-Q2");
    JsonNode week = latest.path("editions").path(0);
    assertThat(week.path("address").asText()).isEqualTo("2026-W36/edition-1");
    assertThat(week.path("states").path("Missed").asInt()).isEqualTo(2);
    assertThat(week.path("headline").asText()).isEqualTo(page.select(".latest .headline").text());
    assertThat(page.select("#cite ~ p code").text())
        .isEqualTo(latest.path("head").asText().substring(0, 12));
    assertThat(latest.path("head").asText())
        .isEqualTo(week.path("head").asText())
        .isEqualTo(
            Manifest.sha256(
                Files.readAllBytes(reports.resolve("2026-W36/edition-1/manifest.json"))));
  }

  @Test
  void each_of_its_documents_is_missed_when_it_is_changed_or_gone() throws IOException {
    Archives.publish(other, Editions.of(Editions.service("Store", 1, State.MET, 1, 5_000)));
    for (String name : List.of("index.html", "feed.atom", "latest.json")) {
      Renderer.index(other);
      assertThat(Renderer.isIndexed(other)).isTrue();
      Files.writeString(other.resolve(name), Files.readString(other.resolve(name)) + " ");
      assertThat(Renderer.isIndexed(other)).as(name).isFalse();
      Files.delete(other.resolve(name));
      assertThat(Renderer.isIndexed(other)).as(name).isFalse();
    }
  }
}
