package dev.servicehealth.telemetry;

import dev.servicehealth.spark.GeneratedCode;
import dev.servicehealth.spark.TestSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Partial facts added up, as the SQL of {@code core} adds them, one line each. */
final class AddedFacts {
  /** Blocks and places count from the first row of a block, whatever a task calls it. */
  private static final String ADDED =
      """
      WITH block AS (
        SELECT file, block, MIN(ordinal) AS first, MAX(last) AS last FROM fact WHERE kind = 'block' GROUP BY file, block
      ),
      told AS (
        SELECT fact.* EXCEPT (ordinal, last),
          IF(kind = 'quarantine', fact.ordinal - block.first, NULL) AS ordinal,
          CASE kind WHEN 'block' THEN block.last - block.first WHEN 'span' THEN fact.last END AS last
        FROM fact LEFT JOIN block USING (file, block)
      )
      SELECT
        kind, source, day, IF(kind = 'span', NULL, time) AS time, service, slo, dimension, value, bucket,
        SUM(good) AS good, SUM(valid) AS valid, SUM(row_count) AS row_count,
        HEX(THETA_UNION_AGG(users) FILTER (WHERE users IS NOT NULL)) AS users,
        partition, outcome, reason, file, block, ordinal, MIN(IF(kind = 'span', time, NULL)) AS first,
        MAX(last) AS last, text, MAX(largest) AS largest
      FROM told
      GROUP BY kind, source, day, IF(kind = 'span', NULL, time), service, slo, dimension, value, bucket,
        partition, outcome, reason, file, block, ordinal, text
      """;

  private AddedFacts() {}

  /** As a night plans and reads them: with generated code. */
  static List<String> of(
      Rollup rollup, LocatedSource located, List<RawPartition> partitions, Set<LocalDate> days) {
    return GeneratedCode.with(
        TestSession.get(),
        () -> {
          Dataset<Row> facts = rollup.partialFacts(located, partitions, days).cache();
          try {
            facts.createOrReplaceTempView("fact");
            return TestSession.get().sql(ADDED).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
          } finally {
            TestSession.get().catalog().dropTempView("fact");
            facts.unpersist();
          }
        });
  }
}
