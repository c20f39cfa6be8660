package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line before it reads a project. */
class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate",
        "plan",
        "nightly",
        "backfill",
        "report",
        "verify",
        "explain",
        "status",
        "maintain",
        "sql"
      })
  void every_command_says_more_of_itself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: service-health " + command, "--config");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-13-01",
        "2026-02-30",
        "tomorrow",
        "0000-01-01",
        "10000-01-01",
        "+12026-01-01",
        "9999-12-31",
        "2026-8-1",
        ""
      })
  void a_day_that_is_none_is_refused_in_words(String day) {
    assertThat(run("nightly", "--day", day)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Cannot run nightly: ")
        .contains("\"" + day + "\" is not a day from 1970-01-01 to 2999-12-31; write it as in ")
        .doesNotContain("java.", "LocalDate");
  }

  @ParameterizedTest
  @CsvSource({"--now,soon,is not a time", "--color,red,Unknown option"})
  void other_arguments_are_refused_in_words(String option, String value, String said) {
    assertThat(run("nightly", "--day", "2026-05-01", option, value)).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Cannot run nightly: ")
        .contains(said, "`service-health nightly --help`")
        .doesNotContain("java.");
  }

  @Test
  void a_range_longer_than_tables_keep_versions_is_refused_at_once() {
    assertThat(run("plan", "--from", "1970-01-01", "--to", "2999-12-31")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "Cannot plan 1970-01-01 to 2999-12-31: 376,200 days are more than the 3,660 of one"
                + " command.\nAsk for fewer at a time.\n");
  }
}
