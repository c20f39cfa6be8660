package dev.servicehealth.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.spark.TestSession;
import dev.servicehealth.telemetry.CountedExpressions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions count the same events in DuckDB as in the rollup, in rows made to break them. */
class TranslationTest {
  /** Every value of a column meets values of the others by chance, the same each time. */
  private static final String ROWS =
      """
      SELECT i,
        ([0, 1, -1, 200, 404, 500, 2147483647, NULL])[CAST(1 + hash(i, 1) % 8 AS BIGINT)]::INTEGER AS status,
        ([0, 1, 1000, 2000000000000, 9223372036854775807, -5, NULL])[CAST(1 + hash(i, 2) % 7 AS BIGINT)]::BIGINT AS big,
        (['0.0', '-0.0', '0.5', '399.9999', '400.0', '1e300', 'NaN', 'Infinity', '-Infinity', NULL])[CAST(1 + hash(i, 3) % 10 AS BIGINT)]::DOUBLE AS ms,
        (['0.1', '0.25', '400.0', '16777217.0', 'NaN', NULL])[CAST(1 + hash(i, 4) % 6 AS BIGINT)]::FLOAT AS single,
        ([0.000, 0.125, 0.999, 1.000, 2.500, -0.001, NULL])[CAST(1 + hash(i, 5) % 7 AS BIGINT)]::DECIMAL(10, 3) AS share,
        (['ok', 'OK', '', ' ok', 'é', 'a%b', 'refused', NULL])[CAST(1 + hash(i, 6) % 8 AS BIGINT)] AS outcome,
        ([true, false, NULL])[CAST(1 + hash(i, 7) % 3 AS BIGINT)] AS cached,
        ([0, 4294967295, NULL])[CAST(1 + hash(i, 8) % 3 AS BIGINT)]::UINTEGER AS wide,
        ([0, 18446744073709551615, NULL])[CAST(1 + hash(i, 9) % 3 AS BIGINT)]::UBIGINT AS widest,
        ([-128, 127, NULL])[CAST(1 + hash(i, 10) % 3 AS BIGINT)]::TINYINT AS tiny
      FROM range(1000) t(i)""";

  @TempDir private static Path folder;
  private static Path file;
  private static DuckDb duckDb;
  private static Dataset<Row> rows;
  private static Map<String, Translated> columns;

  @BeforeAll
  static void write() throws SQLException {
    file = folder.resolve("rows.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(ROWS, file));
    }
    rows = TestSession.get().read().parquet(file.toString());
    duckDb = DuckDb.open();
    columns = duckDb.columns("SELECT * FROM '%s'".formatted(file));
  }

