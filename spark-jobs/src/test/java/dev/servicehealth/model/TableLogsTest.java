package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.MaterializedRows;
import dev.servicehealth.spark.TestSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways to a table's log do the same, and the direct one leaves what it does not know. */
class TableLogsTest {
  private static final Scope FIRST = Scope.ofDays(Set.of(LocalDate.parse("2026-05-01")));

  private final SparkSession spark = TestSession.get();

  @TempDir private java.nio.file.Path folder;
  private Path table;

  @BeforeEach
  void make() {
    table = new Path(folder.resolve("a b%20c").toString());
    spark.sql(
        ("CREATE TABLE delta.`%s` (day DATE NOT NULL, n BIGINT) USING delta PARTITIONED BY (day)"
                + " TBLPROPERTIES ('delta.constraints.sign' = 'n > 0')")
            .formatted(table));
    insert("(DATE '2026-05-01', 1), (DATE '2026-05-01', 2), (DATE '2026-05-02', 3)");
  }

  private static Stream<TableLogs> both() {
    PlainLogs plain = new PlainLogs(TestSession.get());
    return Stream.of(new DirectLogs(TestSession.get(), plain), plain);
  }

  @ParameterizedTest
  @MethodSource("both")
  void rows_of_the_scope_alone_are_replaced_in_one_commit_that_says_so(TableLogs logs) {
    replace(logs, "SELECT DATE '2026-05-01' AS day, 4L AS n");

    assertThat(numbers(table)).containsExactly(3L, 4L);
    assertThat(logs.version(table)).isEqualTo(2);
    assertThat(commit())
        .isEqualTo("WRITE {mode:Overwrite,partitionBy:[],predicate:" + FIRST.sql() + "} {}");
  }

  @ParameterizedTest
  @MethodSource("both")
  void nothing_in_place_of_rows_is_a_commit_and_nothing_in_place_of_nothing_is_none(
      TableLogs logs) {
    replace(logs, "SELECT DATE '2026-05-01' AS day, 4L AS n WHERE false");
    assertThat(numbers(table)).containsExactly(3L);
    assertThat(logs.version(table)).isEqualTo(2);

    replace(logs, "SELECT DATE '2026-05-01' AS day, 4L AS n WHERE false");
    assertThat(logs.version(table)).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("both")
  void a_copy_holds_the_rows_and_the_columns_of_its_version(TableLogs logs) {
    replace(logs, "SELECT DATE '2026-05-01' AS day, 4L AS n");
    Path copy = new Path(folder.resolve("d e%20f").toString());

    logs.copy(table, 1, copy);

    assertThat(numbers(copy)).containsExactly(1L, 2L, 3L);
    assertThat(logs.version(copy)).isZero();
    assertThat(logs.columns(copy)).isEqualTo(logs.columns(table));
    assertThat(logs.columns(copy).toDDL()).isEqualTo("day DATE NOT NULL,n BIGINT");
  }

  @Test
  void tables_of_this_program_are_known() {
    assertThat(DirectLogs.isKnown(protocol())).isTrue();
    spark.sql("ALTER TABLE delta.`%s` DROP CONSTRAINT sign".formatted(table));
    assertThat(DirectLogs.isKnown(protocol())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'delta.enableRowTracking' = 'true'",
        "'delta.enableInCommitTimestamps' = 'true'",
        "'delta.enableChangeDataFeed' = 'true'",
        "'delta.enableTypeWidening' = 'true'",
        "'delta.checkpointPolicy' = 'v2'"
      })
  void tables_with_a_feature_that_the_program_does_not_use_are_not_known(String feature) {
    alter(feature);

    assertThat(DirectLogs.isKnown(protocol())).isFalse();
  }

  /** Copied directly, the deleted row would be back; replaced directly, no file would be found. */
  @Test
  void a_table_that_is_not_known_is_written_by_delta() {
    alter("'delta.enableDeletionVectors' = 'true', 'delta.columnMapping.mode' = 'name'");
    insert("(DATE '2026-05-01', 5), (DATE '2026-05-02', 6)");
    spark.sql("DELETE FROM delta.`%s` WHERE n = 2".formatted(table));
    assertThat(DirectLogs.isKnown(protocol())).isFalse();
    TableLogs logs = TableLogs.of(spark);
    Path copy = new Path(folder.resolve("copy").toString());

    logs.copy(table, logs.version(table), copy);
    replace(logs, "SELECT DATE '2026-05-01' AS day, 4L AS n");

    assertThat(numbers(copy)).containsExactly(1L, 3L, 5L, 6L);
    assertThat(numbers(table)).containsExactly(3L, 4L, 6L);
  }

  private void alter(String properties) {
    spark.sql("ALTER TABLE delta.`%s` SET TBLPROPERTIES (%s)".formatted(table, properties));
  }

  private void insert(String values) {
    spark.sql("INSERT INTO delta.`%s` VALUES %s".formatted(table, values));
  }

  private void replace(TableLogs logs, String query) {
    try (MaterializedRows rows = MaterializedRows.of(spark.sql(query))) {
      logs.replace(table, FIRST, rows, "{}");
    }
  }

  private List<Long> numbers(Path of) {
    return spark.sql("SELECT n FROM delta.`%s` ORDER BY n".formatted(of)).collectAsList().stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private String commit() {
    return spark
        .sql("DESCRIBE HISTORY delta.`%s` LIMIT 1".formatted(table))
        .selectExpr(
            "CONCAT_WS(' ', operation, REPLACE(TO_JSON(operationParameters), '\"', ''), userMetadata)")
        .head()
        .getString(0);
  }

  private Protocol protocol() {
    DeltaLog log = DeltaLog.forTable((org.apache.spark.sql.classic.SparkSession) spark, table);
    return log.update(false, scala.Option.empty(), scala.Option.empty()).protocol();
  }
}
