package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a quarter uses up its error budget: what was bad so far against the budget that the whole
 * quarter is expected to have, an even pace, and where the pace of the last four weeks leads.
 *
 * @param id unique on the page
 * @param lines of days that are recorded one after the other
 * @param now the last day
 * @param likely where the mean pace leads
 * @param fan between the paces of the best and the worst week; empty without a whole week
 * @param limit y of the whole budget
 */
record BurnUp(
    String id,
    String title,
    String description,
    List<String> lines,
    Point now,
    Point likely,
    Optional<String> fan,
    int limit,
    List<Label> labels) {

  static final int WIDTH = 538;
  static final int TOP = 24;
  static final int HEIGHT = 120;
  static final int BOTTOM = TOP + HEIGHT;
  private static final int LEFT = 4;
  private static final int RIGHT = 444;

  /** A place in the drawing. */
  record Point(int x, int y) {
    @Override
    public String toString() {
      return x + "," + y;
    }
  }

  static BurnUp of(String id, String name, Standing.Budget quarter, Standing.Forecast forecast) {
    return new Drawing(quarter, forecast).draw(id, name);
  }

  /** Collects the parts of one chart. */
  private static final class Drawing {
    private final Standing.Budget quarter;
    private final Standing.Forecast forecast;
    private final Scale scale;
    private final long days;

    Drawing(Standing.Budget quarter, Standing.Forecast forecast) {
      this.quarter = quarter;
      this.forecast = forecast;
      this.days = ChronoUnit.DAYS.between(quarter.starts(), quarter.ends()) + 1;
      long worst = forecast.high() == null ? forecast.likely() : forecast.high();
      this.scale =
          new Scale(
              forecast.budget().max(BigDecimal.valueOf(Math.max(worst, quarter.adjustedBad()))),
              HEIGHT);
    }

    BurnUp draw(String id, String name) {
      List<Standing.BadByDay> byDay = quarter.adjustedBadByDay();
      LocalDate last = byDay.isEmpty() ? quarter.starts() : byDay.get(byDay.size() - 1).day();
      Point now = at(last, quarter.adjustedBad());
      Point likely = at(quarter.ends(), forecast.likely());
      int limit = BOTTOM - scale.of(forecast.budget());
      return new BurnUp(
          id,
          "%s: budget of the quarter used".formatted(name),
          "%s used by %s; %s expected by %s."
              .formatted(
                  Words.spent(forecast.spentShare()),
                  Dates.dayOfMonth(last),
                  Words.spent(forecast.likelyShare()),
                  Dates.dayOfMonth(quarter.ends())),
          lines(byDay),
          now,
          likely,
          fan(now),
          limit,
          labels(last, now, likely));
    }

    private Point at(LocalDate day, long bad) {
      long past = ChronoUnit.DAYS.between(quarter.starts(), day) + 1;
      return new Point(LEFT + (int) (past * (RIGHT - LEFT) / days), BOTTOM - scale.of(bad));
    }

    private List<String> lines(List<Standing.BadByDay> byDay) {
      List<String> lines = new ArrayList<>();
      StringBuilder points = new StringBuilder(LEFT + "," + BOTTOM);
      LocalDate expected = quarter.starts();
      for (Standing.BadByDay by : byDay) {
        if (!by.day().equals(expected)) {
          lines.add(points.toString());
          points = new StringBuilder();
        }
        points.append(points.isEmpty() ? "" : " ").append(at(by.day(), by.bad()));
        expected = by.day().plusDays(1);
      }
      lines.add(points.toString());
      return lines.stream().filter(line -> line.contains(" ")).toList();
    }

    private Optional<String> fan(Point now) {
      return forecast.low() == null || forecast.high() == null
          ? Optional.empty()
          : Optional.of(
              "%s %s %s"
                  .formatted(
                      now,
                      at(quarter.ends(), forecast.high()),
                      at(quarter.ends(), forecast.low())));
    }

    private List<Label> labels(LocalDate last, Point now, Point likely) {
      return List.of(
          new Label(LEFT, BOTTOM + 16, "start", Dates.dayOfMonth(quarter.starts()), false),
          new Label(RIGHT, BOTTOM + 16, "end", Dates.dayOfMonth(quarter.ends()), false),
          new Label(
              now.x() - 6,
              now.y() - 8,
              "end",
              Words.spent(forecast.spentShare()) + " by " + Dates.dayOfMonth(last),
              true),
          new Label(
              likely.x() + 6,
              likely.y() + 4,
              "start",
              "likely " + Words.spent(forecast.likelyShare()),
              true));
    }
  }
}
