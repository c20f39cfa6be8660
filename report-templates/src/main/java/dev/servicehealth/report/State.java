package dev.servicehealth.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The state of an objective in a period: one word, one letter, one shape, in this order everywhere.
 * Unknown is neither healthy nor failed.
 */
public enum State {
  MISSED("Missed", "M"),
  UNKNOWN("Unknown", "U"),
  AT_RISK("At risk", "R"),
  MET("Met", "+"),
  TOO_LITTLE("Too little traffic", "t"),
  NO_TRAFFIC("No traffic", "o");

  private final String word;
  private final String letter;

  State(String word, String letter) {
    this.word = word;
    this.letter = letter;
  }

  @JsonValue
  public String word() {
    return word;
  }

  /** The state that a word names. */
  public static State of(String word) {
    return Stream.of(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such state: " + word));
  }

  /** Returns whether somebody should look: missed, unknown or at risk. */
  boolean isConcern() {
    return compareTo(AT_RISK) <= 0;
  }

  /** One character, unlike that of every other state. */
  public String letter() {
    return letter;
  }

  /** The word inside a sentence: "1 missed, 2 unknown". */
  String inSentence() {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The CSS class that colours the state's mark. */
  String style() {
    return "s-" + inSentence().replace(' ', '-');
  }
}
