package dev.servicehealth.telemetry;

import java.io.Serializable;
import java.util.List;

/** Takes a line apart into the values of its columns. */
interface LineParser extends Serializable {

  /** The values of a line that is not blank. */
  Parsed parse(String line);

  /**
   * @param values in the order of the columns; null where there is a problem
   * @param problem why the line is no row, or {@link Lines#NO_ROW}; null where it is one
   */
  record Parsed(List<String> values, String problem) {
    static Parsed problem(String why) {
      return new Parsed(null, why);
    }
  }
}
