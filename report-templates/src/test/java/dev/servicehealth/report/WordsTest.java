package dev.servicehealth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                   | 0
          212                 | 212
          9300                | 9,300
          41210               | about 41,200
          999999              | about 1 million
          1500000             | 1.5 million
          98691210            | about 98.7 million
          1900000000          | 1.9 billion
          9223372036854775807 | about 9,220,000 trillion
          """)
  void sentences_use_at_most_three_significant_digits(long n, String words) {
    assertThat(Words.about(n)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 min",
    "71, 71 min",
    "119, 119 min",
    "120, 2 h",
    "192, 3 h 12 min",
    "1860, 31 h"
  })
  void durations_are_minutes_and_then_hours(long minutes, String words) {
    assertThat(Words.duration(minutes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 0%", "1, 1000, under 1%", "999, 1000, 99%", "5, 5, 100%", "0, 0, 0%"})
  void shares_are_rounded_down_and_never_to_nothing(long part, long whole, String words) {
    assertThat(Words.share(part, whole)).isEqualTo(words);
  }

  @Test
  void objectives_that_a_page_leaves_out_are_said_to_be_elsewhere() {
    assertThat(Words.elsewhere(1)).isEqualTo("1 more objective is on the page of its service");
    assertThat(Words.elsewhere(1_200))
        .isEqualTo("1,200 more objectives are on the pages of their services");
  }

  @Test
  void text_that_reorders_or_floods_the_page_is_tamed() {
    assertThat(Words.name("a\u202Eb\u0000c")).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(Words.name("😀".repeat(10_000))).endsWith("😀…");
    assertThat(Words.name("x".repeat(120))).hasSize(120);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-08-17 | 2026-08-23 | Mon 17 - Sun 23 Aug 2026
          2026-09-28 | 2026-10-04 | Mon 28 Sep - Sun 4 Oct 2026
          2026-12-28 | 2027-01-03 | Mon 28 Dec 2026 - Sun 3 Jan 2027
          """)
  void a_week_carries_its_dates(LocalDate first, LocalDate last, String words) {
    assertThat(Dates.span(first, last)).isEqualTo(words);
  }
}
