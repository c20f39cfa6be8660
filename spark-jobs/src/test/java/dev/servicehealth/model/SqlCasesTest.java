package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import dev.servicehealth.spark.TestSession;
import dev.servicehealth.telemetry.PartialFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every case beside a model on views: no table format, no files. */
class SqlCasesTest {
  private static final Path MODELS = Path.of("..", "sql-models");
  private static final Map<String, StructType> VIEWS =
      Map.of(
          "partial_fact",
          PartialFacts.SCHEMA,
          "catalog_objective",
          StructType.fromDDL(
              "service STRING, slo STRING, source STRING, target DECIMAL(10, 9), budgeting STRING, "
                  + "slice_target DECIMAL(10, 9), slice_minutes INT, is_measured BOOLEAN, "
                  + "window STRING, window_unit STRING, window_length INT, is_rolling BOOLEAN, "
                  + "effective_from DATE, effective_until DATE, definition STRING"),
          "raw_partition",
          StructType.fromDDL(
              "source STRING, partition STRING, home_day DATE, starts TIMESTAMP, ends TIMESTAMP, "
                  + "state STRING, reason STRING, files INT, bytes BIGINT, fingerprint STRING"));

  private static final JavaDataFrameSuiteBase COMPARISON = new JavaDataFrameSuiteBase();

  private final SparkSession spark = TestSession.get();
  private final SqlModels models = SqlModels.load();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.walk(MODELS)) {
      return files
          .filter(file -> file.getParent().endsWith("cases"))
          .map(file -> MODELS.relativize(file).toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @AfterEach
  void drop() {
    for (String schema : List.of("core", "slo", "record")) {
      spark.sql("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }
    spark
        .catalog()
        .listTables()
        .collectAsList()
        .forEach(table -> spark.catalog().dropTempView(table.name()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void holds(String file) throws IOException {
    SqlCase claim = SqlCase.read(MODELS.resolve(file));
    Path folder = Path.of(file).getParent().getParent();
    String query = query(folder.getParent() + "." + folder.getFileName());
    models.functions().forEach(spark::sql);
    claim.given().forEach(this::give);
    Dependencies.of(spark, query).forEach(read -> prepare(read, claim));

    Map<String, Object> arguments =
        Map.of(
            "first_day", claim.range().first(),
            "last_day", claim.range().last(),
            "time_zone", claim.timeZone());
    Dataset<Row> computed = spark.sql(query, arguments);
    Dataset<Row> expected = withTypesOf(computed, spark.sql(claim.expect()));

    Dataset<Row> shown = computed.selectExpr(expected.columns());
    assertThat(shown.collectAsList()).hasSize((int) expected.count());
    try {
      COMPARISON.assertSmallDataFrameDataEquals(expected, shown);
    } catch (AssertionError e) {
      throw new AssertionError(
          file
              + " computes\n"
              + shown.collectAsList().stream().map(Row::toString).collect(Collectors.joining("\n")),
          e);
    }
  }

  private String query(String name) {
    return models.views().containsKey(name)
        ? models.views().get(name)
        : models.named(name).query().orElseThrow();
  }

  /** What a case does not give is empty; a view over tables is the real one. */
  private void prepare(String read, SqlCase claim) {
    String view = models.views().get(read);
    if (claim.given().containsKey(read)) {
      return;
    }
    if (view == null) {
      assertThat(schema(read)).as("input %s of the case", read).isNotNull();
      give(read, "SELECT 1 AS nothing WHERE false");
      return;
    }
    Dependencies.of(spark, view).forEach(table -> prepare(table, claim));
    create(read, view);
  }

  /** So that a case may write 0.9BD and leave the scale to the model. */
  private static Dataset<Row> withTypesOf(Dataset<Row> computed, Dataset<Row> expected) {
    Column[] columns =
        Arrays.stream(expected.columns())
            .map(name -> expected.col(name).cast(computed.schema().apply(name).dataType()).as(name))
            .toArray(Column[]::new);
    return expected.select(columns);
  }

  /** Columns that a case leaves out are NULL: a case states only what matters to its claim. */
  private void give(String name, String sql) {
    StructType schema = schema(name);
    if (schema == null) {
      create(name, sql);
      return;
    }
    List<String> present = Arrays.asList(spark.sql(sql).columns());
    String columns =
        Arrays.stream(schema.fields())
            .map(
                field ->
                    "CAST(%s AS %s) AS %s"
                        .formatted(
                            present.contains(field.name()) ? field.name() : "NULL",
                            field.dataType().sql(),
                            field.name()))
            .collect(Collectors.joining(", "));
    String select = "SELECT " + columns + " FROM (" + sql + ")";
    create(name, select);
  }

  private void create(String name, String select) {
    if (name.contains(".")) {
      spark.sql("CREATE SCHEMA IF NOT EXISTS " + name.substring(0, name.indexOf('.')));
      spark.sql("CREATE OR REPLACE VIEW " + name + " AS " + select);
    } else {
      spark.sql(select).createOrReplaceTempView(name);
    }
  }

  private StructType schema(String name) {
    return name.contains(".") && !models.views().containsKey(name)
        ? Sql.declaration(spark, models.named(name).ddl()).columns()
        : VIEWS.get(name);
  }
}
