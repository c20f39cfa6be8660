package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ReportPageTest {

  private static final EditionJson GOLDEN = Editions.golden();
  private static final Document PAGE =
      Jsoup.parse(new String(Pages.report(ReportPage.of(GOLDEN)), StandardCharsets.UTF_8));

  @Test
  void every_count_of_an_objective_stands_in_its_table() {
    List<Element> totals = PAGE.select("#tables ~ details tfoot tr");
    List<Edition.Objective> objectives =
        ReportPage.of(GOLDEN).matrix().rows().stream().map(Matrix.Row::objective).toList();
    assertThat(totals).hasSameSizeAs(objectives);
    for (int i = 0; i < totals.size(); i++) {
      Edition.Objective o = objectives.get(i);
      Edition.Minutes m = o.minutes();
      assertThat(totals.get(i).select("td.n").eachText())
          .containsExactly(
              Words.count(o.good()),
              Words.count(o.bad()),
              Words.count(o.valid()),
              Words.count(m.good()),
              Words.count(m.bad()),
              Words.count(m.noTraffic()),
              Words.count(m.noTelemetry()),
              Words.count(m.excluded()));
    }
  }

  @Test
  void what_was_bad_on_the_days_adds_up_to_the_period() {
    for (Element table : PAGE.select("table.exact")) {
      long days = table.select("tbody td.n:nth-child(4)").stream().mapToLong(this::number).sum();
      assertThat(days).isEqualTo(number(table.selectFirst("tfoot td.n:nth-child(4)")));
    }
  }

  @Test
  void a_page_with_mixed_units_adds_events_of_one_kind_only_and_says_so() {
    List<Element> totals = PAGE.select(".scorecard tfoot tr");
    assertThat(totals).hasSize(2);
    assertThat(totals.get(0).text())
        .startsWith("Failed requests 6 services added, 2 not counted in this")
        .contains("73,432 failed, of 1,407,427,754 requests");
    assertThat(totals.get(1).text())
        .startsWith("Slow requests 1 service added, 7 not counted in this")
        .contains("487,040 slow, of 98,691,210 requests");
    assertThat(PAGE.select(".verdict .answers").text())
        .contains("measured requests failed; about 487,000 of 98.7 million were slow.")
        .contains("Not added: Login, counted in 5-minute slices; Recommendations, counted in")
        .contains("Worst day: ");
  }

  @Test
  void every_unit_is_named_where_it_is_printed() {
    assertThat(PAGE.select(".matrix tbody th").eachText())
        .anySatisfy(row -> assertThat(row).startsWith("Login ").endsWith(", bad 5-minute slices"))
        .anySatisfy(row -> assertThat(row).endsWith(", bad 60-minute slices"))
        .anySatisfy(row -> assertThat(row).endsWith(", bad measurements"))
        .anySatisfy(row -> assertThat(row).endsWith(", slow requests"))
        .anySatisfy(row -> assertThat(row).endsWith(", failed requests"));
    assertThat(PAGE.select(".scorecard tbody tr").eachText())
        .anySatisfy(row -> assertThat(row).contains("Login", "2 bad, of 2,016 5-minute slices"))
        .anySatisfy(
            row ->
                assertThat(row).contains("Recommendations", "1.235 bad, of 168 60-minute slices"));
  }

  @Test
  void the_scorecard_puts_the_worst_first() {
    assertThat(PAGE.select(".scorecard tbody .name").eachText())
        .containsExactly(
            "Store",
            "Playback",
            "Checkout",
            "Login",
            "Recommendations",
            "Search",
            "Kids profile",
            "Gift cards");
  }

  @Test
  void every_objective_has_a_letter_on_every_day() {
    assertThat(PAGE.select(".matrix tbody tr"))
        .allSatisfy(row -> assertThat(row.select("td .sign b")).hasSize(7));
    assertThat(PAGE.select(".matrix tbody tr").get(3).select(".sign b").eachText())
        .containsExactly("+", "+", "+", "U", "U", "+", "+");
  }

  @Test
  void a_reader_without_eyes_or_mouse_finds_the_way() {
    assertThat(PAGE.select("html").attr("lang")).isEqualTo("en");
    assertThat(PAGE.select("h1")).hasSize(1);
    assertThat(PAGE.select("header, main, footer, nav")).hasSize(4);
    assertThat(PAGE.select("a.skip").attr("href")).isEqualTo("#main");
    assertThat(PAGE.select("th:not([scope])")).isEmpty();
    assertThat(PAGE.select("svg:not([role=img]):not([aria-hidden=true])")).isEmpty();
    assertThat(PAGE.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(PAGE.select("[aria-labelledby]").eachAttr("aria-labelledby"))
        .allSatisfy(
            ids ->
                assertThat(List.of(ids.split(" ", -1)))
                    .allSatisfy(id -> assertThat(PAGE.getElementById(id)).isNotNull()));
  }

  @Test
  void the_page_asks_nothing_of_the_outside_and_runs_nothing() {
    assertThat(PAGE.select("script, link, img, iframe")).isEmpty();
    assertThat(PAGE.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo("default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
    assertThat(PAGE.select("a[href]").eachAttr("href"))
        .noneSatisfy(href -> assertThat(href).contains("//"));
  }

  @Test
  void the_page_says_how_missing_telemetry_is_judged() {
    assertThat(PAGE.text())
        .contains("counted once as all bad and once as all good")
        .contains("Edition 1, provisional until 22 Sep 2026")
        .contains("2026-W34 (Mon 17 - Sun 23 Aug 2026, UTC)")
        .contains("beta-player (120 requests), partner-feed (48,212 requests)");
  }

  @Test
  void no_services_is_said_and_not_praised() {
    Document page = page(Editions.of());
    assertThat(page.select(".verdict .headline").text())
        .isEqualTo("No service has an objective in this edition.");
    assertThat(page.select("table.scorecard, table.matrix")).isEmpty();
    assertThat(page.text()).contains("Services in telemetry without an objective: none.");
  }

  @Test
  void when_all_is_unknown_nothing_looks_good() {
    Document page =
        page(
            Editions.of(
                Editions.service("Store", 1, State.UNKNOWN, 0, 0, 168),
                Editions.service("Login", 1, State.UNKNOWN, 0, 0, 168)));
    assertThat(page.select(".verdict").text().toLowerCase(Locale.ROOT))
        .contains("2 unknown", "not complete")
        .doesNotContain("100%", "no known customer harm", "0 failed", "healthy");
    assertThat(page.select(".scorecard [data-label^=This] .figure").eachText())
        .containsOnly("nothing measured");
    assertThat(page.select(".scorecard .note").eachText()).containsOnly("coverage 0.0%");
  }

  @Test
  void hostile_text_stays_text() {
    String hostile = "<script>alert(1)</script>]]>\u202E\"'&=cmd|" + "x".repeat(10_000);
    Edition edition = hostile(hostile);
    Document page = page(edition);
    assertThat(page.select("script")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select(".scorecard .name").first().text())
        .startsWith("<script>alert(1)</script>]]>\uFFFD\"'&=cmd|xxx")
        .hasSize(160);
    assertThat(page.text()).doesNotContain("\u202E");
  }

  static Edition hostile(String text) {
    Edition.Service service = Editions.service(text, 1, State.MISSED, 9, 5_000);
    Edition.Service owned =
        new Edition.Service(text, text, text, 1, service.objectives(), text, text, null);
    Source source =
        new Source(
            text,
            2,
            1,
            List.of(new Source.Problem(text, text, text)),
            9,
            8,
            1,
            0,
            0,
            List.of(new Source.Rejection(text, 1)),
            List.of(new Source.Doubt(text, text, text, 1)),
            null);
    Edition plain = Editions.of(List.of(owned), List.of(source));
    return new Edition(
        plain.schema(),
        text,
        new Edition.Period(text, text, plain.period().firstDay(), plain.period().lastDay(), text),
        1,
        plain.publishedAt(),
        plain.provisionalUntil(),
        text,
        plain.receivedUntil(),
        plain.privacy(),
        plain.services(),
        plain.sources(),
        List.of(new Edition.Unjudged(text, 1)),
        List.of(),
        plain.wording(),
        plain.totals(),
        Editions.happenings(
            text, new Happenings.Share(text, service.objectives().get(0).slo(), 9, 9)),
        List.of(new Happenings.FollowUp(text, text, text, text, null, true)),
        text,
        text,
        Editions.lately(text, owned.service()));
  }

  private static Document page(Edition edition) {
    return Jsoup.parse(
        new String(Pages.report(ReportPage.of(edition, "0123456789ab")), StandardCharsets.UTF_8));
  }

  private long number(Element element) {
    return Long.parseLong(element.text().replace(",", ""));
  }
}
