package dev.servicehealth.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.Failure;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People read the record, and nothing else of the machine, and change nothing. */
class AnswersTest {
  private static final String TABLE = "core.exclusion_day";

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static Reader reader;

  @BeforeAll
  static void fill() throws IOException {
    spark = TestSession.get();
    Warehouse warehouse =
        Warehouse.open(spark, folder.resolve("warehouse").toString(), SqlModels.load());
    for (String service : List.of("shop", "cinema")) {
      warehouse.append(
          TABLE,
          List.of(
              spark
                  .sql(
                      "SELECT DATE '2026-05-01', '%s', TIMESTAMP '2026-05-01 01:00:00',"
                              .formatted(service)
                          + " TIMESTAMP '2026-05-01 02:00:00', 'planned maintenance', 'Disks.',"
                          + " 'team', 'review', TIMESTAMP '2026-05-01 10:00:00', '(all)'")
                  .head()));
    }
    Files.writeString(folder.resolve("secret"), "the key of user ids\n");
    reader = warehouse.newest();
  }

  /** {@code FILE} stands for a file outside the record, {@code TABLE} for the folder of a table. */
  static Stream<String> hostile() {
    return """
            SELECT * FROM text.`FILE`
            SELECT * FROM csv.`FILE`
            SELECT * FROM json.`FILE`
            SELECT * FROM parquet.`TABLE`
            SELECT * FROM delta.`TABLE`
            SELECT * FROM delta.`TABLE` VERSION AS OF 0
            SELECT * FROM delta.`TABLE@v0`
            SELECT * FROM binaryFile.`FILE`
            SELECT * FROM `text`.`FILE` AS t
            TABLE text.`FILE`
            SELECT (SELECT MAX(value) FROM text.`FILE`) FROM core.exclusion_day
            SELECT 1 WHERE EXISTS (SELECT 1 FROM text.`FILE`)
            SELECT 1 WHERE 'a' IN (SELECT value FROM text.`FILE`)
            SELECT 1 WHERE 'a' NOT IN (SELECT value FROM text.`FILE`)
            WITH a AS (SELECT * FROM text.`FILE`) SELECT * FROM a
            WITH a AS (WITH b AS (SELECT * FROM text.`FILE`) SELECT * FROM b) SELECT * FROM a
            WITH RECURSIVE a(v) AS (SELECT 'x' UNION ALL SELECT value FROM text.`FILE`) SELECT * FROM a
            WITH a AS (SELECT * FROM text.`FILE`) SELECT 1
            SELECT SUM(1) OVER w FROM VALUES (1) AS t(a) WINDOW w AS (ORDER BY (SELECT MAX(value) FROM text.`FILE`))
            SELECT SUM(1) OVER w FROM VALUES (1) AS t(a) WINDOW w AS (ORDER BY java_method('java.lang.System', 'getenv', 'PATH'))
            SELECT * FROM core.exclusion_day UNION ALL SELECT * FROM text.`FILE`
            SELECT * FROM core.exclusion_day, LATERAL (SELECT * FROM text.`FILE`)
            SELECT * FROM core.exclusion_day LATERAL VIEW explode(ARRAY(java_method('java.lang.System', 'getenv', 'PATH'))) x AS y
            SELECT * FROM explode(ARRAY((SELECT MAX(value) FROM text.`FILE`)))
            FROM text.`FILE` |> SELECT value
            FROM core.exclusion_day |> WHERE EXISTS (TABLE text.`FILE`)
            SELECT * FROM core.exclusion_day ORDER BY (SELECT MAX(value) FROM text.`FILE`)
            SELECT COUNT(*) FROM core.exclusion_day HAVING java_method('java.lang.System', 'getenv', 'PATH') IS NULL
            SELECT * FROM core.exclusion_day PIVOT (MAX(reflect('java.lang.System', 'getenv', 'PATH')) FOR service IN ('shop'))
            SELECT java_method('java.lang.System', 'getenv', 'PATH')
            SELECT reflect('java.lang.System', 'getenv', 'PATH')
            SELECT try_reflect('java.lang.System', 'getenv', 'PATH')
            SELECT builtin.java_method('java.lang.System', 'getenv', 'PATH')
            SELECT system.builtin.reflect('java.lang.System', 'getenv', 'PATH')
            SELECT `java_method`('java.lang.System', 'getenv', 'PATH')
            SELECT transform(ARRAY('PATH'), x -> reflect('java.lang.System', 'getenv', x))
            SELECT IDENTIFIER('java_method')('java.lang.System', 'getenv', 'PATH')
            SELECT * FROM IDENTIFIER('text.`FILE`')
            SELECT IDENTIFIER('serv' || 'ice') FROM core.exclusion_day
            VALUES (java_method('java.lang.System', 'getenv', 'PATH'))
            SELECT input_file_name() FROM core.exclusion_day
            SELECT input_file_block_start() FROM core.exclusion_day
            SELECT _metadata.file_path FROM core.exclusion_day
            SELECT e._METADATA.* FROM core.exclusion_day AS e
            SELECT current_user
            SELECT current_user()
            SELECT `user`
            SELECT session_user()
            SELECT version()
            SELECT current_catalog()
            SELECT xpath_string('<a/>', 'a')
            SELECT from_xml('<a/>', 'a STRING')
            SELECT from_avro(X'00', '{}')
            SELECT from_protobuf(X'00', 'A', 'FILE')
            SELECT schema_of_avro('{}')
            SELECT no_such_function(1)
            SELECT * FROM read_files('FILE')
            SELECT * FROM read_parquet('FILE')
            SELECT * FROM python_worker_logs()
            SELECT * FROM sql_keywords()
            SELECT TRANSFORM (service) USING 'cat FILE' AS (line STRING) FROM core.exclusion_day
            MAP service USING 'cat' AS (line) FROM core.exclusion_day
            SELECT * FROM STREAM(core.exclusion_day)
            SELECT * FROM core.exclusion_day WITH (`versionAsOf` = 0)
            SELECT * FROM spark_catalog.core.exclusion_day
            SELECT * FROM other.core.exclusion_day
            SELECT * FROM unused_file
            SELECT * FROM global_temp.anything
            SELECT * FROM slo.burn_episode VERSION AS OF 0
            SELECT * FROM (SELECT 1) AS t TIMESTAMP AS OF '2026-01-01'
            SELECT * FROM core.exclusion_day TIMESTAMP AS OF (SELECT MAX(value) FROM text.`FILE`)
            SELECT :name
            SELECT ?
            SELECT '${env:PATH}' FROM text.`${env:HOME}`
            SELECT 1; SELECT 2
            BEGIN SELECT 1; END
            BEGIN DROP TABLE core.exclusion_day; END
            EXECUTE IMMEDIATE 'SELECT 1'
            EXECUTE IMMEDIATE 'DROP TABLE core.exclusion_day'
            DECLARE VARIABLE a INT DEFAULT 1
            SET VAR a = 1
            SET spark.sql.ansi.enabled = false
            SET
            RESET
            SET TIME ZONE 'UTC'
            INSERT OVERWRITE DIRECTORY 'TABLE' USING parquet SELECT 1
            INSERT OVERWRITE LOCAL DIRECTORY 'OUT' USING csv SELECT 1
            WITH a AS (SELECT 1) INSERT OVERWRITE DIRECTORY 'OUT' USING csv SELECT * FROM a
            INSERT INTO core.exclusion_day SELECT * FROM core.exclusion_day
            INSERT INTO delta.`TABLE` SELECT * FROM core.exclusion_day
            FROM core.exclusion_day INSERT INTO core.exclusion_day SELECT *
            FROM core.exclusion_day INSERT OVERWRITE DIRECTORY 'OUT' USING csv SELECT *
            CREATE TABLE t (a INT) USING parquet LOCATION 'OUT'
            CREATE TABLE t USING parquet LOCATION 'OUT' AS SELECT 1 AS a
            CREATE TEMPORARY VIEW v USING text OPTIONS (path 'FILE')
            CREATE VIEW v AS SELECT 1 AS a
            CREATE TEMPORARY FUNCTION f AS 'java.lang.Object' USING JAR 'FILE'
            CREATE SCHEMA s LOCATION 'OUT'
            CREATE TABLE t SHALLOW CLONE delta.`TABLE`
            DROP TABLE delta.`TABLE`
            DROP SCHEMA core CASCADE
            ALTER TABLE delta.`TABLE` SET TBLPROPERTIES ('a' = 'b')
            DELETE FROM delta.`TABLE`
            UPDATE delta.`TABLE` SET service = 'x'
            MERGE INTO delta.`TABLE` AS t USING (SELECT 1 AS a) AS s ON false WHEN NOT MATCHED THEN INSERT *
            TRUNCATE TABLE core.exclusion_day
            VACUUM delta.`TABLE`
            OPTIMIZE delta.`TABLE`
            REORG TABLE delta.`TABLE` APPLY (PURGE)
            RESTORE TABLE delta.`TABLE` TO VERSION AS OF 0
            CONVERT TO DELTA parquet.`TABLE`
            COPY INTO delta.`TABLE` FROM 'FILE' FILEFORMAT = CSV
            LOAD DATA INPATH 'FILE' INTO TABLE core.exclusion_day
            CACHE TABLE c AS SELECT * FROM text.`FILE`
            CACHE TABLE core.exclusion_day
            UNCACHE TABLE core.exclusion_day
            REFRESH TABLE core.exclusion_day
            REFRESH 'FILE'
            ANALYZE TABLE core.exclusion_day COMPUTE STATISTICS
            ADD JAR 'FILE'
            ADD FILE 'FILE'
            LIST FILE
            LIST JAR
            EXPLAIN SELECT 1
            EXPLAIN EXTENDED DROP TABLE core.exclusion_day
            EXPLAIN COST SELECT * FROM text.`FILE`
            DESCRIBE text.`FILE`
            DESCRIBE delta.`TABLE`
            DESCRIBE EXTENDED core.exclusion_day
            DESCRIBE HISTORY delta.`TABLE`
            DESCRIBE DETAIL delta.`TABLE`
            DESCRIBE QUERY SELECT * FROM text.`FILE`
            DESCRIBE FUNCTION java_method
            DESCRIBE SCHEMA core
            SHOW CREATE TABLE core.exclusion_day
            SHOW TBLPROPERTIES delta.`TABLE`
            SHOW COLUMNS IN text.`FILE`
            SHOW TABLE EXTENDED LIKE '*'
            SHOW TABLES IN text
            SHOW FUNCTIONS
            SHOW SCHEMAS
            SHOW VIEWS
            USE core
            USE CATALOG other
            CALL system.run('x')
            GRANT SELECT ON core.exclusion_day TO PUBLIC
            COMMENT ON TABLE core.exclusion_day IS 'x'
            MSCK REPAIR TABLE core.exclusion_day
            KILL 1
            """
        .lines();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_statement_that_is_no_question_about_the_record_is_refused_before_it_looks(String text)
      throws IOException {
    Map<Path, String> before = files();
    String statement =
        text.replace("FILE", folder.resolve("secret").toString())
            .replace("TABLE`", folder.resolve("warehouse/core/exclusion_day") + "`")
            .replace("'TABLE'", "'" + folder.resolve("warehouse/core/exclusion_day") + "'")
            .replace("OUT'", folder.resolve("out") + "'");

    assertThatThrownBy(() -> reader.answer(statement))
        .isInstanceOfSatisfying(
            Failure.class, refused -> assertThat(refused.kind()).isEqualTo(Failure.Kind.USAGE))
        .hasMessageStartingWith("Cannot r")
        .hasMessageNotContainingAny("the key of user ids", "PATH_NOT_FOUND");
    assertThat(files()).isEqualTo(before);
    assertThat(spark.catalog().databaseExists("s")).isFalse();
  }

  private static Map<Path, String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> file, AnswersTest::state));
    }
  }

  private static String state(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM core.exclusion_day",
        "SELECT COUNT(*) FROM Core.EXCLUSION_DAY AS e WHERE e.day = DATE'2026-05-01'",
        "WITH a AS (SELECT service FROM core.exclusion_day) SELECT COUNT(*) FROM a JOIN a AS b USING (service)",
        "SELECT MAX(n) FROM (SELECT ROW_NUMBER() OVER (PARTITION BY day ORDER BY service) AS n FROM core.exclusion_day)",
        "SELECT MAX(n) FROM (SELECT COUNT(*) OVER w AS n FROM core.exclusion_day WINDOW w AS (PARTITION BY day))",
        "SELECT COUNT(*) FROM (SELECT * FROM core.exclusion_day QUALIFY RANK() OVER (ORDER BY day) = 1)",
        "SELECT COUNT(*) FROM (SELECT service FROM core.exclusion_day UNION SELECT service FROM core.exclusion_day)",
        "SELECT COUNT(*) FROM (SELECT service FROM core.exclusion_day EXCEPT SELECT 'zoo')",
        "SELECT SUM(n) FROM VALUES (1), (1) AS t(n)",
        "SELECT COUNT(*) FROM core.exclusion_day e LEFT JOIN slo.availability_day a ON a.day = e.day",
        "SELECT COUNT(*) FROM core.exclusion_day, LATERAL (SELECT 1)",
        "SELECT COUNT(*) FROM range(2)",
        "SELECT COUNT(*) FROM explode(ARRAY(1, 2))",
        "SELECT COUNT(*) FROM core.exclusion_day LATERAL VIEW explode(ARRAY(1)) x AS y",
        "SELECT COUNT(DISTINCT service) FROM core.exclusion_day GROUP BY day HAVING COUNT(*) > 1",
        "SELECT COALESCE(2, theta_sketch_estimate(theta_union_agg(failed_users))) FROM core.sli_minute",
        "SELECT CAST(availability(2, 1) AS INT)",
        "SELECT SIZE(TRANSFORM(ARRAY(1, 2), x -> x + 1))",
        "SELECT COUNT(*) FROM (SELECT * EXCEPT (day) FROM core.exclusion_day ORDER BY 1 LIMIT 5)",
        "SELECT COUNT_IF(starts < NOW() AND day < CURRENT_DATE) FROM core.exclusion_day",
        "SELECT 2 WHERE NOT EXISTS (SELECT 1 FROM slo.burn_episode)",
        "SELECT COUNT(*) FROM core.exclusion_day VERSION AS OF 2",
        "SELECT 1 + COUNT(*) FROM core.exclusion_day VERSION AS OF 1",
        "FROM core.exclusion_day |> AGGREGATE COUNT(*) AS n |> SELECT n",
        "WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 2) SELECT MAX(n) FROM a",
        "SELECT shop + cinema FROM (SELECT service, 1 AS n FROM core.exclusion_day) PIVOT (SUM(n) FOR service IN ('shop' AS shop, 'cinema' AS cinema))",
        "SELECT COUNT(*) FROM core.exclusion_day TABLESAMPLE (100 PERCENT)",
        "SELECT /*+ BROADCAST(e) */ COUNT(*) FROM core.exclusion_day AS e",
        "SELECT 2 + COUNT(*) FROM record.run"
      })
  void a_question_about_the_record_is_answered(String question) {
    assertThat(reader.answer(question).collectAsList())
        .singleElement()
        .extracting(row -> ((Number) row.get(0)).intValue())
        .isEqualTo(2);
  }

  @Test
  void a_table_is_read_as_it_was_at_a_time() {
    String commit = "DESCRIBE HISTORY delta.`%s/warehouse/core/exclusion_day` LIMIT 1";
    Object time = spark.sql(commit.formatted(folder)).head().getTimestamp(1).toInstant();
    String question = "SELECT COUNT(*) FROM %s TIMESTAMP AS OF TIMESTAMP '%s'";

    assertThat(reader.answer(question.formatted(TABLE, time)).head().getLong(0)).isEqualTo(2);
  }

  @Test
  void show_tables_lists_the_record_whole_by_schema_or_by_pattern() {
    assertThat(shown("SHOW TABLES"))
        .contains("core.exclusion_day", "slo.burn_episode", "record.run", "record.edition")
        .hasSizeGreaterThan(15);
    assertThat(shown("SHOW TABLES IN record"))
        .containsExactly(
            "record.edition",
            "record.figure",
            "record.incident_revision",
            "record.restatement",
            "record.run");
    assertThat(shown("SHOW TABLES FROM core LIKE 'excl*_day'"))
        .containsExactly("core.exclusion_ahead_day", TABLE, "core.exclusion_request_day");
  }

  private static List<String> shown(String statement) {
    return reader.answer(statement).collectAsList().stream()
        .map(row -> row.getString(0) + "." + row.getString(1))
        .toList();
  }

  @Test
  void tables_and_views_describe_themselves() {
    List<Row> columns = reader.answer("DESCRIBE core.exclusion_day").collectAsList();
    assertThat(columns.get(0).mkString(" ")).isEqualTo("day date Day of the reporting calendar");
    assertThat(reader.answer("DESC TABLE slo.planned_day").collectAsList()).isNotEmpty();
  }

  @Test
  void whoever_asks_makes_no_table() {
    assertThat(reader.answer("SELECT * FROM record.edition").collectAsList()).isEmpty();
    assertThat(folder.resolve("warehouse/record").toFile().list()).containsExactly("_locks");
  }
}
