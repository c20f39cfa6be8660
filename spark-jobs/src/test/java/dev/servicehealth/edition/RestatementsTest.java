package dev.servicehealth.edition;

import static dev.servicehealth.edition.Samples.PLAIN;
import static dev.servicehealth.edition.Samples.edition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Restatement;
import dev.servicehealth.report.Restatement.Why;
import dev.servicehealth.report.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestatementsTest {

  @Test
  void editions_that_say_the_same_restate_nothing() {
    assertThat(Restatements.between(edition(PLAIN), edition(PLAIN.reading(2_001)))).isEmpty();
  }

  @Test
  void every_figure_that_late_data_changed_is_restated_as_it_was_and_is() {
    assertThat(between(PLAIN, PLAIN.failing(30, 2).reading(2_100)))
        .containsExactly(
            "verdict null: Met -> Missed, late data, verdict changed",
            "availability null: 0.998500000 (99.85%) -> 0.984000000 (98.40%), late data, verdict"
                + " changed",
            "good null: 1997 (1,997 requests) -> 1968 (1,968 requests), late data, verdict changed",
            "bad null: 3 (3 failed requests) -> 32 (32 failed requests), late data, verdict"
                + " changed",
            "availability_at_worst null: 0.998500000 (99.85%) -> 0.984000000 (98.40%), late data,"
                + " verdict changed",
            "availability_at_best null: 0.998500000 (99.85%) -> 0.984000000 (98.40%), late data,"
                + " verdict changed",
            "verdict 2026-08-17: Met -> Missed, late data, verdict changed",
            "availability 2026-08-17: 0.999000000 (99.90%) -> 0.970000000 (97.00%), late data,"
                + " verdict changed",
            "good 2026-08-17: 999 (999 requests) -> 970 (970 requests), late data, verdict changed",
            "bad 2026-08-17: 1 (1 failed request) -> 30 (30 failed requests), late data, verdict"
                + " changed",
            "availability_at_worst 2026-08-17: 0.999000000 (99.90%) -> 0.970000000 (97.00%), late"
                + " data, verdict changed",
            "availability_at_best 2026-08-17: 0.999000000 (99.90%) -> 0.970000000 (97.00%), late"
                + " data, verdict changed");
  }

  @Test
  void a_verdict_that_stands_is_said_to_stand() {
    assertThat(Restatements.between(edition(PLAIN), edition(PLAIN.failing(2, 2).reading(2_001))))
        .isNotEmpty()
        .noneMatch(Restatement::verdictChanged)
        .noneMatch(r -> r.figure().equals("verdict"));
  }

  @Test
  void another_definition_explains_everything() {
    assertThat(
            reasons(PLAIN, PLAIN.defined("d2", "d2").failing(30, 2).excluding(5, 0).reading(2_100)))
        .containsOnly(Why.DEFINITION);
  }

  @Test
  void a_definition_explains_the_days_that_it_judges_and_the_period() {
    Samples.Facts redefined = PLAIN.defined("d2", "d1").failing(30, 3).reading(2_100);
    assertThat(Restatements.between(edition(PLAIN), edition(redefined)))
        .isNotEmpty()
        .allMatch(
            r ->
                r.why()
                    == (r.onDay().stream().anyMatch(Samples.FIRST.plusDays(1)::equals)
                        ? Why.LATE_DATA
                        : Why.DEFINITION))
        .extracting(Restatement::why)
        .contains(Why.LATE_DATA);
  }

  @Test
  void excluded_minutes_explain_the_spans_whose_counts_stand() {
    assertThat(reasons(PLAIN, PLAIN.excluding(5, 0))).containsOnly(Why.EXCLUSION);
    List<Restatement> both =
        Restatements.between(
            edition(PLAIN), edition(PLAIN.excluding(5, 0).failing(1, 9).reading(2_100)));
    assertThat(both)
        .filteredOn(r -> r.onDay().stream().anyMatch(Samples.FIRST::equals))
        .isNotEmpty()
        .allMatch(r -> r.why() == Why.EXCLUSION);
    assertThat(both)
        .filteredOn(r -> r.onDay().stream().anyMatch(Samples.FIRST.plusDays(1)::equals))
        .isNotEmpty()
        .allMatch(r -> r.why() == Why.LATE_DATA);
    assertThat(both)
        .filteredOn(r -> r.onDay().isEmpty() && r.figure().equals("bad"))
        .allMatch(r -> r.why() == Why.LATE_DATA);
  }

  @Test
  void an_exclusion_that_changes_adjusted_figures_alone_explains_them_and_their_verdict() {
    List<Restatement> restated =
        Restatements.between(adjusted(30, State.MISSED), adjusted(0, State.MET));

    assertThat(restated)
        .extracting(Restatement::figure)
        .containsOnly("adjusted_verdict", "adjusted_bad");
    assertThat(restated).allMatch(r -> r.why() == Why.EXCLUSION && r.verdictChanged());
    assertThat(Restatements.between(adjusted(3, State.MET), adjusted(0, State.MET)))
        .isNotEmpty()
        .noneMatch(Restatement::verdictChanged);
  }

  /** The plain sample, with so much bad outside exclusions, all on the first day. */
  private static Edition adjusted(long bad, State state) {
    Edition.Objective o = edition(PLAIN).services().get(0).objectives().get(0);
    List<Edition.Day> days =
        o.days().stream()
            .map(
                d ->
                    new Edition.Day(
                        d.day(),
                        d.definition(),
                        d.good(),
                        d.bad(),
                        d.valid(),
                        d.state(),
                        d.minutes(),
                        d.target(),
                        d.unit(),
                        d.result(),
                        d.day().equals(Samples.FIRST)
                            ? outside(bad, state)
                            : outside(0, State.MET)))
            .toList();
    Edition.Objective judged =
        new Edition.Objective(
            o.slo(),
            o.title(),
            o.target(),
            o.definition(),
            o.good(),
            o.bad(),
            o.valid(),
            o.state(),
            o.minutes(),
            o.users(),
            days,
            o.unit(),
            o.result(),
            outside(bad, state),
            null);
    return Samples.of("2026-W34", Samples.IMPRINT, PLAIN, List.of(judged));
  }

  private static Edition.Adjusted outside(long bad, State state) {
    return new Edition.Adjusted(bad, 1_000, 0L, null, null, null, null, null, state);
  }

  @Test
  void what_nothing_else_explains_is_a_correction() {
    assertThat(reasons(PLAIN, PLAIN.failing(2, 2))).containsOnly(Why.CORRECTION);
    assertThat(reasons(PLAIN, PLAIN.failing(2, 2).reading(1_999))).containsOnly(Why.CORRECTION);
  }

  @Test
  void an_objective_that_came_or_went_is_restated_from_or_to_nothing() {
    Edition one = edition(PLAIN);
    Edition two =
        Samples.of(
            "2026-W34",
            Samples.IMPRINT,
            PLAIN,
            List.of(
                Samples.objective("shop-availability", PLAIN),
                Samples.objective("shop-speed", PLAIN)));
    assertThat(Restatements.between(one, two))
        .hasSize(18 + 2 * 14)
        .allMatch(r -> r.slo().equals("shop-speed") && r.was() == null && r.wasPrinted() == null)
        .allMatch(r -> r.why() == Why.DEFINITION && r.verdictChanged());
    assertThat(Restatements.between(two, one))
        .hasSize(18 + 2 * 14)
        .allMatch(r -> r.is() == null && r.isPrinted() == null);
  }

  private static List<Why> reasons(Samples.Facts before, Samples.Facts after) {
    return Restatements.between(edition(before), edition(after)).stream()
        .map(Restatement::why)
        .distinct()
        .toList();
  }

  private static List<String> between(Samples.Facts before, Samples.Facts after) {
    return Restatements.between(edition(before), edition(after)).stream()
        .map(RestatementsTest::text)
        .toList();
  }

  private static String text(Restatement r) {
    return "%s %s: %s -> %s, %s, verdict %s"
        .formatted(
            r.figure(),
            r.day(),
            value(r.was(), r.wasPrinted()),
            value(r.is(), r.isPrinted()),
            r.why().key(),
            r.verdictChanged() ? "changed" : "stands");
  }

  private static String value(String exact, String printed) {
    return exact.equals(printed) ? exact : exact + " (" + printed + ")";
  }
}
