package dev.servicehealth.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The share of its budget that each of the latest periods used, as bars on one scale for the whole
 * page, with a line where the budget ends. A period that is unknown keeps its place as a dashed
 * frame.
 *
 * @param id unique on the page
 * @param limit height of the line at 100%
 */
record Sparkline(String id, String title, String description, int limit, List<Bar> bars) {

  static final int HEIGHT = 36;
  static final int STEP = 10;
  static final int PLACES = 13;

  /** Shares beyond this are cut, with a mark, so that one bad week does not flatten all others. */
  private static final BigDecimal HIGHEST = new BigDecimal("2");

  /**
   * A period.
   *
   * @param style in, over or last
   * @param isCut whether the bar is longer than the drawing
   */
  record Bar(int x, int height, String style, boolean isUnknown, boolean isCut) {

    int y() {
      return HEIGHT - height;
    }
  }

  /** Empty without a period before that of the report. */
  static Optional<Sparkline> of(String id, String name, Edition.Objective objective) {
    return objective
        .past()
        .filter(history -> history.periods().stream().filter(History.Past::hasBudget).count() > 1)
        .map(history -> of(id, name, history.periods()));
  }

  private static Sparkline of(String id, String name, List<History.Past> periods) {
    Scale scale = new Scale(HIGHEST, HEIGHT);
    List<Bar> bars = new ArrayList<>();
    for (int n = 0; n < periods.size(); n++) {
      int place = PLACES - periods.size() + n;
      bars.add(bar(place * STEP + 1, periods.get(n), n == periods.size() - 1, scale));
    }
    return new Sparkline(
        id,
        "%s: share of its budget that each %s used".formatted(name, kind(periods)),
        periods.stream().map(Sparkline::inWords).collect(joining("; ")) + ".",
        HEIGHT - scale.of(BigDecimal.ONE),
        List.copyOf(bars));
  }

  private static Bar bar(int x, History.Past past, boolean isLast, Scale scale) {
    BigDecimal share = share(past);
    boolean isOver = share.compareTo(BigDecimal.ONE) > 0;
    return new Bar(
        x,
        scale.of(share),
        isOver ? "over" : isLast ? "last" : "in",
        past.state() == State.UNKNOWN,
        scale.isBeyond(share));
  }

  private static BigDecimal share(History.Past past) {
    return past.bad() == 0 || !past.hasBudget()
        ? BigDecimal.ZERO
        : Optional.ofNullable(past.spentShare()).orElse(BigDecimal.TEN);
  }

  private static String inWords(History.Past past) {
    String name = Dates.name(past.firstDay(), past.lastDay());
    return !past.hasBudget() && past.state() != State.UNKNOWN
        ? name + " " + past.state().inSentence()
        : name
            + " "
            + (past.bad() == 0 ? "0%" : Words.spent(past.spentShare()))
            + (past.state() == State.UNKNOWN ? ", unknown in part" : "");
  }

  private static String kind(List<History.Past> periods) {
    return Dates.kind(periods.get(0).firstDay(), periods.get(0).lastDay());
  }

  /** "most: 302% in W32"; empty where nothing was bad. */
  static String worst(History history) {
    return history.periods().stream()
        .filter(past -> past.bad() > 0 && past.hasBudget() && past.state() != State.UNKNOWN)
        .max(Comparator.comparing(Sparkline::share).thenComparing(History.Past::firstDay))
        .map(
            past ->
                "most: %s in %s"
                    .formatted(
                        Words.spent(past.spentShare()),
                        Dates.name(past.firstDay(), past.lastDay())))
        .orElse("");
  }

  int width() {
    return PLACES * STEP;
  }
}
