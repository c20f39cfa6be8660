package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrendTest {

  @ParameterizedTest
  @MethodSource
  void a_change_is_called_one_only_outside_the_usual_range(History history, String sentence) {
    assertThat(Trend.sentence(history.course())).isEqualTo(sentence);
  }

  static Stream<Arguments> a_change_is_called_one_only_outside_the_usual_range() {
    return Stream.of(
        arguments(
            Standings.weeks(100L, 120L, 100L, 120L, 100L, 120L, 100L, 120L, 150L),
            "150 this week, inside the usual range (56.8 to 164); 120 the week before."),
        arguments(
            Standings.weeks(100L, 120L, 100L, 120L, 100L, 120L, 100L, 120L, 900L),
            "900 this week, worse than the usual range (56.8 to 164); 120 the week before."),
        arguments(
            Standings.weeks(100L, 120L, 100L, 120L, 100L, 120L, 100L, 120L, 3L),
            "3 this week, better than the usual range (56.8 to 164); 120 the week before."),
        arguments(
            Standings.weeks(100L, 120L, 100L, 120L, 100L, 120L, 100L, 900L),
            "900 this week, too early to say whether that is usual: fewer than eight weeks are known"
                + " before it; 100 the week before."),
        arguments(
            Standings.weeks(100L, 120L, null, 7L),
            "7 this week, too early to say whether that is usual: fewer than eight weeks are known"
                + " before it; the week before is unknown."),
        arguments(
            Standings.weeks(100L, (Long) null), "Unknown this week, as too much of it is missing."),
        arguments(
            Standings.weeks(0L),
            "0 this week, too early to say whether that is usual: fewer than eight weeks are known"
                + " before it."));
  }

  @ParameterizedTest
  @CsvSource({"0.000,0", "0.001,0.1", "12.340,12.4", "163.200,164", "1386.001,'1,387'"})
  void a_rate_is_rounded_up_to_three_digits(BigDecimal rate, String printed) {
    assertThat(Trend.rate(rate)).isEqualTo(printed);
  }

  @Test
  void an_unknown_week_is_a_gap_in_the_line_and_a_frame_among_the_bars() {
    History history = Standings.weeks(100L, 120L, null, 7L, 9L);
    SixTwelve chart = SixTwelve.of("id", "title", history.course());
    assertThat(chart.lines()).hasSize(2);
    assertThat(chart.dots()).hasSize(4);
    assertThat(chart.dots().get(3).style()).isEqualTo("dot prov");
    Sparkline spark = spark(history);
    assertThat(spark.bars())
        .extracting(Sparkline.Bar::isUnknown)
        .containsExactly(false, false, true, false, false);
    assertThat(spark.description())
        .isEqualTo("W30 10%; W31 12%; W32 0%, unknown in part; W33 1%; W34 1%.");
  }

  @Test
  void a_name_of_a_month_stands_only_where_it_has_room() {
    assertThat(monthsOfAxis(2)).containsExactly("Feb");
    assertThat(monthsOfAxis(4)).containsExactly("Jan", "Apr");
  }

  private static List<String> monthsOfAxis(int count) {
    List<Course.Point> months =
        IntStream.rangeClosed(1, count)
            .mapToObj(month -> YearMonth.of(2026, month))
            .map(
                month -> new Course.Point(month.atDay(1), month.atEndOfMonth(), BigDecimal.ONE, ""))
            .toList();
    History history = Standings.weeks(7L, 9L);
    Course weeks = history.course();
    Course course = new Course(weeks.periods(), months, weeks.usual(), weeks.how());
    return SixTwelve.of("id", "title", course).labels().stream()
        .map(Label::text)
        .filter(text -> text.matches("[A-Z][a-z]{2}"))
        .toList();
  }

  @Test
  void a_bar_over_the_budget_says_so_and_one_beyond_the_scale_is_cut() {
    Sparkline spark = spark(Standings.weeks(100L, 1_001L, 2_001L, 999L));
    assertThat(spark.bars())
        .extracting(Sparkline.Bar::style)
        .containsExactly("in", "over", "over", "last");
    assertThat(spark.bars())
        .extracting(Sparkline.Bar::isCut)
        .containsExactly(false, false, true, false);
    assertThat(spark.bars().get(2).height()).isEqualTo(Sparkline.HEIGHT);
  }

  @Test
  void a_first_week_has_no_bars_of_weeks_before() {
    assertThat(spark(Standings.weeks(100L), Optional.empty())).isEmpty();
  }

  private static Sparkline spark(History history) {
    return spark(history, Optional.empty()).orElseThrow();
  }

  private static Optional<Sparkline> spark(History history, Optional<Standing.Budget> window) {
    Edition.Service service =
        Standings.with(
            Editions.service("Store", 1, State.MET, 1, 1_000_000),
            new Standing(
                window.orElse(null),
                null,
                history,
                java.util.List.of(),
                null,
                java.util.List.of(),
                null));
    return Sparkline.of("id", "Store", service.objectives().get(0));
  }

  @Test
  void services_and_incidents_have_courses_with_their_own_words() {
    Lately lately = Editions.lately("text", "store");
    assertThat(Trend.sentence(lately.unmetCourse()))
        .isEqualTo("3 this week, worse than the usual range (0 to 2.9); 1 the week before.");
    assertThat(Trend.sentence(lately.incidentMinutesCourse()))
        .isEqualTo(
            "2 h this week, inside the usual range (0 min to 2 h 10 min); 110 min the week before.");
    assertThat(Trend.sentence(lately.minutesToReportCourse()))
        .isEqualTo(
            "3 min this week, inside the usual range (1 min to 6 min); 4 min the week before.");
    assertThat(lately.incidentMinutesCourse().periods().get(0).gap())
        .isEqualTo("unknown, as no incident had been recorded by then");
    assertThat(lately.minutesToReportCourse().periods().get(0).gap())
        .isEqualTo("no detection of an incident is recorded this week");
  }
}
