package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of other versions, and of other warehouses, answer side by side. */
class ReaderTest {
  private static final String TABLE = "core.exclusion_day";
  private static final DayRange DAYS =
      new DayRange(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-02"));

  @TempDir private Path folder;
  private SparkSession spark;
  private Warehouse one;
  private Warehouse other;

  @BeforeEach
  void fill() {
    spark = TestSession.get();
    SqlModels models = SqlModels.load();
    one = Warehouse.open(spark, folder.resolve("one").toString(), models);
    other = Warehouse.open(spark, folder.resolve("o t%20her").toString(), models);
    add(one, "shop");
    add(one, "cinema");
    add(other, "zoo");
  }

  private void add(Warehouse warehouse, String service) {
    Row row =
        spark
            .sql(
                "SELECT DATE '2026-05-01', '%s', TIMESTAMP '2026-05-01 01:00:00',"
                        .formatted(service)
                    + " TIMESTAMP '2026-05-01 02:00:00', 'planned maintenance', 'New disks.',"
                    + " 'team', 'review', TIMESTAMP '2026-05-01 10:00:00', '(all)'")
            .head();
    warehouse.append(TABLE, List.of(row));
  }

  @Test
  void a_reader_stays_with_its_versions_and_its_warehouse() {
    Reader made = one.at(Map.of());
    Reader first = one.at(Map.of(TABLE, 1L));

    assertThat(services(one.newest())).isEqualTo("[cinema, shop]");
    assertThat(services(made)).isEqualTo("[]");
    assertThat(services(other.newest())).isEqualTo("[zoo]");
    assertThat(services(first)).isEqualTo("[shop]");
    add(one, "bank");
    assertThat(services(one.newest())).isEqualTo("[bank, cinema, shop]");
    assertThat(services(first)).isEqualTo("[shop]");
  }

  private static String services(Reader reader) {
    return reader.query("SELECT ARRAY_SORT(COLLECT_LIST(service)) FROM " + TABLE).head().getList(0)
        + "";
  }

  @Test
  void names_are_bound_wherever_a_query_may_have_them() {
    String query =
        "WITH few AS (SELECT service FROM core.exclusion_day AS a WHERE day BETWEEN :first_day AND"
            + " :last_day)"
            + " SELECT (SELECT MAX(service) FROM few), COUNT(*), MAX(:time_zone)"
            + " FROM Core.EXCLUSION_DAY JOIN few USING (service)"
            + " WHERE core.exclusion_day.service IN (SELECT service FROM core.exclusion_day)"
            + " AND EXISTS (SELECT 1 FROM few WHERE few.service = exclusion_day.service)";

    for (Reader reader : List.of(one.at(Map.of(TABLE, 2L)), one.newest())) {
      assertThat(reader.query(query, DAYS, "Europe/Berlin").head().mkString(" "))
          .isEqualTo("shop 2 Europe/Berlin");
    }
  }

  @Test
  void views_are_read_from_the_tables_of_their_reader_several_times() {
    String query =
        "SELECT COUNT(*) FROM slo.planned_day AS a FULL JOIN slo.planned_day AS b USING (day)"
            + " FULL JOIN slo.state_minute USING (day)";

    assertThat(one.at(Map.of()).query(query).head().getLong(0)).isZero();
    assertThat(one.newest().query(query).head().getLong(0)).isZero();
  }
}
