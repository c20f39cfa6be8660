package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "=cmd|' /C calc'!A0", "+a", "-a", "@SUM(A1)", "\tx", "-", "-1-1"})
  void a_cell_that_a_spreadsheet_would_run_is_disarmed(String value) {
    assertThat(Csv.cell(value)).isEqualTo("'" + value);
  }

  @Test
  void a_carriage_return_is_disarmed_and_quoted() {
    assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "-12", "+1.5", "a=b", "Store"})
  void numbers_and_plain_words_stay_as_they_are(String value) {
    assertThat(Csv.cell(value)).isEqualTo(value);
  }

  @Test
  void rows_follow_rfc_4180() {
    assertThat(Csv.table(List.of("a", "b"), List.of(List.of("x,y", "say \"hi\"\nbye"))))
        .isEqualTo("a,b\r\n\"x,y\",\"say \"\"hi\"\"\nbye\"\r\n");
  }
}
