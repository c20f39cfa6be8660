package dev.servicehealth.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.config.Configuration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Guards the settings that results depend on; each names the fault it works around. */
class SessionsTest {
  private static final String BINDS = "spark.sql.legacy.parameterSubstitution.constantsOnly";

  private final SparkSession spark = TestSession.get();

  @Test
  void sql_parameters_bind_beside_delta() {
    assertThat(spark.sql("SELECT :x + 1", Map.of("x", 1)).head().getInt(0)).isEqualTo(2);
  }

  /** When this fails, Delta was repaired (delta-io/delta#7640) and the setting can go. */
  @Test
  void sql_parameters_do_not_bind_without_the_setting() {
    spark.conf().set(BINDS, "false");
    try {
      assertThatThrownBy(() -> spark.sql("SELECT :x", Map.of("x", 1)).head())
          .hasMessageContaining("UNBOUND_SQL_PARAMETER");
    } finally {
      spark.conf().set(BINDS, "true");
    }
  }

  @Test
  void a_setting_that_no_configuration_changes_is_refused_there() {
    Set<String> set = new HashSet<>(Sessions.FIXED.keySet());
    set.addAll(Sessions.LOCAL_FILES.keySet());

    assertThat(Configuration.OWNED_BY_THE_SESSION).isEqualTo(set);
  }

  @Test
  void a_running_session_does_not_stand_in_for_one_without_its_shortcuts() {
    Map<String, String> settings =
        Map.of("spark.master", "local[2]", "spark.sql.shuffle.partitions", "1");

    assertThat(Shortcuts.areOn(spark)).isTrue();
    assertThatThrownBy(() -> Sessions.open(settings, false))
        .hasMessageContaining("shortcuts off: the one that runs in this process has them on");
  }

  @Test
  void sql_text_cannot_read_the_environment() {
    assertThat(spark.sql("SELECT '${env:PATH}'").head().getString(0)).isEqualTo("${env:PATH}");
  }

  @Test
  void arithmetic_fails_rather_than_wraps() {
    assertThatThrownBy(() -> spark.sql("SELECT 9223372036854775807 + 1").head())
        .hasMessageContaining("ARITHMETIC_OVERFLOW");
  }

  @Test
  void the_session_counts_time_in_utc() {
    assertThat(spark.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(spark.conf().get("spark.sql.parquet.outputTimestampType"))
        .isEqualTo("TIMESTAMP_MICROS");
  }

  @Test
  void only_what_asks_for_it_is_compiled() throws Exception {
    assertThat(compiled()).isFalse();
    assertThat(GeneratedCode.with(spark, this::compiled)).isTrue();
    assertThat(compiled()).isFalse();
  }

  private boolean compiled() {
    return spark
        .range(10)
        .selectExpr("id + 1")
        .queryExecution()
        .executedPlan()
        .toString()
        .contains("*(1)");
  }
}
