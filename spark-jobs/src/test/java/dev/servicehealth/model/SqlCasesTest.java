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
    SqlModel model = models.named(folder.getParent() + "." + folder.getFileName());
    models.functions().forEach(spark::sql);
    for (String read : Dependencies.of(spark, model.query().orElseThrow())) {
      assertThat(claim.given()).as("inputs of %s", file).containsKey(read);
    }
    claim.given().forEach(this::give);

    Map<String, Object> arguments =
        Map.of(
            "first_day", claim.range().first(),
            "last_day", claim.range().last(),
            "time_zone", claim.timeZone());
    Dataset<Row> computed = spark.sql(model.query().orElseThrow(), arguments);
    Dataset<Row> expected = withTypesOf(computed, spark.sql(claim.expect()));

    COMPARISON.assertSmallDataFrameDataEquals(expected, computed.selectExpr(expected.columns()));
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
      spark.sql(sql).createOrReplaceTempView(name);
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
    if (name.contains(".")) {
      spark.sql("CREATE SCHEMA IF NOT EXISTS " + name.substring(0, name.indexOf('.')));
      spark.sql("CREATE VIEW " + name + " AS " + select);
    } else {
      spark.sql(select).createOrReplaceTempView(name);
    }
  }

  private StructType schema(String name) {
    return name.contains(".")
        ? Sql.declaration(spark, models.named(name).ddl()).columns()
        : VIEWS.get(name);
  }
}
