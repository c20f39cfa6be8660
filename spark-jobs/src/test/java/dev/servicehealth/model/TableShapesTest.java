package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.Failure;
import dev.servicehealth.spark.TestSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that an earlier version of the program made. */
class TableShapesTest {
  @TempDir private Path folder;
  private final SparkSession spark = TestSession.get();
  private final SqlModels models = SqlModels.load();

  private Warehouse warehouse() {
    return Warehouse.open(spark, folder.toString(), models);
  }

  /** As an earlier version declared it, with one row. */
  private void old(String table, String columns, String row) {
    String path = folder.resolve(table.replace('.', '/')).toString();
    spark.sql(
        "CREATE TABLE delta.`%s` (%s) USING delta PARTITIONED BY (day)".formatted(path, columns));
    spark.sql("INSERT INTO delta.`%s` VALUES (%s)".formatted(path, row));
  }

  private List<String> columns(String table) {
    return List.of(
        spark
            .read()
            .format("delta")
            .load(folder.resolve(table.replace('.', '/')).toString())
            .columns());
  }

  private long rows(String table) {
    return spark
        .read()
        .format("delta")
        .load(folder.resolve(table.replace('.', '/')).toString())
        .count();
  }

  @Test
  void a_table_of_figures_in_another_shape_is_emptied_and_computed_anew() {
    old("slo.burn_day", "day DATE, service STRING, bad BIGINT", "DATE'2026-05-01', 'shop', 1");
    Warehouse warehouse = warehouse();

    assertThat(warehouse.reshape(Set.of("slo.burn_day", "slo.period_day")))
        .contains("slo.burn_day", "slo.availability_day")
        .doesNotContain("slo.period_day");

    assertThat(columns("slo.burn_day"))
        .contains("adjusted_bad", "definition")
        .doesNotContain("bad");
    assertThat(rows("slo.burn_day")).isZero();
    assertThat(
            spark
                .sql(
                    "SELECT bad FROM "
                        + warehouse.tables().at("slo.burn_day", 1)) // as editions name it
                .head()
                .getLong(0))
        .isEqualTo(1);
    assertThat(warehouse.reshape(Set.of("slo.burn_day"))).doesNotContain("slo.burn_day");
  }

  @Test
  void a_table_of_facts_gets_the_columns_that_it_lacks_and_keeps_its_rows() {
    String all = Sql.declaration(spark, models.named("core.objective_day").ddl()).columns().toDDL();
    String before = all.replaceAll(",bad_is STRING.*", "");
    assertThat(before).isNotEqualTo(all);
    old(
        "core.objective_day",
        before,
        "DATE'2026-05-01', 'shop', 'a', 'feed', 0.9, 'Occurrences', NULL, 0, 'events', '28d',"
            + " DATE'2026-05-01', DATE'2026-05-01', TIMESTAMP'2026-05-01', TIMESTAMP'2026-05-02',"
            + " NULL, 'd'");

    assertThat(warehouse().reshape(Set.of())).doesNotContain("core.objective_day");

    assertThat(columns("core.objective_day"))
        .endsWith("bad_is", "is_main", "objective_from", "row_events", "is_check");
    assertThat(rows("core.objective_day")).isEqualTo(1);
  }

  @Test
  void a_table_of_facts_that_cannot_be_widened_is_refused_as_it_is() {
    old("core.user_day", "day DATE, source STRING", "DATE'2026-05-01', 'feed'");

    assertThatThrownBy(() -> warehouse().reshape(Set.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Cannot use table core.user_day")
        .hasMessageContaining("Name an empty warehouse");
    assertThat(rows("core.user_day")).isEqualTo(1);
  }
}
