package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextColumnsTest {
  @Test
  void groups_are_columns_and_an_empty_one_is_null() {
    TextColumns columns = columns("(?<a>\\S*) (?<b>\\S+)( (?<c>.+))?", "a", "c", "b");
    assertThat(columns.parse("x y z").values()).containsExactly("x", "z", "y");
    assertThat(columns.parse(" y").values()).containsExactly(null, null, "y");
  }

  @Test
  void the_pattern_matches_whole_lines() {
    assertThat(columns("(?<a>a|ab)", "a").parse("ab").values()).containsExactly("ab");
    assertThat(columns("(?<a>a)", "a").parse("ab").problem()).isEqualTo(TextColumns.NO_MATCH);
  }

  @Test
  void a_line_that_needs_too_much_stack_costs_itself() {
    TextColumns columns = columns("\"(?<a>(?:[^\"\\\\]|\\\\.)*)\"", "a");
    assertThat(columns.parse("\"" + "x".repeat(1_000_000) + "\"").problem())
        .isEqualTo(TextColumns.STACK);
    assertThat(columns.parse("\"x\"").values()).containsExactly("x");
  }

  @Test
  void a_line_that_needs_too_many_steps_costs_itself() {
    TextColumns columns = columns("(?<a>(.*,){12}P)", "a");
    assertThat(columns.parse("1,".repeat(40)).problem()).isEqualTo(TextColumns.STEPS);
    assertThat(columns.parse(",".repeat(12) + "P").problem()).isNull();
  }

  private static TextColumns columns(String pattern, String... groups) {
    return new TextColumns(pattern, List.of(groups));
  }
}
