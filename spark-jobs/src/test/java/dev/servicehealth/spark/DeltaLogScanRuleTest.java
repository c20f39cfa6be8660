package dev.servicehealth.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Tables read as lists of files hold what Delta reads of them. */
class DeltaLogScanRuleTest {
  private final SparkSession spark = TestSession.get();

  @TempDir private Path folder;
  private String table;

  @BeforeEach
  void make() {
    table = "delta.`" + folder.resolve("a b%20c") + "`";
    spark.sql(
        "CREATE TABLE %s (day DATE, source STRING, n BIGINT) USING delta PARTITIONED BY (day, source)"
            .formatted(table));
    spark.sql(
        ("INSERT INTO %s VALUES (DATE '2026-05-01', 'shop', 1), (DATE '2026-05-02', 'shop', 2),"
                + " (DATE '2026-05-02', 'x y:z%%41/ü', 3)")
            .formatted(table));
  }

  @Test
  void rows_are_those_of_the_files_whatever_their_folders_are_called() {
    assertThat(numbers("")).containsExactly(1L, 2L, 3L);
    assertThat(numbers("WHERE source = 'x y:z%41/ü'")).containsExactly(3L);
    assertThat(numbers("WHERE day = DATE '2026-05-02' AND n < 3")).containsExactly(2L);
  }

  @Test
  void only_files_of_the_days_asked_for_are_read() {
    assertThat(listed("WHERE day = DATE '2026-05-02'").files()).hasSize(2);
    assertThat(listed("WHERE day = DATE '2026-05-02' AND source = 'shop'").files()).hasSize(1);
    assertThat(listed("WHERE n = 1").files()).hasSize(3);
    assertThat(listed("").sizeInBytes()).isPositive();
  }

  @Test
  void a_day_that_a_query_finds_out_is_looked_up() {
    assertThat(numbers("WHERE day > (SELECT MIN(day) FROM " + table + ")")).containsExactly(2L, 3L);
  }

  @Test
  void every_version_has_its_own_rows() {
    spark.sql("DELETE FROM " + table + " WHERE source = 'shop'");

    assertThat(numbers("")).containsExactly(3L);
    assertThat(numbers("VERSION AS OF 1", "")).containsExactly(1L, 2L, 3L);
    assertThat(numbers("VERSION AS OF 0", "")).isEmpty();
  }

  @Test
  void rows_that_are_deleted_within_a_file_are_left_to_delta() {
    spark.sql(
        "ALTER TABLE " + table + " SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");
    spark.sql(
        "INSERT INTO %s SELECT DATE '2026-05-03', 'shop', id FROM RANGE(10, 12)".formatted(table));
    spark.sql("DELETE FROM " + table + " WHERE n = 10");

    assertThat(numbers("")).containsExactly(1L, 2L, 3L, 11L);
    assertThat(relation("").location()).isNotInstanceOf(DeltaLogScan.class);
  }

  private List<Long> numbers(String where) {
    return numbers("", where);
  }

  private List<Long> numbers(String version, String where) {
    return spark
        .sql("SELECT n FROM %s %s %s ORDER BY n".formatted(table, version, where))
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private DeltaLogScan listed(String where) {
    return (DeltaLogScan) relation(where).location();
  }

  private HadoopFsRelation relation(String where) {
    LogicalPlan plan =
        spark.sql("SELECT * FROM " + table + " " + where).queryExecution().optimizedPlan();
    LogicalPlan leaf = CollectionConverters.asJava(plan.collectLeaves()).get(0);
    return (HadoopFsRelation) ((LogicalRelation) leaf).relation();
  }
}
