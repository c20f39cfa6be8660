package dev.servicehealth.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * One table: how it is made, computed and checked.
 *
 * @param name schema and table
 * @param ddl the text of {@code table.sql}
 * @param query the text of {@code query.sql}; empty for a table that is only appended to
 * @param reach the text of {@code reach.sql}: of the days in the view {@code changed_day}, which
 *     other recorded days the query reads them for; empty where a day reads only itself
 * @param checks of the grain, then those of {@code checks.sql} in their order
 */
public record SqlModel(
    String name, String ddl, Optional<String> query, Optional<String> reach, List<Check> checks) {

  /**
   * A query that returns offenders.
   *
   * @param title of a check that fails, what must hold; of one that warns, what is found
   * @param remedy what to do about it, a sentence; empty where the title says enough
   */
  public record Check(Severity severity, String title, Optional<String> remedy, String sql) {}

  /** Returns whether an offender stops the run. */
  public enum Severity {
    FAIL,
    WARN
  }

  /**
   * The statement that declares the table, with other words in place of {@code CREATE TABLE} and
   * the name.
   */
  String ddl(String beginning) {
    return ddl.replaceFirst("CREATE TABLE \\S+", Matcher.quoteReplacement(beginning));
  }

  String schema() {
    return name.substring(0, name.indexOf('.'));
  }

  String table() {
    return name.substring(name.indexOf('.') + 1);
  }
}
