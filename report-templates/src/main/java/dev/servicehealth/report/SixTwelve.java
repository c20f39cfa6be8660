package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A 6-12 chart: the latest periods as a line on the left, months as columns on the right, on one
 * scale from zero, with the usual range behind the line. Unknown periods are gaps in the line, and
 * dashed frames among the columns.
 *
 * @param id unique on the page
 * @param lines points of the line, one list for each stretch without a gap
 * @param range y and height of the usual range; null where it is too early to say
 */
record SixTwelve(
    String id,
    String title,
    String description,
    List<String> lines,
    List<Dot> dots,
    List<Column> columns,
    List<Label> labels,
    Range range) {

  static final int TOP = 22;
  static final int HEIGHT = 100;
  static final int BOTTOM = TOP + HEIGHT;
  private static final int STEP = 22;
  private static final int LEFT = 14;
  private static final int COLUMNS = 338;
  private static final int COLUMN = 15;
  private static final int WIDTH = 538;

  /** A period on the line. */
  record Dot(int x, int y, String style) {}

  /** A month. */
  record Column(int x, int height, boolean isUnknown, boolean isRunning) {
    int y() {
      return BOTTOM - height;
    }
  }

  /** The usual range. */
  record Range(int y, int height) {}

  static SixTwelve of(String id, String title, Course course) {
    return new Drawing(course).draw(id, title);
  }

  int width() {
    return WIDTH;
  }

  /** Collects the parts of one chart. */
  private static final class Drawing {
    private final List<Course.Point> periods;
    private final List<Course.Point> months;
    private final Course course;
    private final Scale scale;
    private final List<Label> labels = new ArrayList<>();

    Drawing(Course course) {
      this.course = course;
      this.periods = course.periods();
      this.months = course.months();
      BigDecimal highest =
          Stream.concat(
                  Stream.concat(periods.stream(), months.stream()).map(Drawing::height),
                  Stream.ofNullable(course.usual()).map(History.Usual::high))
              .max(BigDecimal::compareTo)
              .orElse(BigDecimal.ZERO);
      this.scale = new Scale(highest, HEIGHT);
    }

    SixTwelve draw(String id, String title) {
      List<Dot> dots = dots();
      List<Column> columns = columns();
      Course.Point first = periods.get(0);
      Course.Point last = periods.get(periods.size() - 1);
      axis(x(0), Dates.name(first.firstDay(), first.lastDay()));
      if (periods.size() > 1) {
        axis(x(periods.size() - 1), Dates.name(last.firstDay(), last.lastDay()));
      }
      return new SixTwelve(
          id,
          title,
          Trend.sentence(course) + " The exact figures stand in the table below.",
          lines(),
          dots,
          columns,
          List.copyOf(labels),
          range());
    }

    private static BigDecimal height(Course.Point point) {
      return Objects.requireNonNullElse(point.value(), BigDecimal.ZERO);
    }

    /** The last period always stands at the same place. */
    private int x(int n) {
      return LEFT + (13 - periods.size() + n) * STEP;
    }

    private int y(Course.Point point) {
      return BOTTOM - scale.of(height(point));
    }

    private List<String> lines() {
      List<String> lines = new ArrayList<>();
      List<String> points = new ArrayList<>();
      for (int n = 0; n < periods.size(); n++) {
        if (periods.get(n).isKnown()) {
          points.add(x(n) + "," + y(periods.get(n)));
        } else {
          finish(points, lines);
        }
      }
      finish(points, lines);
      return lines;
    }

    private static void finish(List<String> points, List<String> lines) {
      if (points.size() > 1) {
        lines.add(String.join(" ", points));
      }
      points.clear();
    }

    private List<Dot> dots() {
      List<Dot> dots = new ArrayList<>();
      int highest = highest(periods);
      for (int n = 0; n < periods.size(); n++) {
        Course.Point point = periods.get(n);
        boolean isLast = n == periods.size() - 1;
        if (point.isKnown()) {
          dots.add(new Dot(x(n), y(point), style(point, isLast)));
        }
        if (point.isKnown() && (isLast || n == highest)) {
          String anchor = !isLast || n == highest ? "middle" : "start";
          labels.add(
              new Label(
                  x(n) + (anchor.equals("start") ? 7 : 0),
                  y(point) - 7,
                  anchor,
                  course.print(point.value()),
                  isLast));
        }
      }
      return dots;
    }

    /**
     * A value beyond the usual range stands out; that of the report is hollow while provisional.
     */
    private String style(Course.Point point, boolean isLast) {
      boolean isWorse =
          course.usual() != null && height(point).compareTo(course.usual().high()) > 0;
      return (isWorse ? "dotover" : "dot") + (isLast ? " prov" : "");
    }

    private static int highest(List<Course.Point> all) {
      int found = -1;
      for (int n = 0; n < all.size(); n++) {
        boolean isHigher = found < 0 || height(all.get(n)).compareTo(height(all.get(found))) > 0;
        if (all.get(n).isKnown() && isHigher) {
          found = n;
        }
      }
      return found;
    }

    private List<Column> columns() {
      List<Course.Point> shown = months.subList(Math.max(0, months.size() - 12), months.size());
      List<Column> columns = new ArrayList<>();
      for (int n = 0; n < shown.size(); n++) {
        Course.Point month = shown.get(n);
        int x = COLUMNS + (n + 12 - shown.size()) * (COLUMN + 1);
        boolean isRunning = n == shown.size() - 1 && month.lastDay().isAfter(lastDay());
        columns.add(
            new Column(
                x, month.isKnown() ? scale.of(height(month)) : 0, !month.isKnown(), isRunning));
        boolean hasRoom = shown.size() > 3; // for two names beside each other
        if ((n == 0 && hasRoom) || n == shown.size() - 1) {
          axis(x + COLUMN / 2, Dates.month(month.firstDay()));
        }
      }
      return columns;
    }

    private LocalDate lastDay() {
      return periods.get(periods.size() - 1).lastDay();
    }

    private void axis(int x, String text) {
      labels.add(new Label(x, BOTTOM + 16, "middle", text, false));
    }

    private Range range() {
      History.Usual usual = course.usual();
      if (usual == null) {
        return null;
      }
      int top = scale.of(usual.high());
      return new Range(BOTTOM - top, top - scale.of(usual.low()));
    }
  }
}
