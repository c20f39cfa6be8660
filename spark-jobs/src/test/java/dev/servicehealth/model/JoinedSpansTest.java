package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours of a day, as in "3-5 7-8". */
class JoinedSpansTest {
  private static final SparkSession SPARK = TestSession.get();

  @BeforeAll
  static void functions() {
    SqlModels.load().functions().forEach(SPARK::sql);
  }

  @ParameterizedTest
  @CsvSource({
    "1-2, 1-2",
    "1-2 2-3 3-4, 1-4",
    "3-4 1-2 2-3, 1-4",
    "1-2 3-4, 1-2 3-4",
    "1-9 2-3 4-5, 1-9",
    "1-3 2-5 4-6 8-9 9-10, 1-6 8-10",
    "1-2 1-2, 1-2",
  })
  void spans_that_touch_or_overlap_are_one(String spans, String joined) {
    String sql = "SELECT joined_spans(%s) = %s".formatted(array(spans), array(joined));

    assertThat(SPARK.sql(sql).head().getBoolean(0)).isTrue();
  }

  private static String array(String spans) {
    return Stream.of(spans.split(" "))
        .map(span -> span.split("-"))
        .map(span -> "STRUCT(%s AS starts, %s AS ends)".formatted(hour(span[0]), hour(span[1])))
        .collect(Collectors.joining(", ", "ARRAY(", ")"));
  }

  private static String hour(String hour) {
    return "TIMESTAMP'2026-05-01 %s:00'".formatted(hour);
  }
}
