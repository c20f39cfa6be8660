package dev.servicehealth.report;

import java.util.Arrays;
import java.util.Locale;

/** The figures of an objective that editions are compared by. */
public enum FigureName {
  VERDICT("Verdict"),
  TARGET("Target"),
  AVAILABILITY("Availability"),
  GOOD("Good requests"),
  BAD("Failed requests"),
  VALID("Valid requests"),
  FAILED_USERS("Users hit"),
  COVERAGE("Coverage"),
  GOOD_MINUTES("Good minutes"),
  BAD_MINUTES("Bad minutes"),
  NO_TRAFFIC_MINUTES("Minutes without traffic"),
  NO_TELEMETRY_MINUTES("Minutes without telemetry"),
  EXCLUDED_MINUTES("Excluded minutes");

  private final String words;

  FigureName(String words) {
    this.words = words;
  }

  /** Its name in tables: {@code good_minutes}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String words() {
    return words;
  }

  static String words(String key) {
    return Arrays.stream(values())
        .filter(name -> name.key().equals(key))
        .map(FigureName::words)
        .findFirst()
        .orElse(Words.name(key));
  }
}
