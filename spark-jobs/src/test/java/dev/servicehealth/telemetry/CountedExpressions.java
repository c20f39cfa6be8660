package dev.servicehealth.telemetry;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What expressions of the catalog count in rows, as the rollup has it, for tests elsewhere. */
public final class CountedExpressions {
  private CountedExpressions() {}

  /** Events in the order of the rows, empty where a row cannot be judged or is left out. */
  public static List<Optional<Long>> of(Dataset<Row> rows, String expression) {
    return rows.select(new Expressions(rows, "feed").counted(expression)).collectAsList().stream()
        .map(row -> Optional.of(row.getLong(0)).filter(events -> events >= 0))
        .toList();
  }
}
