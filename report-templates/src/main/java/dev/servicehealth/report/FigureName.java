package dev.servicehealth.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The figures of an objective that editions are compared by. Those without a prefix are of what
 * happened, exclusions or not; adjusted ones leave out the minutes of approved exclusions.
 */
public enum FigureName {
  VERDICT("Verdict", 1, "raw_verdict"),
  TARGET("Target", 1),
  AVAILABILITY("Availability", 1),
  GOOD("Good", 1),
  BAD("Bad", 1),
  VALID("Valid", 1),
  FAILED_USERS("Users affected", 1),
  COVERAGE("Coverage", 1),
  GOOD_MINUTES("Good minutes", 1),
  BAD_MINUTES("Bad minutes", 1),
  NO_TRAFFIC_MINUTES("Minutes without traffic", 1),
  NO_TELEMETRY_MINUTES("Minutes without telemetry", 1),
  EXCLUDED_MINUTES("Excluded minutes", 1),
  MISSING("Missing, estimated", 2),
  AVAILABILITY_AT_WORST("Availability at worst", 2),
  AVAILABILITY_AT_BEST("Availability at best", 2),
  BUDGET("Error budget", 2),
  SPENT_SHARE("Budget spent", 2),
  ADJUSTED_VERDICT("Adjusted verdict", 2),
  ADJUSTED_BAD("Adjusted bad", 2),
  ADJUSTED_VALID("Adjusted valid", 2),
  ADJUSTED_AVAILABILITY("Adjusted availability", 2),
  ADJUSTED_SPENT_SHARE("Adjusted budget spent", 2),
  WINDOW_STATE("State of its own window", 4, "raw_state"),
  WINDOW_SPENT_SHARE("Budget of its own window spent", 4, "spent_share");

  private final String words;
  private final int since;
  private final String column;

  FigureName(String words, int since) {
    this(words, since, null);
  }

  FigureName(String words, int since, String column) {
    this.words = words;
    this.since = since;
    this.column = column;
  }

  /** Its name in the record: {@code good_minutes}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns whether it is of the objective's own window, and stands in {@code
   * slo.error_budget_day}.
   */
  public boolean isOfOwnWindow() {
    return this == WINDOW_STATE || this == WINDOW_SPENT_SHARE;
  }

  /** The column that it is read from. */
  public String column() {
    return Optional.ofNullable(column).orElse(key());
  }

  /** Returns whether it leaves out the minutes of approved exclusions. */
  public boolean isAdjusted() {
    return name().startsWith("ADJUSTED_");
  }

  /** Returns whether editions of a schema have it. */
  public boolean isIn(int schemaNumber) {
    return schemaNumber >= since;
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
