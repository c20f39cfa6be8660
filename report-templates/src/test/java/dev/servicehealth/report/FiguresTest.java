package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void every_figure_of_a_period_has_its_exact_value_and_its_printed_text() {
    assertThat(
            ofPeriod(Editions.of(Editions.service("Store", 1, State.MISSED, 41_210, 98_691_210))))
        .containsExactly(
            "verdict=Missed|Missed",
            "availability=0.999582434|99.95%",
            "good=98650000|98,650,000",
            "bad=41210|41,210",
            "valid=98691210|98,691,210",
            "target=0.999|99.9%",
            "failed_users=null|not recorded",
            "coverage=1.000000000|100%",
            "good_minutes=10080|10,080",
            "bad_minutes=0|0",
            "no_traffic_minutes=0|0",
            "no_telemetry_minutes=0|0",
            "excluded_minutes=0|0");
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
          .hasSize(11)
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
        .filteredOn(f -> f.name() != FigureName.COVERAGE && f.name() != FigureName.FAILED_USERS)
        .allSatisfy(figure -> assertThat(page).contains(figure.printed()));
  }

  private static List<String> ofPeriod(Edition edition) {
    return Figures.of(edition).stream()
        .filter(f -> f.onDay().isEmpty())
        .map(f -> f.name().key() + "=" + f.value() + "|" + f.printed())
        .toList();
  }
}
