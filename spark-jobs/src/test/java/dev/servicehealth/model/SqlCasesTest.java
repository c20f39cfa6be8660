package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every case beside a model on views: no table format, no files. */
class SqlCasesTest {
  private static final Path MODELS = Path.of("..", "sql-models");

  private static final JavaDataFrameSuiteBase COMPARISON = new JavaDataFrameSuiteBase();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(MODELS)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> MODELS.relativize(file).toString())
          .filter(file -> file.contains("/cases/"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void holds(String file) throws IOException {
    SqlCase claim = SqlCase.read(MODELS.resolve(file));
    String model = model(file);
    try (ModelViews views = new ModelViews()) {
      claim.given().forEach(views::give);
      views.prepare(model, claim.given().keySet(), claim.range(), claim.timeZone());

      Grain grain = Grain.of(views.query(model));
      Dataset<Row> computed =
          held(
              views.compute(model, claim.range(), claim.timeZone()),
              grain,
              TestSession.get().sql(claim.expect()).columns());
      mustKeep(grain, computed);
      mustBeExact(computed);
      Dataset<Row> expected = withTypesOf(computed, TestSession.get().sql(claim.expect()));

      Dataset<Row> shown = computed.selectExpr(expected.columns());
      assertThat(shown.collectAsList()).hasSize((int) expected.count());
      try {
        COMPARISON.assertSmallDataFrameDataEquals(expected, shown);
      } catch (AssertionError e) {
        throw new AssertionError(
            file
                + " computes\n"
                + shown.collectAsList().stream()
                    .map(Row::toString)
                    .collect(Collectors.joining("\n")),
            e);
      }
    }
  }

  /** The rows, computed once: their keys and the columns that the case expects. */
  private static Dataset<Row> held(Dataset<Row> query, Grain grain, String... expected) {
    Set<String> columns = new LinkedHashSet<>(grain.columns());
    columns.addAll(List.of(expected));
    Dataset<Row> wanted = query.selectExpr(columns.toArray(String[]::new));
    return TestSession.get().createDataFrame(wanted.collectAsList(), wanted.schema());
  }

  /** Of views and questions no run checks it. */
  private static void mustKeep(Grain grain, Dataset<Row> computed) {
    List<Row> keys = computed.selectExpr(grain.columns().toArray(String[]::new)).collectAsList();
    assertThat(keys).as("keys: %s", grain).doesNotHaveDuplicates();
  }

  /** Spark's percentiles and quotients of integers are not, unless they are cast. */
  private static void mustBeExact(Dataset<Row> computed) {
    assertThat(computed.schema().catalogString()).doesNotContain("double", "float");
  }

  /** {@code slo/burn_day/cases/…} is of a model, {@code report/cases/status/…} of a question. */
  private static String model(String file) {
    return Path.of(file.replace("cases/", "")).getParent().toString().replace('/', '.');
  }

  /** So that a case may write 0.9BD and leave the scale to the model. */
  private static Dataset<Row> withTypesOf(Dataset<Row> computed, Dataset<Row> expected) {
    Column[] columns =
        Arrays.stream(expected.columns())
            .map(name -> expected.col(name).cast(computed.schema().apply(name).dataType()).as(name))
            .toArray(Column[]::new);
    return expected.select(columns);
  }
}
