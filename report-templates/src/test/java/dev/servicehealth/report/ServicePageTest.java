package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** Pages of services, and of the groups that they are in. */
class ServicePageTest {
  private static final Edition GOLDEN = Editions.golden().edition();
  private static final Document STORE = page(GOLDEN, "store");

  @Test
  void its_headline_is_of_the_service_alone() {
    assertThat(STORE.select("h1").text())
        .isEqualTo("Store missed its target: about 41,200 failed requests, about 9,310 users.");
    assertThat(STORE.select(".verdict .period").text())
        .isEqualTo(
            "Store · Commerce Platform, tier 1, Commerce · 2026-W34 (Mon 17 - Sun 23 Aug 2026,"
                + " UTC)");
    assertThat(page(GOLDEN, "playback").select("h1").text())
        .isEqualTo("Playback is over its 28-day error budget; Playback met this week’s target.");
  }

  @Test
  void budgets_stand_with_their_windows_and_states() {
    assertThat(
            STORE
                .select("section[aria-labelledby=objective-0] .scroll")
                .first()
                .select("tbody tr")
                .eachText())
        .containsExactly(
            "28-day 27 Jul - 23 Aug 2026 71% Met the same",
            "Quarterly 1 Jul - 30 Sep 2026, to date 82% At risk the same");
  }

