package dev.servicehealth.model;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The SQL against slow and plain arithmetic on whole numbers of any size, on 200,000 random cases
 * each. Counts reach 10^15 and targets have nine decimals; half of the cases lie within one event
 * of where the answer changes.
 */
class ExactArithmeticTest {
  private static final long SEED = 20261122;
  private static final long COUNT = 200_000;
  private static final BigInteger BILLION = BigInteger.TEN.pow(9);
  private static final SparkSession SPARK = TestSession.get();

  /**
   * Columns: valid, missing or NULL, billionths of the target, unit, bad. As many digits for a
   * small count as for a large one; targets 0 and 1, of few digits and of nine.
   */
  private static final String CASES =
      """
      WITH hashed AS (
        SELECT id, TRANSFORM(SEQUENCE(1, 8), i -> PMOD(XXHASH64(id, i, %dL), 1000000000000000L)) AS h FROM RANGE(%d)
      ),
      sized AS (
        SELECT id, h,
          IF(h[0] %% 50 = 0, 0, h[1] DIV CAST(POWER(10, h[2] %% 16) AS BIGINT) DIV IF(h[7] %% 2 = 0, 10000, 1) * IF(h[7] %% 2 = 0, 10000, 1)) AS valid,
          CASE WHEN h[3] %% 3 = 0 THEN 0 WHEN h[3] %% 20 = 1 THEN NULL ELSE h[4] DIV CAST(POWER(10, h[5] %% 16) AS BIGINT) END AS missing,
          CASE h[6] %% 8 WHEN 0 THEN 0 WHEN 1 THEN 1000000000 WHEN 2 THEN 999999999 WHEN 3 THEN 999000000 WHEN 4 THEN 900000000 WHEN 5 THEN 999900000 ELSE h[7] %% 1000000001 END AS billionths,
          ELEMENT_AT(ARRAY('events', 'slices', 'millionths of measurements', 'billionths of slices'), CAST(h[3] %% 4 AS INT) + 1) AS unit
        FROM hashed
      )
      SELECT id, valid, missing, billionths, unit,
        CASE h[0] %% 4
          WHEN 0 THEN h[5] %% (valid + 1)
          WHEN 1 THEN 0
          ELSE LEAST(valid, GREATEST(0, CAST(CAST(valid + IF(h[0] %% 4 = 2, COALESCE(missing, 0), 0) AS DECIMAL(20, 0)) * (1000000000 - billionths) DIV 1000000000 AS BIGINT)
            - IF(h[0] %% 8 = 2, COALESCE(missing, 0), 0) + h[4] %% 3 - 1))
        END AS bad
      FROM sized
      """
          .formatted(SEED, COUNT);

  @BeforeAll
  static void functions() {
    SqlModels.load().functions().forEach(SPARK::sql);
    SPARK
        .udf()
        .register(
            "oracle",
            (UDF6<Long, Long, Long, Long, String, Long, String>) ExactArithmeticTest::judge,
            DataTypes.StringType);
    SPARK
        .udf()
        .register(
            "is_ratio_down",
            (UDF3<Long, Long, BigDecimal, Boolean>) ExactArithmeticTest::isRatioDown,
            DataTypes.BooleanType);
    SPARK
        .udf()
        .register(
            "is_spent_up",
            (UDF3<Long, BigDecimal, BigDecimal, Boolean>) ExactArithmeticTest::isSpentUp,
            DataTypes.BooleanType);
    SPARK
        .sql(CASES)
        .selectExpr("*", "CAST(billionths * 0.000000001BD AS DECIMAL(10, 9)) AS target")
        .createOrReplaceTempView("exact_case");
  }

  @AfterAll
  static void drop() {
    SPARK.catalog().dropTempView("exact_case");
  }

