package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.catalog.CsvStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {
  private static final CsvStyle BACKSLASH = new CsvStyle(true, ',', '"', '\\', "");

  @Test
  void quoted_values_hold_delimiters_and_doubled_quotes() {
    assertThat(values("a,\"b, \"\"c\"\"\",\"\"\"\"")).containsExactly("a", "b, \"c\"", "\"");
  }

  @Test
  void a_backslash_is_a_character_like_others() {
    assertThat(values("C:\\temp\\,\"D:\\\",x")).containsExactly("C:\\temp\\", "D:\\", "x");
  }

  @Test
  void a_backslash_escapes_where_the_data_source_says_so() {
    assertThat(CsvLine.values(BACKSLASH, "\"a\\\"b\",\"c\\\\\",\"d\"\"e\",\"f\\n\"").values())
        .containsExactly("a\"b", "c\\", "d\"e", "f\\n");
  }

  @Test
  void nothing_is_null_and_so_is_what_the_data_source_writes_for_it() {
    assertThat(values(",\"\",-")).containsExactly(null, null, "-");
    CsvStyle dash = new CsvStyle(true, ';', '\'', '\'', "-");
    assertThat(CsvLine.values(dash, "-;'-';'a;''b';").values())
        .containsExactly(null, null, "a;'b", null);
  }

  @Test
  void quotes_open_before_a_value_and_close_after_it() {
    assertThat(CsvLine.values(CsvStyle.RFC_4180, "a,\"b").problem()).isEqualTo(CsvLine.OPEN);
    assertThat(CsvLine.values(CsvStyle.RFC_4180, "\"a\"b,c").problem())
        .isEqualTo(CsvLine.AFTER_QUOTE);
    assertThat(CsvLine.values(CsvStyle.RFC_4180, "b\",c").problem()).isEqualTo(CsvLine.QUOTE);
  }

  @Test
  void a_line_of_a_million_values_is_counted_and_not_kept() {
    CsvLine.Values found = CsvLine.values(CsvStyle.RFC_4180, ",".repeat(999_999));
    assertThat(found.count()).isEqualTo(1_000_000);
    assertThat(found.values()).hasSize(10_000);
  }

  private static List<String> values(String line) {
    CsvLine.Values found = CsvLine.values(CsvStyle.RFC_4180, line);
    assertThat(found.problem()).isNull();
    assertThat(found.count()).isEqualTo(found.values().size());
    return found.values();
  }
}