  @Test
  void the_latest_91_days_stand_as_thirteen_weeks_with_the_definitions_that_judged_them() {
    Element days = STORE.selectFirst("section[aria-labelledby=objective-0] .latest");
    assertThat(days.select("thead th").eachText())
        .hasSize(14)
        .startsWith("Weekday", "25 May")
        .endsWith("17 Aug");
    Elements weekdays = days.select("tbody tr");
    assertThat(weekdays.eachText().stream().map(row -> row.substring(0, 3)))
        .containsExactly("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    assertThat(weekdays.get(2).text()).endsWith("+ met U unknown + met M missed");
    Element checkout = page(GOLDEN, "checkout").selectFirst("section[aria-labelledby=objective-0]");
    assertThat(checkout.select(".lead").text())
        .containsPattern(
            "Definitions of the latest 91 days: [0-9a-f]{12} until 2 Aug 2026, target 99.5%;"
                + " [0-9a-f]{12} since 3 Aug 2026, target 99.95%\\.");
  }

  @Test
  void incidents_of_the_latest_91_days_stand_with_the_budget_that_they_took() {
    assertThat(STORE.select("section[aria-labelledby=past] tbody tr").eachText())
        .containsExactly(
            "The cart broke (INC-4711) Wed 19 Aug 14:02, 71 min 38.6% Final",
            "Card payments were declined (INC-4499) Wed 8 Jul 09:12, 4 h 21.4% Final");
  }

  @Test
  void rows_that_may_still_arrive_are_told_beside_the_figure_and_with_the_grade() {
    ReportPage page = ReportPage.of(GOLDEN, "0");
    assertThat(page.scorecard().rows())
        .filteredOn(row -> row.notes().contains("rows may arrive until 2 Sep"))
        .extracting(row -> row.service().title())
        .containsExactly("Login");
    assertThat(page.trust().reasonsSentence())
        .endsWith("rows of identity-counters may still arrive until 2 Sep 2026.");
  }

  @Test
  void what_took_from_a_budget_adds_up_to_what_was_bad() {
    for (Edition.Service service : GOLDEN.services()) {
      for (ServicePage.Part part : ServicePage.of(GOLDEN, "0", service).objectives()) {
        if (part.objective().counted().isEvents() && !part.ledger().isEmpty()) {
          assertThat(part.ledger().stream().mapToLong(debit -> number(debit.bad())).sum())
              .isEqualTo(part.objective().bad());
        }
      }
    }
    assertThat(STORE.select(".ledger").first().select("tr").eachText())
        .containsExactly(
            "Incident Failed requests",
            "The cart broke (INC-4711) 38,011",
            "No incident 3,199",
            "All of it 41,210");
  }

  @Test
  void places_add_up_and_so_do_their_shares() {
    for (ServicePage.Part part : ServicePage.of(GOLDEN, "0", service("store")).objectives()) {
      for (ServicePage.Dimension dimension : part.places()) {
        assertThat(dimension.values().stream().mapToLong(place -> number(place.bad())).sum())
            .isEqualTo(part.objective().bad());
        assertThat(
                dimension.values().stream()
                    .mapToLong(place -> number(place.share().replace("%", "")))
                    .sum())
            .isEqualTo(100);
      }
    }
  }

  @Test
  void kinds_of_failures_are_drawn_by_day_on_one_scale() {
    List<KindDays> kinds =
        ServicePage.of(GOLDEN, "0", service("checkout")).objectives().get(0).kindDays();
    assertThat(kinds)
        .extracting(KindDays::kind, KindDays::sentence)
        .containsExactly(
            tuple("503", "400, most on Mon 17 Aug: 100"),
            tuple("500", "150, most on Sun 23 Aug: 46"),
            tuple("504", "40, most on Sun 23 Aug: 20"));
    assertThat(kinds.get(2).description())
        .isEqualTo("Wed 19 Aug 10; Sat 22 Aug 10; Sun 23 Aug 20.");
    assertThat(kinds.get(0).bars())
        .extracting(KindDays.Bar::height)
        .containsExactly(KindDays.HEIGHT, 29, 22, 8, 0, 26, 26);
    assertThat(kinds.get(2).bars().get(6).height()).isEqualTo(8);
    assertThat(kinds.get(0).bars().get(4).isUnknown()).isTrue();
  }

  @Test
  void failures_are_told_by_kind_and_kinds_without_any_are_not() {
    ServicePage.Part part =
        ServicePage.of(GOLDEN, "0", service("checkout")).objectives().stream()
            .filter(each -> !each.kinds().isEmpty())
            .findFirst()
            .orElseThrow();

    assertThat(part.places()).extracting(ServicePage.Dimension::name).doesNotContain("Kind");
    assertThat(
            page(GOLDEN, "checkout")
                .select("h3:contains(Of which kind) + .kinds tbody tr")
                .eachText())
        .containsExactly("503 400 68%", "500 150 25%", "504 40 7%");
  }

  @Test
  void latency_is_told_in_the_unit_that_fits() {
    assertThat(STORE.select("section[aria-labelledby=latency] tfoot tr").text())
        .isEqualTo("This week 97 ms 813 ms 2.2 s");
    assertThat(page(GOLDEN, "login").select("#latency")).isEmpty();
  }

  @Test
  void restated_figures_are_those_of_the_service_whatever_its_title() {
    Edition restated = RestatedTest.second(RestatedTest.VERDICT, RestatedTest.BAD);
    Edition.Service store = restated.services().get(0);
    Edition.Service twin =
        new Edition.Service(
            "twin",
            store.title(),
            store.owner(),
            store.tier(),
            store.objectives(),
            store.main(),
            store.line(),
            store.latency());
    assertThat(Restated.of(restated, store))
        .extracting(Restated.Row::figure)
        .containsExactly("Verdict", "Failed requests");
    assertThat(Restated.of(restated, twin)).isEmpty();
  }

  @Test
  void a_group_has_the_rows_and_the_headline_of_its_services() {
    List<GroupPage> groups = GroupPage.all(GOLDEN, "0");
    GroupPage streaming =
        groups.stream()
            .filter(g -> g.kind().equals("Line of business") && g.name().equals("Streaming"))
            .findFirst()
            .orElseThrow();
    assertThat(streaming.headline())
        .isEqualTo(
            "Playback is over its 28-day error budget; 2 services with enough traffic to judge met"
                + " this week’s targets.");
    assertThat(streaming.scorecard().rows())
        .extracting(row -> row.service().title())
        .containsExactly("Playback", "Recommendations", "Kids profile");
    assertThat(streaming.scorecard().totals()).isEmpty();
    Document page = Jsoup.parse(new String(Pages.group(streaming), StandardCharsets.UTF_8));
    assertThat(page.select(".scorecard tbody a").eachAttr("href"))
        .containsExactly(
            "../services/playback.html",
            "../services/recommendations.html",
            "../services/kids-profile.html");
    assertThat(groups).extracting(GroupPage::file).doesNotHaveDuplicates();
  }

  private static Edition.Service service(String name) {
    return GOLDEN.services().stream()
        .filter(each -> each.service().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Document page(Edition edition, String name) {
    ServicePage page = ServicePage.of(edition, "0123456789ab", service(name));
    return Jsoup.parse(new String(Pages.service(page), StandardCharsets.UTF_8));
  }

  private static long number(String text) {
    return text.isEmpty() ? 0 : Long.parseLong(text.replace(",", ""));
  }
}
