package dev.servicehealth.benchmark;

import dev.servicehealth.benchmark.RollupBenchmark.Way;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How the time of a pass grows with its rows, as an SVG with two logarithmic scales. */
final class GrowthPicture {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int EDGE = 60;

  private static final Map<Way, String> COLOURS =
      new EnumMap<>(
          Map.of(
              Way.SCAN, "#767676",
              Way.COLUMNS, "#0a6e4e",
              Way.ROWS, "#b45309",
              Way.DUCKDB, "#1d4ed8"));

  private final double mostRows;
  private final double fewestRows;
  private final double longest;
  private final double shortest;

  private GrowthPicture(Map<Long, Map<Way, RollupFigures>> figures) {
    this.mostRows =
        (double) figures.keySet().stream().mapToLong(Long::longValue).max().orElseThrow();
    this.fewestRows =
        Math.min(
            mostRows / 2,
            (double) figures.keySet().stream().mapToLong(Long::longValue).min().orElseThrow());
    this.longest =
        figures.values().stream()
            .flatMap(ways -> ways.values().stream())
            .mapToDouble(RollupFigures::seconds)
            .max()
            .orElseThrow();
    this.shortest =
        figures.values().stream()
            .flatMap(ways -> ways.values().stream())
            .mapToDouble(RollupFigures::seconds)
            .min()
            .orElseThrow();
  }

  /** Of the seconds by rows. */
  static String of(Map<Long, Map<Way, RollupFigures>> figures) {
    return new GrowthPicture(figures).draw(figures);
  }

  private String draw(Map<Long, Map<Way, RollupFigures>> figures) {
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
        WIDTH,
        HEIGHT);
    line(svg, "<title>Seconds of a pass by million rows, real feed</title>");
    line(svg, "<rect width='%d' height='%d' fill='#ffffff'/>", WIDTH, HEIGHT);
    for (long rows : figures.keySet()) {
      line(
          svg,
          "<text x='%.0f' y='%d' text-anchor='middle'>%d M rows</text>",
          x((double) rows),
          HEIGHT - 20,
          rows / 1_000_000);
    }
    for (Way way : Way.values()) {
      StringBuilder points = new StringBuilder();
      figures.forEach(
          (rows, ways) ->
              points.append(
                  String.format(
                      Locale.ROOT, "%.1f,%.1f ", x((double) rows), y(ways.get(way).seconds()))));
      String colour = COLOURS.get(way);
      line(
          svg,
          "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>",
          points.toString().strip(),
          colour);
      figures.forEach((rows, ways) -> mark(svg, (double) rows, ways.get(way).seconds(), colour));
      Map<Way, RollupFigures> last = figures.get((long) mostRows);
      line(
          svg,
          "<text x='%.0f' y='%.0f' fill='%s'>%s</text>",
          x(mostRows) + 10,
          y(last.get(way).seconds()) + 4,
          colour,
          way.word());
    }
    return svg.append("</svg>\n").toString();
  }

  private void mark(StringBuilder svg, double rows, double seconds, String colour) {
    line(svg, "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>", x(rows), y(seconds), colour);
    line(
        svg,
        "<text x='%.1f' y='%.1f' text-anchor='middle' fill='%s'>%.1f s</text>",
        x(rows),
        y(seconds) - 8,
        colour,
        seconds);
  }

  private double x(double rows) {
    double share = Math.log(rows / fewestRows) / Math.log(mostRows / fewestRows);
    return EDGE + share * (WIDTH - 2.5 * EDGE);
  }

  private double y(double seconds) {
    double share = Math.log(seconds / shortest) / Math.log(2 * longest / shortest);
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
