package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The models on views over plain values: no table format, no files. */
final class ModelViews implements AutoCloseable {
  private static final String QUESTION = "report.";

  /** Steps between facts and figures, which are computed where a test gives what they read. */
  private static final Set<String> STEPS = Set.of("slo.slice");

  private static final SqlModels MODELS = SqlModels.load();

  /** The session that has the functions: a command that a test runs may have ended the last one. */
  private static SparkSession prepared;

  private final SparkSession spark = withFunctions();
  private final SqlModels models = MODELS;

  private static synchronized SparkSession withFunctions() {
    SparkSession spark = TestSession.get();
    if (prepared != spark) {
      MODELS.functions().forEach(spark::sql);
      prepared = spark;
    }
    return spark;
  }

  /** Columns that the rows leave out are NULL: a test states only what matters to its claim. */
  void give(String name, String sql) {
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
    create(name, "SELECT " + columns + " FROM (" + sql + ")");
  }

  /** Many rows, each with its values parted by commas; nothing between two commas is NULL. */
  void give(String name, String columns, List<String> rows) {
    give(
        name,
        "SELECT row.* FROM (SELECT FROM_CSV(line, '%s') AS row FROM (SELECT EXPLODE(SPLIT('%s', ';')) AS line))"
            .formatted(columns, String.join(";", rows)));
  }

  /** Rows under a name that is none of the models. */
  void other(String name, String sql) {
    create(name, sql);
  }

  void other(String name, String columns, List<String> rows) {
    create(
        name,
        "SELECT row.* FROM (SELECT FROM_CSV(line, '%s') AS row FROM (SELECT EXPLODE(SPLIT('%s', ';')) AS line))"
            .formatted(columns, String.join(";", rows)));
  }

  Dataset<Row> ask(String sql, DayRange range, String timeZone) {
    return spark.sql(
        sql, Map.of("first_day", range.first(), "last_day", range.last(), "time_zone", timeZone));
  }

  /** What the model computes of the inputs given. */
  Dataset<Row> compute(String name, DayRange range, String timeZone) {
    return ask(query(name), range, timeZone);
  }

  /** Lets other models read what this one computes. */
  void chain(String name, DayRange range, String timeZone) {
    Dataset<Row> computed = compute(name, range, timeZone);
    give(
        name,
        "SELECT row.* FROM (SELECT FROM_JSON(line, '%s') AS row FROM (SELECT EXPLODE(SPLIT('%s', '\n')) AS line))"
            .formatted(
                computed.schema().toDDL(), String.join("\n", computed.toJSON().collectAsList())));
  }

  /** What a model reads and no test gave is empty; a view over tables is the real one. */
  void prepare(String name, Set<String> given, DayRange range, String timeZone) {
    for (String read : Dependencies.of(spark, query(name))) {
      if (given.contains(read)) {
        continue;
      }
      if (models.views().containsKey(read)) {
        prepare(read, given, range, timeZone);
        create(read, withLiterals(models.views().get(read), range, timeZone));
      } else if (STEPS.contains(read)) {
        prepare(read, given, range, timeZone);
        create(read, withLiterals(query(read), range, timeZone));
      } else {
        assertThat(schema(read)).as("input %s of %s", read, name).isNotNull();
        give(read, "SELECT 1 AS nothing WHERE false");
      }
    }
  }

  private static String withLiterals(String query, DayRange range, String timeZone) {
    return query
        .replace(":first_day", "DATE '" + range.first() + "'")
        .replace(":last_day", "DATE '" + range.last() + "'")
        .replace(":time_zone", "'" + timeZone + "'");
  }

  String query(String name) {
    if (name.startsWith(QUESTION)) {
      return models.question(name.substring(QUESTION.length()));
    }
    return models.views().containsKey(name)
        ? models.views().get(name)
        : models.named(name).query().orElseThrow();
  }

  private void create(String name, String select) {
    if (name.contains(".")) {
      spark.sql("CREATE SCHEMA IF NOT EXISTS " + name.substring(0, name.indexOf('.')));
      spark.sql("CREATE OR REPLACE VIEW " + name + " AS " + select);
    } else {
      spark.sql(select).createOrReplaceTempView(name);
    }
  }

  /** Of a table or an input; null for a view of the models. */
  private StructType schema(String name) {
    if (!name.contains(".")) {
      return Inputs.columns(name);
    }
    return models.views().containsKey(name)
        ? null
        : Sql.declaration(spark, models.named(name).ddl()).columns();
  }

  @Override
  public void close() {
    for (String schema : List.of("core", "slo", "record")) {
      spark.sql("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }
    // Without generated code Spark 4.2 cannot make the objects of catalog().listTables().
    spark
        .sql("SHOW VIEWS")
        .collectAsList()
        .forEach(view -> spark.catalog().dropTempView(view.getString(1)));
  }
}
