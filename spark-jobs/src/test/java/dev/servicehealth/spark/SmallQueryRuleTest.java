package dev.servicehealth.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query over little data is one task, and returns the rows that many tasks return. */
class SmallQueryRuleTest {
  private static final String SUMS =
      "SELECT a.k, COUNT(*) AS n, SUM(b.v) AS v, ROW_NUMBER() OVER (ORDER BY a.k) AS place FROM a"
          + " JOIN b USING (k) JOIN a AS c ON c.k = a.k GROUP BY a.k DISTRIBUTE BY k";

  private final SparkSession spark = TestSession.get();
  private String partitions;

  @BeforeEach
  void name() {
    partitions = spark.conf().get("spark.sql.shuffle.partitions");
    spark.conf().set("spark.sql.shuffle.partitions", "3");
    spark.conf().set("spark.sql.autoBroadcastJoinThreshold", "-1");
    view("a", "VALUES (1, 'x'), (2, 'y'), (2, 'z'), (CAST(NULL AS INT), 'w')", "k, v");
    view("b", "VALUES (2, 20), (3, 30), (3, 31), (CAST(NULL AS INT), 40)", "k, v");
  }

  @AfterEach
  void forget() {
    spark.conf().set("spark.sql.shuffle.partitions", partitions);
    spark.conf().unset("spark.sql.autoBroadcastJoinThreshold");
    spark.catalog().dropTempView("a");
    spark.catalog().dropTempView("b");
  }

  @Test
  void a_small_query_exchanges_no_rows() {
    Dataset<Row> sums = spark.sql(SUMS);

    assertThat(sums.queryExecution().executedPlan().toString()).doesNotContain("Exchange");
    assertThat(sums.toJavaRDD().getNumPartitions()).isEqualTo(1);
  }

  @Test
  void a_query_with_generated_code_keeps_its_tasks() throws Exception {
    assertThat(GeneratedCode.with(spark, () -> plan(SUMS))).contains("Exchange");
  }

  @Test
  void a_query_over_the_limit_keeps_its_tasks() {
    LogicalPlan plan = spark.sql("SELECT k FROM a").queryExecution().analyzed();

    assertThat(new SmallQueryRule(spark, 1_000).apply(plan)).isNotSameAs(plan);
    assertThat(new SmallQueryRule(spark, 10).apply(plan)).isSameAs(plan);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a.k, a.v, b.v FROM a JOIN b ON a.k = b.k",
        "SELECT a.k, a.v, b.v FROM a LEFT JOIN b ON a.k = b.k",
        "SELECT a.k, a.v, b.v FROM a RIGHT JOIN b ON a.k = b.k AND b.v > 30",
        "SELECT a.k, a.v, b.v FROM a FULL JOIN b ON a.k = b.k",
        "SELECT k, v, 0 FROM a LEFT SEMI JOIN b USING (k)",
        "SELECT k, v, 0 FROM a LEFT ANTI JOIN b USING (k)",
        "SELECT k, v, 0 FROM a WHERE k NOT IN (SELECT k FROM b WHERE k IS NOT NULL)",
        "SELECT a.k, a.v, b.v FROM a JOIN b ON a.k < b.v",
        "SELECT a.k, a.v, b.v FROM a CROSS JOIN b",
        "SELECT k, 'a', 0 FROM a UNION ALL SELECT k, 'b', 0 FROM b",
        "SELECT DISTINCT k, 'd', (SELECT MAX(v) FROM b) FROM a"
      })
  void every_join_gives_the_rows_that_it_gives_when_spread(String query) throws Exception {
    List<String> spread = GeneratedCode.with(spark, () -> rows(query));

    assertThat(rows(query)).isEqualTo(spread).isNotEmpty();
  }

  private void view(String name, String rows, String columns) {
    MaterializedRows.of(
            spark.sql("SELECT * FROM %s AS t(%s)".formatted(rows, columns)).repartition(2))
        .rows()
        .createOrReplaceTempView(name);
  }

  private String plan(String query) {
    return spark.sql(query).queryExecution().executedPlan().toString();
  }

  private List<String> rows(String query) {
    return spark.sql(query).collectAsList().stream().map(Row::toString).sorted().toList();
  }
}
