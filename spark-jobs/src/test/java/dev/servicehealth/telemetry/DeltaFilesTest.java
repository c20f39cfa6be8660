package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.spark.TestSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaFilesTest {
  @TempDir private Path folder;
  private RawRows raw;

  @BeforeEach
  void start() {
    raw = new RawRows(folder).delta().layout("DATE={date}").uses("status");
  }

  @AfterEach
  void forget() {
    DeltaLog.clearCache();
  }

  @Test
  void partitions_and_rows_are_those_of_the_log() {
    create(
        "'delta.columnMapping.mode' = 'name', 'delta.randomizeFilePrefixes' = 'true',"
            + " 'delta.enableDeletionVectors' = 'true'");
    sql("DELETE FROM %s WHERE status = 404");
    assertThat(raw.partition().files())
        .singleElement()
        .satisfies(file -> assertThat(file.path()).doesNotContain("date="))
        .satisfies(file -> assertThat(file.deletedRows()).isNotEmpty());
    assertThat(raw.open().get(0).select("status").orderBy("status").collectAsList())
        .extracting(row -> row.getInt(0))
        .containsExactly(200, 503);
  }

  @Test
  void a_column_that_the_table_lacks_is_null() {
    create("'delta.minReaderVersion' = '1'");
    assertThat(raw.uses("nowhere").open().get(0).where("nowhere IS NULL").count()).isEqualTo(3);
  }

  @Test
  void a_layout_of_another_column_says_what_the_table_has() {
    create("'delta.minReaderVersion' = '1'");
    assertThat(raw.layout("day={date}").partition().reason())
        .isEqualTo(
            "the Delta table is partitioned by date and not by day, as the layout day={date} says");
  }

  @Test
  void a_file_that_the_table_dropped_since_is_not_left_out_in_silence() {
    create("'delta.minReaderVersion' = '1'");
    List<RawPartition.RawFile> files = raw.partition().files();
    sql("DELETE FROM %s WHERE status = 404");
    assertThatThrownBy(() -> DeltaFiles.rows(TestSession.get(), raw.root(), files))
        .isInstanceOf(UnreadableFiles.class)
        .hasMessageContaining("the Delta table dropped the file after it was found; run again");
  }

  @Test
  void an_hour_may_be_a_number() {
    DeltaPartitions partitions =
        new DeltaPartitions(Map.of("hour", "col-1"), Optional.empty(), Optional.empty());
    assertThat(partitions.values(Map.of("col-1", "9")))
        .isEqualTo(partitions.expected(Map.of("hour", "09")));
    assertThat(partitions.values(Map.of("col-1", "0")))
        .isEqualTo(partitions.expected(Map.of("hour", "00")));
  }

  private void create(String properties) {
    sql(
        "CREATE TABLE %s (status INT, date DATE) USING delta PARTITIONED BY (date)"
            + " TBLPROPERTIES ("
            + properties
            + ")");
    sql(
        "INSERT INTO %s SELECT /*+ COALESCE(1) */ * FROM VALUES (200, DATE'2026-03-07'),"
            + " (404, DATE'2026-03-07'), (503, DATE'2026-03-07'), (500, DATE'2026-03-08')");
  }

  private void sql(String statement) {
    TestSession.get().sql(statement.formatted("delta.`" + folder + "`"));
  }
}
