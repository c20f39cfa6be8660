package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.GeneratedCode;
import dev.servicehealth.spark.TestSession;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions of the catalog over rows that break them, interpreted and as generated code. */
class ExpressionsTest {
  private final SparkSession spark = TestSession.get();

  /** Columns of every sort, each row worse than the one before. */
  private Dataset<Row> rows() {
    return spark.sql(
        """
        SELECT * FROM VALUES
          (1, 0.5D, 200, '7', 'short'),
          (2, CAST('NaN' AS DOUBLE), NULL, 'seven', REPEAT('ab', 20000)),
          (3, CAST('Infinity' AS DOUBLE), 0, NULL, NULL)
        AS t(id, ratio, status, bytes, text)""");
  }

  private String counted(String expression) {
    Dataset<Row> rows = rows();
    return values(rows, new Expressions(rows, "feed").counted(expression));
  }

  private String values(Dataset<Row> rows, Column column) {
    // Twice, so that Spark sees parts to share.
    Dataset<Row> selected =
        rows.repartition(1).sortWithinPartitions("id").select(column.as("a"), column.as("b"));
    List<Row> interpreted = selected.collectAsList();
    List<Row> generated =
        GeneratedCode.with(
            spark,
            () ->
                rows.repartition(1)
                    .sortWithinPartitions("id")
                    .select(column.as("a"), column.as("b"))
                    .collectAsList());
    assertThat(generated).isEqualTo(interpreted);
    return String.join(" ", interpreted.stream().map(row -> String.valueOf(row.get(0))).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "status < 500 => 1 NO_VALUE 1",
        "status IS NOT NULL => 1 0 1",
        "coalesce(status, 500) < 500 => 1 0 1",
        "ratio >= 0.9 => 0 NOT_FINITE NOT_FINITE",
        "ratio IN (0.5, 0.6) => 1 NOT_FINITE NOT_FINITE",
        "ratio BETWEEN 0 AND 1 => 1 NOT_FINITE NOT_FINITE",
        "ratio IS NOT NULL => 1 1 1",
        "NOT isnan(ratio) AND id < 3 => 1 0 0",
        "CASE WHEN isnan(ratio) THEN false ELSE ratio < 0.9 END => 1 0 NOT_FINITE",
        "id / 0.0D > 1 => FAILS FAILS FAILS",
        "CAST(bytes AS INT) < 500 => 1 FAILS NO_VALUE",
        "100 / status > 0 => 1 NO_VALUE FAILS",
        "CAST(ratio * 2 AS INT) => 1 NOT_FINITE NOT_FINITE",
        "ratio * 2 => 1 NOT_FINITE NOT_FINITE",
        "ratio => FRACTION NOT_FINITE NOT_FINITE",
        "floor(CAST((ratio) AS DECIMAL(18, 9)) * 1000000) => 500000 NOT_FINITE NOT_FINITE",
        "status - 201 => NEGATIVE NO_VALUE NEGATIVE",
        "id * 2147483647 => 2147483647 FAILS FAILS",
        "id * 1000000000000L => 1000000000000 TOO_LARGE TOO_LARGE",
        "text RLIKE '^(a|b|s|h|o|r|t)*$' => 1 FAILS NO_VALUE",
        "IF(id = 1, NULL, status < 500) => LEFT_OUT NO_VALUE 1",
        "CASE WHEN id = 1 THEN ratio ELSE NULL END > 1 => 0 LEFT_OUT LEFT_OUT",
        "CASE WHEN id = 1 THEN ratio END > 1 => 0 NO_VALUE NO_VALUE",
        "nullif(id, 2) < 3 => 1 NO_VALUE 0",
        "coalesce(IF(id = 1, NULL, id), 7) < 7 => 0 1 1",
        "id < 3 AND IF(id = 1, NULL, true) => NO_VALUE 1 0",
        "NULL => NO_VALUE NO_VALUE NO_VALUE",
        "true => 1 1 1",
      })
  void a_row_counts_or_tells_why_it_cannot(String expression, String expected) {
    String codes =
        String.join(
            " ",
            Arrays.stream(expected.split(" "))
                .map(word -> word.matches("\\d+") ? word : "" + code(word))
                .toList());
    assertThat(counted(expression)).isEqualTo(codes);
  }

  private static long code(String word) {
    return word.equals("LEFT_OUT") ? Counting.LEFT_OUT : Unjudged.valueOf(word).code();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "CAST(bytes AS INT) => 7 null null",
        "100 / status => 0.5 null null",
        "ratio => 0.5 NaN Infinity",
        "regexp_extract(text, '^(a|b|s|h|o|r|t)*$', 0) => short null null",
      })
  void a_column_is_null_where_its_expression_fails(String expression, String expected) {
    Dataset<Row> rows = rows();
    assertThat(values(rows, new Expressions(rows, "feed").orNull(expression, "%s")))
        .isEqualTo(expected);
  }
}
