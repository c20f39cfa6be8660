package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {

  private static final Path SHEET =
      Path.of("src/main/resources/dev/servicehealth/report/style.css");
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6})");

  /** 4.5 is what WCAG 2.2 asks of text; the marks need 3. */
  @ParameterizedTest
  @CsvSource({"0, paper", "0, panel", "0, missed-tint", "1, paper", "1, panel", "1, missed-tint"})
  void every_colour_can_be_read_in_light_and_in_dark(int scheme, String ground) throws Exception {
    Map<String, String> palette = palette(scheme);
    for (String ink : new String[] {"ink", "quiet", "link", "missed", "unknown", "met"}) {
      assertThat(contrast(palette.get(ink), palette.get(ground)))
          .as("%s on %s", ink, ground)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static Map<String, String> palette(int scheme) throws Exception {
    String block = Files.readString(SHEET).split(":root \\{", -1)[scheme + 1];
    Matcher matcher = COLOUR.matcher(block);
    Map<String, String> palette = new HashMap<>();
    while (matcher.find()) {
      palette.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return palette;
  }

  static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
