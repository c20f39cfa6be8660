package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.spark.TestSession;
import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
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
    warehouse = Warehouse.open(spark, folder.resolve("a b%20c").toString(), SqlModels.load());
  }

  @AfterEach
  void detach() {
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
    assertThat(warehouse.newest().query("TABLE " + TABLE).count()).isEqualTo(1);

    run("false");
    assertThat(warehouse.newest().query("TABLE " + TABLE).count()).isZero();
    assertThat(warehouse.tables().version(TABLE)).isEqualTo(2);

    run("false");
    assertThat(warehouse.tables().version(TABLE)).isEqualTo(2);
  }

  @Test
  void rows_of_other_days_stay_where_a_result_is_empty() {
    run("true");

    run("false", new TreeSet<>(DAYS.tailSet(DAYS.last())));

    assertThat(warehouse.newest().query("TABLE " + TABLE).count()).isEqualTo(1);
  }

  @Test
  void a_day_is_replaced_and_not_added_to() {
    run("true");
    run("true");

    assertThat(warehouse.newest().query("TABLE " + TABLE).count()).isEqualTo(1);
    assertThat(warehouse.tables().version(TABLE)).isEqualTo(2);
  }

  @Test
  void a_commit_tells_what_it_replaced_and_whose_it_was() {
    run("true");

    Row commit =
        DeltaTable.forPath(
                spark, warehouse.tables().location(warehouse.models().named(TABLE)).toString())
            .history(1)
            .head();
    assertThat(commit.<String>getAs("userMetadata")).isEqualTo("{}");
    assertThat(commit.getJavaMap(commit.fieldIndex("operationParameters")))
        .containsEntry("predicate", Scope.ofDays(DAYS).sql());
  }

  @Test
  void a_row_that_breaks_a_constraint_is_refused() {
    SqlModel model = edited("-- grain: day, service,", "-- grain: day,");
    assertThatThrownBy(() -> run(model, "true", DAYS, "CAST(NULL AS STRING)"))
        .hasMessageContaining("Cannot write core.exclusion_day")
        .hasMessageContaining("service");
    assertThat(warehouse.tables().version(TABLE)).isZero();
  }

  @Test
  void a_row_without_a_part_of_its_key_is_refused() {
    assertThatThrownBy(() -> run(model(), "true", DAYS, "CAST(NULL AS STRING)"))
        .hasMessageContaining(
            "Cannot publish core.exclusion_day: this check failed: none of day, service")
        .hasMessageContaining("service NULL");
    assertThat(warehouse.tables().version(TABLE)).isZero();
  }

  @Test
  void two_rows_of_one_key_are_refused() {
    SqlModel model = edited("SELECT * FROM cut", "SELECT * FROM cut UNION ALL SELECT * FROM cut");
    assertThatThrownBy(() -> run(model, "true", DAYS, "'shop'"))
        .hasMessageContaining(
            "Cannot publish core.exclusion_day: this check failed: there is one row per")
        .hasMessageContaining("day 2026-05-01, service shop,");
    assertThat(warehouse.tables().version(TABLE)).isZero();
  }

  private SqlModel model() {
    return warehouse.models().named(TABLE);
  }

  private SqlModel edited(String from, String to) {
    String query = model().query().orElseThrow().replace(from, to);
    return new SqlModel(
        TABLE, model().ddl(), Optional.of(query), Optional.empty(), Grain.of(query).checks());
  }

  private void run(String isExcluded) {
    run(isExcluded, DAYS);
  }

  private void run(String isExcluded, NavigableSet<LocalDate> days) {
    run(model(), isExcluded, days, "'shop'");
  }

  /** An exclusion of an hour on the first day, or none. */
  private void run(
      SqlModel model, String isExcluded, NavigableSet<LocalDate> days, String service) {
    spark
        .sql(
            "SELECT "
                + service
                + " AS service, TIMESTAMP '2026-05-01 01:00:00' AS starts,"
                + " TIMESTAMP '2026-05-01 02:00:00' AS ends, 'planned maintenance' AS category,"
                + " 'New disks.' AS reason, 'team-shop' AS requested_by,"
                + " 'service-review' AS approved_by, TIMESTAMP '2026-05-01 10:00:00' AS approved_at, '(all)' AS slo"
                + " WHERE "
                + isExcluded)
        .createOrReplaceTempView("catalog_exclusion");
    new ModelRunner(warehouse, "UTC", warning -> {}).run(model, days, "{}");
  }
}
