package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.model.Sql.Declaration;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model owes its readers. That its columns are its table's, every run checks. */
class ModelContractTest {
  private static final Path FOLDER = Path.of("..", "sql-models");

  private static final Set<String> VIEWS = SqlModels.load().views().keySet();

  private final SparkSession spark = TestSession.get();

  static Stream<SqlModel> tables() {
    return SqlModels.load().all().stream();
  }

  static Stream<SqlModel> computed() {
    return tables().filter(model -> model.query().isPresent());
  }

  @Test
  void the_tables_of_the_contract_are_there() {
    assertThat(Stream.concat(tables().map(SqlModel::name), VIEWS.stream()))
        .contains(
            "core.sli_minute",
            "core.slice_hour",
            "core.latency_hour",
            "core.user_day",
            "core.partition",
            "core.quarantine",
            "slo.availability_day",
            "slo.availability_slice_day",
            "slo.error_budget_day",
            "slo.burn_episode",
            "record.run",
            "record.edition",
            "record.figure",
            "record.restatement");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void every_table_and_column_is_commented(SqlModel model) {
    Declaration table = Sql.declaration(spark, model.ddl());
    assertThat(table.columns().fields())
        .allSatisfy(
            column -> assertThat(column.getComment().isDefined()).as(column.name()).isTrue());
    assertThat(model.ddl()).containsPattern("(?m)^COMMENT '");
  }

  static Stream<String> inputs() {
    return SqlModels.load().inputs().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void every_input_is_described_and_is_no_table_of_the_warehouse(String name) {
    String ddl = SqlModels.load().inputs().get(name);
    assertThat(Inputs.columns(name).fields())
        .allSatisfy(
            column -> assertThat(column.getComment().isDefined()).as(column.name()).isTrue());
    assertThat(ddl).startsWith("CREATE TABLE " + name + " (").containsPattern("(?m)^COMMENT '");
    assertThat(tables().map(SqlModel::name)).noneMatch(table -> table.endsWith("." + name));
  }

  @ParameterizedTest
  @MethodSource("computed")
  void every_model_states_its_grain_and_meaning(SqlModel model) {
    assertThat(model.query().orElseThrow())
        .containsPattern("(?m)^-- grain: ")
        .containsPattern("(?m)^-- meaning: ")
        .containsPattern("(?m)^-- look-back: ");
  }

  @ParameterizedTest
  @MethodSource("computed")
  void the_grain_names_columns_of_the_table(SqlModel model) {
    assertThat(columns(model))
        .containsAll(Grain.of(model.query().orElseThrow()).columns())
        .startsWith("day");
  }

  @ParameterizedTest
  @MethodSource("computed")
  void every_model_checks_its_grain_before_anything_else(SqlModel model) {
    List<SqlModel.Check> ofGrain = Grain.of(model.query().orElseThrow()).checks();
    assertThat(model.checks()).startsWith(ofGrain.toArray(SqlModel.Check[]::new));
  }

  @ParameterizedTest
  @MethodSource("computed")
  void every_model_has_a_failing_check_of_its_own_and_a_case(SqlModel model) throws IOException {
    int ofGrain = Grain.of(model.query().orElseThrow()).checks().size();
    assertThat(model.checks().stream().skip(ofGrain))
        .anyMatch(check -> check.severity() == SqlModel.Severity.FAIL);
    Path cases = FOLDER.resolve(model.name().replace('.', '/')).resolve("cases");
    try (Stream<Path> files = Files.list(cases)) {
      assertThat(files).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("computed")
  void every_table_is_replaced_by_day(SqlModel model) {
    assertThat(Sql.declaration(spark, model.ddl()).partitionedBy()).startsWith("day");
  }

  /** Of objectives; a restatement is of two figures, which name theirs. */
  static Stream<SqlModel> figures() {
    return tables()
        .filter(model -> !model.schema().equals("core"))
        .filter(model -> !model.name().equals("record.restatement"))
        .filter(model -> columns(model).contains("slo"));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void every_figure_of_an_objective_names_its_definition(SqlModel model) {
    assertThat(columns(model)).contains("definition");
  }

  private static List<String> columns(SqlModel model) {
    return List.of(Sql.declaration(TestSession.get(), model.ddl()).columns().fieldNames());
  }

  @Test
  void the_method_is_one_text_that_names_every_figure_and_links_to_files() throws IOException {
    String method = Files.readString(FOLDER.resolve("README.md"));
    assertThat(method).doesNotContainPattern("(?m)^(<<<<<<<|=======|>>>>>>>)");
    assertThat(computed().map(SqlModel::name).filter(name -> name.startsWith("slo.")))
        .allSatisfy(name -> assertThat(method).contains(name));
    assertThat(Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(method).results())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(FOLDER.resolve(link.group(1))).exists());
  }

  @ParameterizedTest
  @MethodSource("computed")
  void models_read_only_tables_views_and_inputs_that_are_described(SqlModel model) {
    List<String> tables = tables().map(SqlModel::name).toList();
    assertThat(Dependencies.of(spark, model.query().orElseThrow()))
        .allMatch(
            name -> tables.contains(name) || VIEWS.contains(name) || Inputs.names().contains(name));
  }

  @Test
  void a_model_comes_after_those_it_reads() {
    List<String> order =
        Dependencies.inOrder(spark, SqlModels.load(), SqlModels.load().all()).stream()
            .map(SqlModel::name)
            .toList();
    assertThat(order.indexOf("core.partition")).isLessThan(order.indexOf("core.quarantine"));
    assertThat(order.indexOf("core.sli_minute")).isLessThan(order.indexOf("slo.availability_day"));
  }

  @Test
  void dependencies_see_through_common_table_expressions_and_subqueries() {
    assertThat(
            Dependencies.of(
                spark,
                "WITH a AS (SELECT * FROM x.t), t AS (SELECT * FROM a) SELECT * FROM t"
                    + " WHERE k IN (SELECT k FROM y.u) AND EXISTS (SELECT 1 FROM a)"))
        .containsExactly("x.t", "y.u");
  }
}
