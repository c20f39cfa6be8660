package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import org.junit.jupiter.api.Test;

class CanonicalSqlTest {
  @Test
  void comments_line_breaks_and_the_case_of_keywords_and_functions_do_not_matter() {
    assertThat(text("select SUM(a) as s from t where b > :first_day -- a note\n"))
        .isEqualTo(text("SELECT /* a note */ sum(a)\n  AS s\nFROM t\nWHERE b > :first_day"));
  }

  @Test
  void hints_values_names_and_order_matter() {
    String sql = "SELECT /*+ BROADCAST(t) */ a, 'x' AS b FROM t";

    assertThat(text(sql))
        .isNotEqualTo(text(sql.replace("/*+ BROADCAST(t) */", "")))
        .isNotEqualTo(text(sql.replace("'x'", "'X'")))
        .isNotEqualTo(text(sql.replace("'x'", "DATE'2026-01-01'")))
        .isNotEqualTo(text(sql.replace("AS b", "AS c")))
        .isNotEqualTo(text(sql.replace("a, 'x' AS b", "'x' AS b, a")));
  }

  /** Written out: another process must write the same, whatever it parsed before. */
  @Test
  void numbers_of_expressions_and_the_order_of_maps_are_not_in_the_text() {
    assertThat(text("SELECT 1 AS a, (SELECT b FROM t) AS c"))
        .isEqualTo(
            "Project((Alias(Literal(1:13:int)1:a)Alias(ScalarSubquery(Project((UnresolvedAttribute((1:b)))"
                + "UnresolvedRelation((1:t){}5:false))()-()---)1:c))OneRowRelation())");
    String windows = "SELECT SUM(x) OVER w, SUM(x) OVER v FROM t WINDOW ";
    assertThat(text(windows + "w AS (ORDER BY a), v AS (ORDER BY b)"))
        .isEqualTo(text(windows + "v AS (ORDER BY b), w AS (ORDER BY a)"));
  }

  @Test
  void functions_are_found_wherever_they_are_called() {
    assertThat(
            CanonicalSql.of(
                    TestSession.get(),
                    "WITH a AS (SELECT Ratio_Down(x, 1) AS r FROM t) SELECT * FROM a, calendar_days(1, 2)"
                        + " WHERE r IN (SELECT spent_up(1, 2) FROM u)")
                .functions())
        .containsExactly("calendar_days", "ratio_down", "spent_up");
  }

  private static String text(String sql) {
    return CanonicalSql.of(TestSession.get(), sql).text();
  }
}
