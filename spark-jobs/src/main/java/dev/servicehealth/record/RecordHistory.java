package dev.servicehealth.record;

import dev.servicehealth.model.Tables;
import dev.servicehealth.model.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells of rows that the record had and no longer has. Its tables are only ever appended to, and
 * their Delta logs keep every commit, so a commit that removed or changed rows is found there, and
 * the rows in the version before it.
 */
public final class RecordHistory {
  private static final int SHOWN = 5;

  /** The tables of the record, and SQL that names a row of each for people. */
  private static final Map<String, String> TABLES =
      Map.of(
          "record.edition", "CONCAT(period, '/edition-', edition)",
          "record.figure", "CONCAT(period, '/edition-', edition, ' ', service, ' ', slo)",
          "record.incident_revision", "CONCAT('incident ', incident, ' of ', revised_at)",
          "record.restatement", "CONCAT(period, '/edition-', edition, ' ', service, ' ', slo)",
          "record.run", "CONCAT('run ', run)");

  private final Warehouse warehouse;

  public RecordHistory(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A sentence for every commit that took rows away which are not there again. */
  public List<String> lost() {
    List<String> found = new ArrayList<>();
    for (String table : TABLES.keySet().stream().sorted().toList()) {
      for (Tables.Rewrite rewrite : warehouse.tables().rewrites(table)) {
        lost(table, rewrite, found);
      }
    }
    return found;
  }

  private void lost(String table, Tables.Rewrite rewrite, List<String> found) {
    String commit =
        "%s: version %d, %s %s of %s,"
            .formatted(
                table,
                rewrite.version(),
                rewrite.operation().matches("[AEIOU].*") ? "an" : "a",
                rewrite.operation(),
                rewrite.at());
    try {
      List<String> rows = rowsLost(table, rewrite.version());
      if (!rows.isEmpty()) {
        found.add(
            "%s took %d rows away or changed them: %s%s"
                .formatted(
                    commit,
                    rows.size(),
                    rows.stream().distinct().limit(SHOWN).collect(Collectors.joining(", ")),
                    rows.stream().distinct().count() > SHOWN ? " and more" : ""));
      }
    } catch (Exception e) { // whatever Spark meets in a damaged file, declared or not
      found.add(commit + " changed it by hand, and the version before it cannot be read any more");
    }
  }

  /** The rows before a version that neither it nor the newest one has as they were, by name. */
  private List<String> rowsLost(String table, long version) {
    String question =
        """
        WITH before AS (SELECT %1$s AS name, TO_JSON(STRUCT(*)) AS row FROM %2$s VERSION AS OF %4$d),
          since AS (
            SELECT TO_JSON(STRUCT(*)) AS row FROM %2$s
            UNION ALL SELECT TO_JSON(STRUCT(*)) FROM %2$s VERSION AS OF %3$d)
        SELECT name FROM before LEFT ANTI JOIN since ON before.row = since.row ORDER BY name
        """
            .formatted(TABLES.get(table), table, version, version - 1);
    return warehouse.newest().query(question).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
