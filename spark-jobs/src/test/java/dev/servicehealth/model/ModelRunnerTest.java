package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written of a result: rows instead of rows, none instead of rows, and no more than that.
 */
class ModelRunnerTest {
  private static final String TABLE = "core.exclusion_day";
  private static final NavigableSet<LocalDate> DAYS =
      new TreeSet<>(java.util.Set.of(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-02")));

  @TempDir private Path folder;
  private SparkSession spark;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    spark = TestSession.get();
    warehouse = Warehouse.open(spark, folder.toString(), SqlModels.load());
  }

  @AfterEach
  void detach() {
    warehouse.detach();
    spark.catalog().dropTempView("catalog_exclusion");
  }

  @Test
  void nothing_in_place_of_nothing_is_no_commit() {
    run("false");

    assertThat(warehouse.tables().version(TABLE)).isZero();
  }

  @Test
  void an_empty_result_replaces_rows_once() {
    run("true");
    assertThat(spark.table(TABLE).count()).isEqualTo(1);

    run("false");
    assertThat(spark.table(TABLE).count()).isZero();
    assertThat(warehouse.tables().version(TABLE)).isEqualTo(2);

    run("false");
    assertThat(warehouse.tables().version(TABLE)).isEqualTo(2);
  }

  @Test
  void rows_of_other_days_stay_where_a_result_is_empty() {
    run("true");

    run("false", new TreeSet<>(DAYS.tailSet(DAYS.last())));

    assertThat(spark.table(TABLE).count()).isEqualTo(1);
  }

  private void run(String isExcluded) {
    run(isExcluded, DAYS);
  }

  /** An exclusion of an hour on the first day, or none. */
  private void run(String isExcluded, NavigableSet<LocalDate> days) {
    spark
        .sql(
            "SELECT 'shop' AS service, TIMESTAMP '2026-05-01 01:00:00' AS starts,"
                + " TIMESTAMP '2026-05-01 02:00:00' AS ends, 'planned maintenance' AS category,"
                + " 'New disks.' AS reason, 'team-shop' AS requested_by,"
                + " 'service-review' AS approved_by, TIMESTAMP '2026-05-01 10:00:00' AS approved_at"
                + " WHERE "
                + isExcluded)
        .createOrReplaceTempView("catalog_exclusion");
    new ModelRunner(warehouse, "UTC", warning -> {})
        .run(warehouse.models().named(TABLE), days, "{}");
  }
}
