package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class RestatedTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-08-17");
  static final Restatement VERDICT = restatement("verdict", null, "Met", "Missed");
  static final Restatement BAD = restatement("bad", null, "12", "1,900");

  @Test
  void a_first_edition_says_that_nothing_was_published_before() {
    Document page = page(Editions.of(List.of(store()), List.of()));
    assertThat(page.select("section[aria-labelledby=restated] .say").text())
        .isEqualTo("This is the first edition of this week: no number of it was published before.");
    assertThat(page.select("table.restated")).isEmpty();
    assertThat(page.select("p.edition").text().replaceFirst("\\. Data received.*", ""))
        .isEqualTo("Edition 1, provisional until 22 Sep 2026");
  }

  @Test
  void a_restated_figure_is_shown_as_it_was_as_it_is_and_why() {
    Document page = page(second(VERDICT, BAD, restatement("bad", MONDAY, "12", "1,900")));
    assertThat(page.select("#restated").text()).isEqualTo("What changed since edition 1");
    assertThat(page.select("table.restated tbody tr").eachText())
        .containsExactly(
            "Store Requests answered Verdict Met Missed telemetry arrived later changed",
            "Store Requests answered Failed requests 12 1,900 telemetry arrived later changed");
    assertThat(page.select("section[aria-labelledby=restated] .lead").eachText())
        .containsExactly(
            "Compared with edition 1, which stays as it was published: 1 number changed, 1 verdict"
                + " changed.",
            "Not listed here: 1 figure of single days; all are in the table of restatements.");
    assertThat(page.select("p.edition").text().replaceFirst("\\. Data received.*", ""))
        .isEqualTo(
            "Edition 2, restated 25 Aug 2026: 1 number changed, 1 verdict changed; provisional"
                + " until 22 Sep 2026");
    assertThat(page.select("section[aria-labelledby=restated] a").eachAttr("href"))
        .containsExactly("../edition-1/index.html", "tables/restatements.csv");
  }

  @Test
  void an_edition_that_changed_no_figure_says_so() {
    assertThat(page(second()).select("section[aria-labelledby=restated]").text())
        .contains(
            "no figure of an objective changed. Names, owners, totals, incidents or the account");
  }

  @Test
  void figures_that_changed_on_days_alone_are_counted() {
    assertThat(Restated.summary(second(restatement("bad", MONDAY, "12", "1,900"))))
        .isEqualTo("1 figure changed on single days, no verdict changed");
  }

  @Test
  void a_page_lists_as_many_as_people_read_and_counts_the_others() {
    Restatement[] many = IntStream.range(0, 75).mapToObj(n -> BAD).toArray(Restatement[]::new);
    Document page = page(second(many));
    assertThat(page.select("table.restated tbody tr")).hasSize(60);
    assertThat(page.text()).contains("Not listed here: 15 more figures of the period;");
  }

  @Test
  void a_service_that_left_is_called_by_its_name_and_hostile_text_stays_text() {
    Restatement gone =
        new Restatement(
            "<b>old</b>",
            "old-slo",
            "bad",
            null,
            "3",
            null,
            "3",
            null,
            Restatement.Why.DEFINITION,
            true);
    assertThat(page(second(gone)).select("table.restated tbody tr").text())
        .isEqualTo(
            "<b>old</b> old-slo Bad 3 not in that edition the objective is defined"
                + " differently changed");
  }

  @Test
  void the_table_of_restatements_holds_every_one() {
    assertThat(
            new CsvTables(second(VERDICT, BAD)).documents().get("tables/restatements.csv").lines())
        .containsExactly(
            "period,edition,service,slo,figure,day,was,is,was_printed,is_printed,why,"
                + "verdict_changed",
            "2026-W34,2,Store,Store-availability,verdict,,Met,Missed,Met,Missed,late data,true",
            "2026-W34,2,Store,Store-availability,bad,,12,1900,12,\"1,900\",late data,true");
  }

  private static Restatement restatement(String figure, LocalDate day, String was, String is) {
    return new Restatement(
        "Store",
        "Store-availability",
        figure,
        day,
        was.replace(",", ""),
        is.replace(",", ""),
        was,
        is,
        Restatement.Why.LATE_DATA,
        true);
  }

  static Edition second(Restatement... restatements) {
    return Editions.numbered(2, Editions.of(List.of(store()), List.of()))
        .restating(List.of(restatements));
  }

  private static Edition.Service store() {
    return Editions.service("Store", 1, State.MISSED, 1_900, 5_000);
  }

  private static Document page(Edition edition) {
    return Jsoup.parse(
        new String(Pages.report(ReportPage.of(edition, "0123456789ab")), StandardCharsets.UTF_8));
  }
}
