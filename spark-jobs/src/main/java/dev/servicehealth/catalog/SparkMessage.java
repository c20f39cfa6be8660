package dev.servicehealth.catalog;

import java.util.regex.Pattern;

/** Spark's error messages, cut to the sentence that helps. */
final class SparkMessage {
  private static final Pattern NOISE =
      Pattern.compile("^\\[[A-Z0-9_.]+\\] |\\s*SQLSTATE: \\w+.*$|\\s*\\(line \\d+, pos \\d+\\)$");

  private SparkMessage() {}

  static String of(Exception e) {
    String line =
        String.valueOf(e.getMessage())
            .lines()
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse(e.getClass().getSimpleName());
    return NOISE.matcher(line).replaceAll("");
  }
}
