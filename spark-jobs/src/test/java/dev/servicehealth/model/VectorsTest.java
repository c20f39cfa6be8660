package dev.servicehealth.model;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers that others have worked out, through the functions that the models share: one line a
 * number, with what we say and, where it must differ, what another tool or text says.
 *
 * <p>Where the known mistakes of other tools are tested. Here, and by the cases beside the models:
 *
 * <ol>
 *   <li>target of 100 %: verdict.txt, spent.txt, error_budget_day
 *   <li>rounding before comparing: verdict.txt, burn.txt, burn_day
 *   <li>rounding up what is shown: ratio.txt; the text is the report's
 *   <li>above 100 %: {@link ExactArithmeticTest}; the rollup counts good among valid
 *   <li>only bad events: verdict.txt, availability_day
 *   <li>zero traffic: verdict.txt, availability_day
 *   <li>no telemetry: ratio.txt, availability_day, {@link LostPartitionTest}
 *   <li>mean of ratios: slice.txt, availability_day
 *   <li>a period not yet over: spent.txt, error_budget_day, {@link ForecastBackTest}
 *   <li>calendar bounds: {@link WindowsTest}
 *   <li>length of months: window.txt, {@link WindowsTest}
 *   <li>clock changes: window.txt, {@link StatesOfTheDayTest}
 *   <li>corrections: availability_day
 *   <li>overlaps and clipping: availability_day for exclusions; incidents have tests of their own
 *   <li>totals by breakdown: {@link BreakdownTest}
 *   <li>young services: error_budget_day, burn_day
 *   <li>low traffic: verdict.txt, burn.txt
 *   <li>impossible alerts: burn_day; whether the catalog warns of them is its own matter
 *   <li>falsy zero: ratio.txt, verdict.txt
 *   <li>targets in floating point: verdict.txt, {@link ExactArithmeticTest}
 *   <li>specification and examples of OpenSLO: the project tests; its figures budget.txt
 * </ol>
 */
class VectorsTest {
  private record Vector(String claim, String sql, String ours, String theirs) {
    static Vector of(String line) {
      int last = line.lastIndexOf('|');
      int middle = line.lastIndexOf('|', last - 1);
      int first = line.indexOf('|');
      return new Vector(
          line.substring(0, first).strip(),
          line.substring(first + 1, middle).strip(),
          line.substring(middle + 1, last).strip(),
          line.substring(last + 1).strip());
    }
  }

  private static final SparkSession SPARK = TestSession.get();

  @BeforeAll
  static void functions() {
    SqlModels.load().functions().forEach(SPARK::sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratio", "budget", "spent", "verdict", "slice", "window", "burn"})
  void worked_numbers_come_out_exactly(String group) throws IOException {
    List<Vector> vectors;
    try (InputStream table = VectorsTest.class.getResourceAsStream("vectors/" + group + ".txt")) {
      String lines = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      vectors = lines.lines().map(Vector::of).toList();
    }
    String columns =
        vectors.stream()
            .map(vector -> "CAST(" + vector.sql() + " AS STRING)")
            .collect(Collectors.joining(",\n"));
    Row row = SPARK.sql("SELECT\n" + columns).head();

    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < vectors.size(); i++) {
      Vector vector = vectors.get(i);
      String ours = row.isNullAt(i) ? "NULL" : row.getString(i);
      all.assertThat(ours).as(vector.claim()).isEqualTo(vector.ours());
      all.assertThat(ours).as(vector.claim()).isNotEqualTo(vector.theirs());
    }
    all.assertAll();
  }
}
