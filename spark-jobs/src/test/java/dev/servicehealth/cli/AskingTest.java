package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of a record: {@code status} and {@code sql}. */
class AskingTest {
  /** To come when May is over, and approved before. */
  private static final String PLANNED =
      """
        - services: [shop]
          from: 2026-06-10T02:00:00Z
          to: 2026-06-10T04:00:00Z
          category: planned maintenance
          reason: New disks for the shop.
          requestedBy: team-shop
          approvedBy: service-review
          approvedAt: 2026-05-20T10:00:00Z
      """;

  @TempDir private static Path folder;
  private static TestProject project;

  @BeforeAll
  static void compute() {
    project = TestProject.in(folder);
    project.catalog(
        "shop",
        Feeds.source(
            "requests",
            """
            format: json
            schema: %s
            path: telemetry
            partitions: { by: day }
            maxValues: 2
            """
                    .formatted(Requests.SCHEMA)
                + Requests.COLUMNS.formatted(
                    "' || CASE WHEN country = 'JP' THEN 'cinema' ELSE 'shop' END || '")),
        Feeds.objective("shop", "requests", "0.9", "status < 500", "true"));
    List<Requests.Request> requests =
        Requests.from("2026-05-01T00:00:00Z", Duration.ofMinutes(10), 144);
    project.write(
        "telemetry/day=2026-05-01/part.json",
        Requests.lines(requests, Requests.Request::json)
            // 48 in DE, 24 in FR, 24 in 8 places of 3 each: DE and FR stay, the others fold.
            .replaceAll("(T\\d\\d:[24]0:00Z.*)\"country\":\"FR\"", "$1\"country\":\"ES\"")
            .replaceAll("T(.)(.)(:[24]0.*)\"country\":\"ES\"", "T$1$2$3\"country\":\"E$2\""));
    project.backfill("2026-05-01", "2026-05-02");
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  @Test
  void the_rarest_values_fold_into_other_and_the_sum_stays_the_whole() {
    assertThat(
            project.rows(
                "SELECT value, SUM(valid) FROM slo.availability_slice_day"
                    + " WHERE dimension = 'region' GROUP BY value ORDER BY 2 DESC, 1"))
        .hasSize(3)
        .startsWith("DE 48")
        .anyMatch(row -> row.startsWith("(other) "));
    assertThat(
            project.value(
                "SELECT SUM(valid) FROM slo.availability_slice_day WHERE dimension = 'region'"))
        .isEqualTo(project.value("SELECT SUM(valid) FROM slo.availability_day"))
        .isEqualTo("96");
  }

  @Test
  void a_service_without_an_objective_is_listed_and_counted() {
    assertThat(project.succeed("status"))
        .contains("Recorded: 2026-05-01 to 2026-05-02.")
        .contains("In telemetry and in no objective:\n  cinema: 48 rows")
        .contains("requests day=2026-05-02: missing (no file)");
  }

  @Test
  void status_answers_people_without_the_key() throws IOException {
    Path key = folder.resolve("user-key");
    Files.move(key, folder.resolve("elsewhere"));
    String status = project.succeed("status");
    Files.move(folder.resolve("elsewhere"), key);

    assertThat(status)
        .contains("Recorded: 2026-05-01 to 2026-05-02.")
        .contains(
            "A key that cannot be read here decides what the next night would compute: file:");
  }

  @Test
  void what_the_next_night_would_compute_again_is_told() throws IOException {
    assertThat(project.succeed("status")).contains("All provisional days are as recorded.");

    project.requests("2026-05-02", 60);
    String late = project.succeed("status");
    Files.delete(folder.resolve("telemetry/day=2026-05-02/part.json"));
    assertThat(late).contains("No longer as recorded, and computed by the next night: 2026-05-02");
  }

  @Test
  void editions_and_exclusions_without_an_approval_are_listed() throws IOException {
    TestProject asked = project.copy("asked");
    Files.writeString(
        asked.configuration(),
        Files.readString(asked.configuration()) + "\nexclusions: exclusions.yaml\n");
    asked.write(
        "exclusions.yaml",
        """
        exclusions:
          - services: [shop]
            from: 2026-05-01T10:00:00Z
            to: 2026-05-01T11:00:00Z
            category: load test
            reason: A test of the new cache.
            requestedBy: team-shop
        """
            + PLANNED);
    asked.backfill("2026-05-31", "2026-05-31");
    asked.succeed("report", "--month", "2026-05");
    assertThat(asked.succeed("status"))
        .containsPattern("2026-05 +1 +2026-06-01T06:00:00Z +2026-06-30 +0 +0")
        .contains("without effect:\n  shop: A test of the new cache. (asked for by team-shop)");
    assertThat(Files.readString(asked.reports().resolve("2026-05/edition-1/index.html")))
        .contains("New disks for the shop. Approved by service-review.");

    Path exclusions = asked.folder().resolve("exclusions.yaml");
    Files.writeString(exclusions, Files.readString(exclusions).replace(PLANNED, ""));
    asked.succeed(
        "backfill", "--from", "2026-05-31", "--to", "2026-05-31", "--reason", "test", "--again");
    assertThat(asked.succeed("sql", "--format", "csv", "SELECT day FROM core.exclusion_ahead_day"))
        .isEqualTo("day\n");
  }

  @Test
  void versions_that_editions_name_outlive_vacuum_and_the_log() {
    String table = "delta.`" + project.warehouse() + "/core/sli_minute`";
    assertThat(TestSession.get().sql("SHOW TBLPROPERTIES " + table).collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .contains(
            "delta.logRetentionDuration interval 3660 days",
            "delta.deletedFileRetentionDuration interval 3660 days");
  }

  @Test
  void an_answer_is_printed_as_asked_for() {
    String query =
        "SELECT day, service, valid, availability, CAST(NULL AS INT) AS nothing, 'a, \"b\"' AS text,"
            + " ARRAY('1h', '3d') AS list"
            + " FROM slo.availability_day WHERE valid > 0";
    assertThat(project.succeed("sql", query).lines())
        .containsExactly(
            "day         service  valid  availability  nothing  text    list",
            "2026-05-01  shop     96     0.895833333            a, \"b\"  [1h, 3d]");
    assertThat(project.succeed("sql", "--format", "csv", query))
        .isEqualTo(
            "day,service,valid,availability,nothing,text,list\n"
                + "2026-05-01,shop,96,0.895833333,,\"a, \"\"b\"\"\",\"[1h, 3d]\"\n");
    assertThat(project.succeed("sql", "--format", "json", query).strip())
        .startsWith("{\"day\":\"2026-05-01\",\"service\":\"shop\",\"valid\":96,")
        .endsWith("\"text\":\"a, \\\"b\\\"\",\"list\":[\"1h\",\"3d\"]}");
  }

  @Test
  void views_that_call_functions_are_read_as_tables_are() {
    assertThat(
            project.succeed(
                "sql",
                "--format",
                "csv",
                "SELECT (SELECT COALESCE(SUM(adjusted_bad), 0) FROM slo.burn_episode)"
                    + " = (SELECT COALESCE(SUM(adjusted_bad), 0) FROM slo.burn_day) AS same"))
        .isEqualTo("same\ntrue\n");
  }

  @Test
  void the_tables_describe_themselves() {
    assertThat(project.succeed("sql", "DESCRIBE slo.availability_day"))
        .contains("Day of the reporting calendar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE slo.availability_day",
        "DROP SCHEMA slo CASCADE",
        "DELETE FROM core.partition",
        "INSERT INTO core.quarantine SELECT * FROM core.quarantine",
        "WITH q AS (SELECT * FROM core.quarantine) INSERT INTO core.quarantine SELECT * FROM q",
        "FROM core.quarantine INSERT INTO core.quarantine SELECT *",
        "INSERT OVERWRITE core.quarantine SELECT * FROM core.quarantine",
        "UPDATE core.partition SET state = 'received'",
        "MERGE INTO core.quarantine AS t USING core.quarantine AS s ON false"
            + " WHEN NOT MATCHED THEN INSERT *",
        "TRUNCATE TABLE core.partition",
        "CREATE TABLE core.copy USING delta AS SELECT 1 AS one",
        "ALTER TABLE core.partition SET TBLPROPERTIES ('a' = 'b')",
        "RESTORE TABLE core.partition TO VERSION AS OF 0",
        "CREATE TABLE core.copy SHALLOW CLONE core.partition",
        "VACUUM core.partition",
        "OPTIMIZE core.partition",
        "EXECUTE IMMEDIATE 'DELETE FROM core.partition'",
        "BEGIN DELETE FROM core.partition; END",
        "SET spark.sql.ansi.enabled = false",
        "SELECT 1; DELETE FROM core.partition"
      })
  void a_statement_that_changes_anything_is_refused(String statement) {
    Map<String, String> before = project.versions();
    Outcome outcome = project.run("sql", statement);
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("Cannot ");
    assertThat(project.versions()).isEqualTo(before);
  }

  @Test
  void a_query_that_makes_no_sense_is_one_sentence() {
    Outcome outcome = project.run("sql", "SELECT colour FROM slo.availability_day");
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("Cannot run this SQL: ").contains("colour");
  }
}
