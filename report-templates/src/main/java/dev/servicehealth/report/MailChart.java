package dev.servicehealth.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The bad events of the first total, a bar a day, as a picture for mail, where SVG is not shown.
 * The highest bar carries its count; the finding is in the alternative text.
 *
 * @param alt the chart in words
 * @param worst whose bar carries its count
 */
record MailChart(String title, String alt, Total.Day worst, List<Total.Day> days) {

  static final int WIDTH = 600;
  static final int HEIGHT = 132;
  private static final int SHARPNESS = 2;
  private static final int TOP = 18;
  private static final int BASE = 112;
  private static final String BAR = "#b34e00";
  private static final String INK = "#565d66";

  /** Empty where nothing was bad. */
  static Optional<MailChart> of(Edition edition) {
    return edition.total().flatMap(total -> total.worstDay().map(worst -> of(total, worst)));
  }

  private static MailChart of(Total total, Total.Day worst) {
    String finding = Verdict.worstDay(total).orElseThrow();
    return new MailChart(title(total), title(total) + "." + finding, worst, total.days());
  }

  private static String title(Total total) {
    return Words.capital(total.unit().adjective()) + " " + total.unit().noun(0) + " per day";
  }

  byte[] png() {
    BufferedImage image =
        new BufferedImage(WIDTH * SHARPNESS, HEIGHT * SHARPNESS, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing().render(null, canvas, new ViewBox(0, 0, image.getWidth(), image.getHeight()));
    canvas.dispose();
    try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot draw the chart of the mail.", e);
    }
  }

  private SVGDocument drawing() {
    byte[] svg = svg().getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(
        new SVGLoader().load(new ByteArrayInputStream(svg), null, LoaderContext.createDefault()),
        "the chart of the mail is not an SVG");
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    for (int n = 0; n < days.size(); n++) {
      Total.Day day = days.get(n);
      int left = WIDTH * n / days.size();
      int width = WIDTH * (n + 1) / days.size() - left;
      int gap = Math.min(8, width / 6);
      int height = Scale.of(worst.bad(), BASE - TOP).of(day.bad());
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
              .formatted(left + gap, BASE - height, width - 2 * gap, height, BAR));
      int middle = Math.max(20, Math.min(WIDTH - 20, left + width / 2));
      if (day.equals(worst)) {
        svg.append(text(Words.count(day.bad()), middle, BASE - height - 5));
      }
      if (isLabelled(day)) {
        svg.append(text(label(day), middle, HEIGHT - 5));
      }
    }
    return svg.append(
            "<path d=\"M0 %dH%d\" stroke=\"%s\" fill=\"none\"/></svg>".formatted(BASE, WIDTH, INK))
        .toString();
  }

  /** Every day of a week; of longer periods the 1st, the 11th and the 21st. */
  private boolean isLabelled(Total.Day day) {
    int ofMonth = day.day().getDayOfMonth();
    return days.size() <= 7 || (ofMonth % 10 == 1 && ofMonth < 31);
  }

  private String label(Total.Day day) {
    return days.size() <= 7
        ? Dates.weekday(day.day()) + " " + day.day().getDayOfMonth()
        : day.day().getDayOfMonth() + " " + Dates.month(day.day());
  }

  private static String text(String text, int x, int baseline) {
    return "<path fill=\"%s\" d=\"%s\"/>".formatted(INK, Letters.centred(text, 12, x, baseline));
  }
}
