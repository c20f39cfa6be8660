package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RiskTest {
  private static final LocalDate TWELFTH = LocalDate.parse("2026-09-12");
  private static final LocalDate LAST = LocalDate.parse("2026-09-30");

  @ParameterizedTest
  @MethodSource
  void the_pace_of_four_weeks_makes_the_sentence(Edition edition, String sentence) {
    assertThat(Risk.sentence(edition)).contains(sentence);
  }

  static Stream<Arguments> the_pace_of_four_weeks_makes_the_sentence() {
    return Stream.of(
        arguments(
            Editions.of(heading("TV", Standings.quarter(960, 980))),
            "At the pace of the last four weeks, no budget runs out before the quarter ends on 30"
                + " Sep; TV comes closest, at 96%."),
        arguments(
            Editions.of(
                heading("Store", Standings.quarter(700, 720)),
                heading("TV", Standings.quarter(960, 1_350, null, TWELFTH))),
            "At the pace of the last four weeks, no budget runs out before the quarter ends on 30"
                + " Sep; TV comes closest, at 96%. At the pace of its worst week, that of TV runs"
                + " out on 12 Sep."),
        arguments(
            Editions.of(
                heading("Store", Standings.quarter(1_400, 1_600, TWELFTH, TWELFTH)),
                heading("TV", Standings.quarter(1_020, 1_350, LAST, TWELFTH))),
            "At the pace of the last four weeks, the quarter’s budget of Store runs out on 12"
                + " Sep, 18 days before the quarter ends; 1 more runs out this quarter."),
        arguments(
            Editions.of(heading("TV", Standings.quarter(1_020, 1_350, LAST, TWELFTH))),
            "At the pace of the last four weeks, the quarter’s budget of TV runs out on 30 Sep,"
                + " the last day of the quarter."));
  }

  @Test
  void without_a_forecast_nothing_is_said_of_the_risk() {
    Edition edition = Editions.of(Editions.service("TV", 1, State.MET, 1, 1_000));
    assertThat(Risk.of(edition)).isEmpty();
    assertThat(Verdict.of(edition, Trust.of(edition)).lines())
        .extracting(Verdict.Line::label)
        .containsExactly("Harm", "Trust");
  }

  @Test
  void approved_exclusions_that_are_still_to_come_are_named() {
    assertThat(new QuarterNotes(Editions.golden().edition()).planned())
        .containsExactly(
            "Store, Sun 6 Sep 02:00 - 04:00 UTC, 2 h: New disks. Approved by service-review.",
            "Search, Requests answered without a server error, 5 times from Sun 30 Aug 03:00 to Sun"
                + " 27 Sep 04:00 UTC, 5 h in all: A load test each Sunday. Approved by"
                + " service-review.");
  }

  @Test
  void the_highest_expected_share_comes_first() {
    Risk risk =
        Risk.of(
                Editions.of(
                    heading("Store", Standings.quarter(700, 720)),
                    heading("TV", Standings.quarter(960, 1_350, null, TWELFTH))))
            .orElseThrow();
    assertThat(risk.rows()).extracting(row -> row.service().title()).containsExactly("TV", "Store");
    assertThat(risk.rows().get(0).end()).isEqualTo("not before 12 Sep");
    assertThat(risk.rows().get(1).end()).isEqualTo("not this quarter");
    assertThat(risk.charts().get(0).description())
        .isEqualTo("40% used by 23 Aug; 96% expected by 30 Sep.");
  }

  @Test
  void a_bar_runs_past_its_frame_when_over_budget() {
    Edition.Service tv = Editions.service("TV", 1, State.MET, 1, 1_000);
    assertThat(bullet(tv, "0.000000001").used()).isEqualTo(1);
    assertThat(bullet(tv, "1.000000000").isOver()).isFalse();
    assertThat(bullet(tv, "1.000000001").isOver()).isTrue();
    assertThat(bullet(tv, "1.31").isBeyond()).isTrue();
    assertThat(bullet(tv, null).isBeyond()).isTrue();
    assertThat(bullet(tv, null).title()).isEqualTo("TV: more than all of its 28-day budget used");
  }

  private static Bullet bullet(Edition.Service service, String spent) {
    return Bullet.of("id", service, Standings.window(State.MET, spent));
  }

  private static Edition.Service heading(String title, Standing.Budget quarter) {
    return Standings.with(
        Editions.service(title, 1, State.MET, 1, 1_000_000),
        new Standing(null, quarter, null, List.of(), null, List.of(), null));
  }

  @Test
  void a_share_is_rounded_up_to_a_whole_percent() {
    assertThat(Words.spent(new BigDecimal("0.930000001"))).isEqualTo("94%");
    assertThat(Words.spent(new BigDecimal("14.151"))).isEqualTo("1,416%");
    assertThat(Words.spent(null)).isEqualTo("more than all");
  }
}