  @AfterAll
  static void close() {
    duckDb.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status < 500",
        "status NOT IN (401, 404)",
        "status IN (200, NULL)",
        "status <> 404 AND status < 500 OR status IS NULL",
        "NOT (status >= 500)",
        "status <=> NULL",
        "status BETWEEN 200 AND 499",
        "status NOT BETWEEN 200 AND 499",
        "status + status > 100",
        "tiny * tiny > 5",
        "tiny + 1 > 5",
        "- status < 0",
        "status % 100 = 0",
        "200 % status = 0",
        "1000 / status < 5",
        "status = 0 OR 1000 / status < 5",
        "status <> 0 AND 1000 / status < 5",
        "1000 / status < 5 OR status = 0",
        "coalesce(1000 / status, 7) < 5",
        "big",
        "big + 1",
        "big * 2 > 10",
        "IF(big = 0, NULL, big)",
        "CAST(big AS BIGINT)",
        "CAST(big AS INT) < 100",
        "try_cast(big AS INT) IS NULL",
        "big < 9223372036854775807L",
        "ms < 400",
        "ms < 400BD",
        "ms < 0.5",
        "ms <= 4e2",
        "ms IS NOT NULL",
        "ms < 400 OR status = 200",
        "status = 200 OR ms < 400",
        "status = 200 AND ms < 400",
        "coalesce(ms, 0) < 400",
        "ms",
        "ms * 2 < 400",
        "ms / 1000 < 0.4",
        "big / 1000 < 400",
        "IF(status IN (401, 404), NULL, big / 1000) < 400BD",
        "single < 0.1",
        "single < 16777217",
        "single = 0.1",
        "share >= 0.999",
        "share < 1",
        "CAST(share AS DECIMAL(18, 9)) * 1000000",
        "floor(CAST(share AS DECIMAL(18, 9)) * 1000000)",
        "ceil(CAST(share AS DECIMAL(18, 1)))",
        "CAST(status AS DECIMAL(4, 1)) > 3",
        "share",
        "outcome = 'ok'",
        "outcome <> 'refused'",
        "outcome IN ('ok', 'é')",
        "outcome < 'a'",
        "outcome LIKE '%k'",
        "outcome LIKE 'a_b'",
        "outcome = '' OR cached",
        "cached",
        "NOT cached",
        "cached = true AND status = 200",
        "cached IS NULL",
        "CASE WHEN cached THEN status WHEN outcome = 'ok' THEN 1 END",
        "CASE WHEN cached THEN 1 ELSE 0 END",
        "big / status < 0.1 OR cached",
        "big / status IS NULL",
        "status < ms OR cached",
        "coalesce(big + 1000 / status, 0) < 5",
        "status % status IS NULL OR cached",
        "single + single <= 800",
        "single * 3 < 0.3",
        "IF(cached, single, status) < 0.1",
        "status % 100 * 2147483647 > 5",
        "wide",
        "wide + 1 > 0",
        "widest > 1",
        "true",
        "1000000",
        "NULL",
      })
  void an_expression_counts_in_duckdb_as_in_the_rollup(String expression) throws SQLException {
    Translated translated = new Translation(columns).of(expression);
    String sql = translated.mayFail() ? "TRY(%s)".formatted(translated.sql()) : translated.sql();

    Map<Long, Long> events = new HashMap<>();
    duckDb
        .sums(
            "SELECT '', i, COALESCE(%s, -1) FROM (SELECT i, %s AS value FROM '%s')"
                .formatted(Translated.counted("value", translated.sort()), sql, file))
        .forEach(row -> events.put(row.hour(), row.numbers().get(0)));
    List<Optional<Long>> counted =
        LongStream.range(0, 1000)
            .mapToObj(i -> Optional.of(events.get(i)).filter(n -> n >= 0))
            .toList();

    List<Optional<Long>> rollup = CountedExpressions.of(rows.orderBy("i"), expression);
    assertThat(rollup).hasSize(1000);
    assertThat(counted).isEqualTo(rollup);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "outcome = 5 => a text beside a whole number: engines convert them by other rules",
        "CAST(outcome AS INT) < 500 => a text as INT: engines convert it by other rules",
        "CAST(ms AS INT) < 500 => a floating-point number as INT: engines convert it by other rules",
        "share / 2 < 1 => arithmetic of decimals: engines keep other numbers of digits",
        "share * 3 > 2.9 => arithmetic of decimals: engines keep other numbers of digits",
        "floor(ms) < 5 => FLOOR or CEIL of a floating-point number, or to digits: no translation is known to be exact",
        "outcome RLIKE 'o.*' => RLIKE: no translation is known to be exact",
        "lower(outcome) = 'ok' => the function lower: no translation is known to be exact",
        "outcome LIKE 'a\\%b' => LIKE with an escape or a column as its pattern: no translation is known to be exact",
        "status IN (1.5) => IN of floating-point numbers, or of two sorts: no translation is known to be exact",
        "ms IN (0.5D) => IN of floating-point numbers, or of two sorts: no translation is known to be exact",
        "shape = 1 => column shape: DuckDB finds none of a type that is read alike",
        "status.code = 1 => column status.code: DuckDB finds none of a type that is read alike",
      })
  void an_expression_that_may_be_read_in_two_ways_is_refused(String expression, String why) {
    assertThatThrownBy(() -> new Translation(columns).of(expression))
        .isInstanceOf(NotAlike.class)
        .hasMessage(why);
  }
}
