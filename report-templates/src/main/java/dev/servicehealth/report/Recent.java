package dev.servicehealth.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The states of an objective on the 91 days up to the last one of a report, and the definitions
 * that judged them.
 *
 * @param firstDay of the letters
 * @param letters the letter of each day's state, and a dash where no objective was in force
 * @param definitions the oldest first
 */
public record Recent(LocalDate firstDay, String letters, List<Definition> definitions) {

  /** Where no objective was in force. */
  public static final char NONE = '-';

  public Recent {
    definitions = List.copyOf(definitions);
  }

  /**
   * A version of an objective.
   *
   * @param since the first of these days that it judged
   * @param definition SHA-256 of all that decides the figures
   * @param source the data source whose rows it judged
   */
  public record Definition(LocalDate since, String definition, BigDecimal target, String source) {}
}
