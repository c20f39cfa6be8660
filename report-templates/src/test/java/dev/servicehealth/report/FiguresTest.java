package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Set<FigureName> PRINTED =
      EnumSet.of(
          FigureName.VERDICT,
          FigureName.TARGET,
          FigureName.AVAILABILITY,
          FigureName.GOOD,
          FigureName.BAD,
          FigureName.VALID,
          FigureName.GOOD_MINUTES,
          FigureName.BAD_MINUTES,
          FigureName.NO_TRAFFIC_MINUTES,
          FigureName.NO_TELEMETRY_MINUTES,
          FigureName.EXCLUDED_MINUTES);

  @Test
  void every_figure_of_a_period_has_its_exact_value_and_its_printed_text() {
    assertThat(
            ofPeriod(Editions.of(Editions.service("Store", 1, State.MISSED, 41_210, 98_691_210))))
        .containsExactly(
            "verdict=Missed|Missed",
            "availability=0.999582434|99.95%",
            "good=98650000|98,650,000 requests",
            "bad=41210|41,210 failed requests",
            "valid=98691210|98,691,210 requests",
            "target=0.999|99.9%",
            "failed_users=null|no user data",
            "coverage=1.000000000|100%",
            "good_minutes=10080|10,080 min",
            "bad_minutes=0|0 min",
            "no_traffic_minutes=0|0 min",
            "no_telemetry_minutes=0|0 min",
            "excluded_minutes=0|0 min",
            "missing=null|cannot be estimated",
            "availability_at_worst=null|none",
            "availability_at_best=null|none",
            "budget=null|0 requests",
            "spent_share=null|without a budget");
  }

  @Test
  void what_was_not_measured_has_no_value() {
    assertThat(ofPeriod(Editions.of(Editions.service("Store", 1, State.UNKNOWN, 0, 0, 168))))
        .contains("availability=null|nothing measured", "coverage=0.000000000|0.0%");
  }

  @Test
  void a_figure_of_a_day_carries_the_verdict_of_the_day() {
    Edition.Objective objective =
        Editions.golden().edition().services().stream()
            .flatMap(s -> s.objectives().stream())
            .filter(o -> o.days().stream().anyMatch(d -> d.state() != o.state()))
            .findFirst()
            .orElseThrow();
    for (Edition.Day day : objective.days()) {
      assertThat(Figures.of(Editions.golden().edition()))
          .filteredOn(f -> f.slo().equals(objective.slo()))
          .filteredOn(f -> f.onDay().stream().anyMatch(day.day()::equals))
          .hasSize(18)
          .allMatch(figure -> figure.state() == day.state());
    }
  }

  @Test
  void every_printed_figure_of_the_period_stands_in_the_report() {
    Edition edition = Editions.golden().edition();
    String page =
        org.jsoup.Jsoup.parse(
                new String(
                    Pages.report(ReportPage.of(Editions.golden())),
                    java.nio.charset.StandardCharsets.UTF_8))
            .text();
    assertThat(Figures.of(edition))
        .filteredOn(f -> f.onDay().isEmpty())
        .filteredOn(f -> PRINTED.contains(f.name()))
        .allSatisfy(figure -> assertThat(page).contains(number(figure)));
  }

  /** The figure without its noun; tables name the unit above their counts. */
  private static String number(Figure figure) {
    if (figure.unit() == null) {
      return figure.printed();
    }
    boolean isExact = List.of("events", "slices", "minutes").contains(figure.unit());
    return isExact
        ? figure.printed().replaceFirst(" .*", "")
        : Words.count(Long.parseLong(figure.value()));
  }

  @Test
  void each_unit_is_named_in_the_printed_figure() {
    assertThat(Figures.of(Editions.golden().edition()))
        .filteredOn(f -> f.onDay().isEmpty() && f.name() == FigureName.BAD)
        .extracting(f -> f.slo() + ": " + f.value() + " " + f.unit() + " | " + f.printed())
        .contains(
            "store-availability: 41210 events | 41,210 failed requests",
            "store-latency: 487040 events | 487,040 slow requests",
            "login-availability: 2 slices | 2 bad 5-minute slices",
            "recommendations-availability: 1234567892 billionths of slices"
                + " | 1.235 bad 60-minute slices",
            "search-quality: 12679012 millionths of measurements | 12.68 bad measurements");
  }

  @Test
  void an_edition_of_schema_1_has_the_figures_it_was_recorded_with() {
    Edition old = EditionJson.read(Editions.GOLDEN.resolve("schema-1/edition.json")).edition();
    assertThat(Figures.of(old))
        .allSatisfy(figure -> assertThat(figure.unit()).isNull())
        .allSatisfy(figure -> assertThat(figure.name().isIn(1)).isTrue())
        .filteredOn(f -> f.slo().equals("checkout-availability") && f.onDay().isEmpty())
        .extracting(f -> f.name().key() + "=" + f.value())
        .containsExactly(
            "verdict=Unknown",
            "availability=0.999912680",
            "good=6756199",
            "bad=590",
            "valid=6756789",
            "target=0.9995",
            "failed_users=402",
            "coverage=0.757936507",
            "good_minutes=7629",
            "bad_minutes=11",
            "no_traffic_minutes=0",
            "no_telemetry_minutes=2440",
            "excluded_minutes=0");
  }

  private static List<String> ofPeriod(Edition edition) {
    return Figures.of(edition).stream()
        .filter(f -> f.onDay().isEmpty())
        .map(f -> f.name().key() + "=" + f.value() + "|" + f.printed())
        .toList();
  }
}