  /** How many cases each answer has. */
  private static Map<String, Long> counted(String answer) {
    return SPARK
        .table("exact_case")
        .groupBy(expr(answer).as("answer"))
        .count()
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> String.valueOf(row.get(0)), row -> row.getLong(1)));
  }

  @Test
  void a_verdict_is_that_of_exact_arithmetic() {
    String verdict =
        "verdict(bad, valid, missing, CAST((1 - target) * (valid + missing) AS DECIMAL(38, 9)), target, unit, id % 2)";
    String oracle = "oracle(bad, valid, missing, billionths, unit, id % 2)";
    Map<String, Long> verdicts =
        counted("IF(%1$s = %2$s, %1$s, CONCAT(%1$s, ' is not ', %2$s))".formatted(verdict, oracle));
    System.out.println("seed " + SEED + ": " + verdicts);
    assertThat(verdicts)
        .as("seed %d", SEED)
        .containsOnlyKeys("Met", "Missed", "Unknown", "No traffic", "Too little traffic");
    assertThat(verdicts.values()).allMatch(cases -> cases > COUNT / 500);
    assertThat(
            counted(
                "target BETWEEN 0.000000001 AND 0.999999999 AND bad > 0 AND bad + missing = (1 - target) * (valid + missing)"))
        .hasEntrySatisfying("true", met -> assertThat(met).isGreaterThan(COUNT / 500));
  }

  @Test
  void a_ratio_is_never_too_high_and_less_than_a_billionth_too_low() {
    String exact = "is_ratio_down(valid - bad, valid, ratio_down(valid - bad, valid))";
    assertThat(counted("IF(valid = 0, ratio_down(0, 0) IS NULL, " + exact + ")"))
        .as("seed %d", SEED)
        .containsExactly(Map.entry("true", COUNT));
  }

  @Test
  void a_spent_share_is_never_too_low_and_less_than_a_billionth_too_high() {
    String allowed = "CAST((1 - target) * valid AS DECIMAL(38, 9))";
    assertThat(counted("is_spent_up(bad, %1$s, spent_up(bad, %1$s))".formatted(allowed)))
        .as("seed %d", SEED)
        .containsExactly(Map.entry("true", COUNT));
  }

  @Test
  void what_is_shown_never_contradicts_the_comparison_of_counts() {
    String isMet = "bad <= (1 - target) * valid";
    String asRatio = "ratio_down(valid - bad, valid) >= target";
    String asShare =
        "COALESCE(spent_up(bad, CAST((1 - target) * valid AS DECIMAL(38, 9))) <= 1, FALSE)";
    assertThat(
            counted(
                "valid = 0 OR (%s) = (%s) AND (%1$s) = (%3$s)".formatted(isMet, asRatio, asShare)))
        .as("seed %d", SEED)
        .containsExactly(Map.entry("true", COUNT));
  }

  /** The words of the definition, on whole numbers. */
  static String judge(
      long bad, long valid, Long missing, long billionths, String unit, long noTelemetry) {
    if (missing == null || (valid == 0 && noTelemetry > 0)) {
      return "Unknown";
    }
    BigInteger all = BigInteger.valueOf(valid).add(BigInteger.valueOf(missing));
    BigInteger allowed = BILLION.subtract(BigInteger.valueOf(billionths)).multiply(all);
    BigInteger one =
        switch (unit) {
          case "billionths of slices" -> BILLION.multiply(BILLION);
          case "millionths of measurements" -> BILLION.multiply(BigInteger.valueOf(1_000_000));
          default -> BILLION;
        };
    if (all.signum() == 0) {
      return "No traffic";
    }
    if (billionths < 1_000_000_000 && allowed.compareTo(one) < 0) {
      return "Too little traffic";
    }
    BigInteger best = BigInteger.valueOf(bad).multiply(BILLION);
    BigInteger worst = BigInteger.valueOf(missing).multiply(BILLION).add(best);
    boolean isMetAtWorst = worst.compareTo(allowed) <= 0;
    boolean isMetAtBest = best.compareTo(allowed) <= 0;
    return isMetAtWorst ? "Met" : isMetAtBest ? "Unknown" : "Missed";
  }

  /** Not above the true ratio, and less than a billionth below it; one only if nothing is bad. */
  static boolean isRatioDown(long good, long valid, BigDecimal shown) {
    BigInteger exact = BigInteger.valueOf(good).multiply(BILLION);
    BigInteger whole = BigInteger.valueOf(valid);
    BigInteger below = exact.subtract(shown.unscaledValue().multiply(whole));
    return shown.scale() == 9
        && below.signum() >= 0
        && below.compareTo(whole) < 0
        && (shown.compareTo(BigDecimal.ONE) < 0 || good == valid);
  }

  /** Not below the true share, and less than a billionth above it; NULL from a billion on. */
  static boolean isSpentUp(long bad, BigDecimal allowed, BigDecimal shown) {
    BigInteger budget = allowed.setScale(9).unscaledValue();
    BigInteger exact = BigInteger.valueOf(bad).multiply(BILLION).multiply(BILLION);
    if (shown == null) {
      return bad > 0 && BigInteger.valueOf(bad).compareTo(budget) >= 0;
    }
    BigInteger above = shown.unscaledValue().multiply(budget).subtract(exact);
    return shown.scale() == 9
        && above.signum() >= 0
        && (bad == 0 ? shown.signum() == 0 : above.compareTo(budget) < 0);
  }
}
