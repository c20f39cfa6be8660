package dev.servicehealth.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class TemporaryViewsTest {
  private final SparkSession spark = TestSession.get();

  @Test
  void views_are_read_until_closed_also_by_a_failure() {
    assertThatThrownBy(
            () -> {
              try (TemporaryViews views = new TemporaryViews(spark)) {
                views.add("seen_one", spark.sql("SELECT 1 AS number"));
                views.add("seen_two", spark.sql("SELECT number + 1 AS number FROM seen_one"));
                assertThat(spark.sql("SELECT number FROM seen_two").head().getInt(0)).isEqualTo(2);
                throw new IllegalStateException("full");
              }
            })
        .hasMessage("full");
    assertThat(TestSession.temporaryViews()).isEmpty();
  }
}
