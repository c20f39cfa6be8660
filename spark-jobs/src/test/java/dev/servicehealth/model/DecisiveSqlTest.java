package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which SQL decides the rows of which model. */
class DecisiveSqlTest {
  private static final Pattern KEYWORD =
      Pattern.compile(
          "\\b(SELECT|FROM|WHERE|GROUP BY|ORDER BY|JOIN|LEFT|USING|WITH|AND|CASE|WHEN)\\b");

  @TempDir private Path folder;

  static List<String> files() throws IOException {
    return EditedModels.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_comment_a_line_break_or_a_keyword_in_lower_case_decides_nothing(String file) {
    EditedModels edited = edited().edit(file, DecisiveSqlTest::rewritten);

    assertThat(decisive(edited.read())).isEqualTo(decisive(SqlModels.load()));
  }

  private static String rewritten(String text) {
    String lower =
        text.lines()
            .map(line -> line.contains("'") ? line : lowered(line))
            .map(line -> (line.startsWith("--") ? "" : "  ") + line + " -- a note")
            .collect(Collectors.joining("\n\n"));
    return "-- another header\n" + lower.replaceAll(";( -- a note)", "$1\n;") + "\n";
  }

  private static String lowered(String line) {
    return KEYWORD
        .matcher(line)
        .replaceAll(found -> found.group().toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void an_expression_decides_its_model_alone() {
    assertThat(changedBy(edited().edit("slo/latency_day/query.sql", "_ms(90,", "_ms(91,")))
        .containsExactly("slo.latency_day");
  }

  @Test
  void a_view_decides_what_reads_it_also_through_another_view() {
    assertThat(
            changedBy(
                edited().edit("slo/planned_day/view.sql", "covers_from < covers_until", "TRUE")))
        .containsExactly("slo.burn_day", "slo.incident_traffic", "slo.missing_day", "slo.slice");
    assertThat(changedBy(edited().edit("slo/burn_episode/view.sql", "MIN(starts)", "MAX(starts)")))
        .isEmpty();
  }

  @Test
  void a_function_decides_the_models_that_call_it_also_through_another_function() {
    assertThat(changedBy(edited().edit("functions.sql", "* 1000) * 0.001BD", "* 1000) * 0.002BD")))
        .containsExactly("slo.latency_day");
    assertThat(changedBy(edited().edit("functions.sql", "THEN 1000000\n", "THEN 1\n")))
        .containsExactly("core.partition", "slo.availability_day", "slo.period_day");
    assertThat(changedBy(edited().edit("functions.sql", "day_starts < day_ends", "TRUE")))
        .containsExactly(
            "core.change_day",
            "core.exclusion_ahead_day",
            "core.exclusion_day",
            "core.exclusion_request_day",
            "core.incident_day",
            "core.incident_refusal",
            "core.objective_day",
            "slo.period_day");
    assertThat(
            changedBy(
                edited()
                    .edit("functions.sql", "unit_scale(unit STRING)", "unit_scale(unit CHAR(5))")))
        .contains("core.partition");
  }

  @Test
  void types_constraints_and_reached_days_decide_and_comments_of_columns_and_checks_do_not() {
    assertThat(
            changedBy(
                edited()
                    .edit("core/user_day/table.sql", "row_count > 0", "row_count >= 0")
                    .edit("core/sli_minute/table.sql", "good BIGINT", "good INT")
                    .edit("slo/burn_day/reach.sql", "4", "5")
                    .edit("core/partition/table.sql", "Data source", "Feed")
                    .edit("core/quarantine/checks.sql", "row_number < 1", "row_number < 0")))
        .containsExactly("core.sli_minute", "core.user_day", "slo.burn_day");
  }

  private EditedModels edited() {
    return EditedModels.in(folder.resolve(String.valueOf(System.nanoTime())));
  }

  private static Set<String> changedBy(EditedModels edited) {
    Map<String, List<String>> before = decisive(SqlModels.load());
    Set<String> changed = new TreeSet<>();
    decisive(edited.read())
        .forEach(
            (name, texts) -> {
              if (!texts.equals(before.get(name))) {
                changed.add(name);
              }
            });
    return changed;
  }

  private static Map<String, List<String>> decisive(SqlModels models) {
    DecisiveSql decisive = new DecisiveSql(TestSession.get(), models);
    Stream<SqlModel> computed = models.all().stream().filter(model -> model.query().isPresent());
    return new TreeMap<>(computed.collect(Collectors.toMap(SqlModel::name, decisive::of)));
  }
}
