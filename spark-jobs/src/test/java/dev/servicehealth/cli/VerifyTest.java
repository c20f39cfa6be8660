package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.edition.Address;
import dev.servicehealth.edition.FigureSql;
import dev.servicehealth.edition.Folders;
import dev.servicehealth.model.SqlModels;
import dev.servicehealth.model.Warehouse;
import dev.servicehealth.record.EditionLog;
import dev.servicehealth.record.RunLog;
import dev.servicehealth.report.Edition;
import dev.servicehealth.report.Figure;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published can be verified and explained. Its tests damage copies of one project. */
class VerifyTest {
  private static final String PERIOD = "2026-W18";
  private static final String DAY = "slo/availability_day/day=2026-05-01";

  @TempDir private static Path folder;
  private static TestProject project;
  private static String verified;

  @BeforeAll
  static void publish() {
    project = TestProject.in(folder);
    project.shop("key: id\n");
    for (int day = 1; day <= 2; day++) {
      project.requests("2026-05-0" + day, 5);
    }
    project.backfill("2026-04-27", "2026-05-03");
    project.succeed("report", "--week", PERIOD);
    project.append(
        "telemetry/day=2026-05-02/late.json",
        Requests.from("2026-05-02T03:01:00Z", Duration.ofMinutes(1), 1).get(0));
    project.backfill("2026-04-27", "2026-05-03");
    project.succeed("report", "--week", PERIOD);
    verified = project.succeed("verify");
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  /** The first edition is verified by the versions of the run that it was made after. */
  @Test
  void every_edition_is_verified_though_a_later_run_changed_its_days() {
    assertThat(project.value("SELECT COUNT(*) FROM record.restatement WHERE figure = 'valid'"))
        .isEqualTo("2");
    assertThat(verified).startsWith("2 editions:");
  }

  @Test
  void explained_sql_returns_exactly_every_figure_of_an_edition() {
    SparkSession spark = TestSession.get();
    Warehouse warehouse = Warehouse.open(spark, project.warehouse().toString(), SqlModels.load());
    RunLog.Published run = new RunLog(warehouse).published().orElseThrow();
    Edition edition = new Folders(project.reports()).read(new Address(PERIOD, 2));
    FigureSql sql = new FigureSql(warehouse, run.versions(), edition);
    List<Figure> figures = new EditionLog(warehouse).figures(new Address(PERIOD, 2));

    assertThat(figures).hasSize(25 + 7 * 18);
    assertThat(Explained.wrong(warehouse, sql, figures)).isEmpty();
  }

  @Test
  void an_explanation_tells_the_counts_of_the_edition_asked_for() {
    String first = explain("--edition", "1", "--figure", "VALID");
    String newest = explain("--figure", "VALID", "--day", "2026-05-02");

    assertThat(first)
        .startsWith(
            "2026-W18/edition-1: shop shop-availability, valid of 2026-04-27 to 2026-05-03: 576 requests")
        .contains("Formula: sum", "exclusions:", "partitions:", "received", "VERSION AS OF");
    assertThat(newest).contains("289 requests (exactly 289 events; ");
    String pasted = newest.substring(newest.indexOf("SELECT "));
    assertThat(project.succeed("sql", "--format", "csv", pasted)).isEqualTo("valid\n289\n");
  }

  private static String explain(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("explain", "--week", PERIOD, "--service", "shop"));
    arguments.addAll(List.of("--slo", "shop-availability"));
    arguments.addAll(List.of(more));
    return project.succeed(arguments.toArray(String[]::new));
  }

  /** The service is retired, and names, zone and the smallest group that is shown are others. */
  @Test
  void old_editions_stand_whatever_the_catalog_and_the_configuration_say_by_now()
      throws IOException {
    Path catalog = folder.resolve("catalog/shop.yaml");
    String shop = Files.readString(catalog);
    String text = Files.readString(project.configuration());
    Files.writeString(catalog, shop.replace(": shop", ": market").replace("\"shop\"", "market"));
    Files.writeString(
        project.configuration(),
        text.replace("minimumUsers: 10", "minimumUsers: 1000")
            .replace("timeZone: UTC", "timeZone: Asia/Tokyo")
            .replace("product: Test", "product: Other\nprovisionalDays: 3"));

    Outcome outcome = project.run("verify");
    String explained = explain("--figure", "FAILED_USERS");
    Files.writeString(catalog, shop);
    Files.writeString(project.configuration(), text);

    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(explained).contains("WHEN failed_users < 10 THEN '<10'").doesNotContain("1000");
  }

  @Test
  void a_changed_byte_of_a_document_is_found_and_named() throws IOException {
    Path page = folder.resolve("reports/" + PERIOD + "/edition-1/index.html");
    byte[] bytes = Files.readAllBytes(page);
    byte[] changed = bytes.clone();
    changed[100]++;
    Files.write(page, changed);

    Outcome outcome = project.run("verify", "--week", PERIOD);
    Files.write(page, bytes);

    assertThat(outcome.exit()).isEqualTo(50);
    assertThat(outcome.err()).contains(PERIOD + "/edition-1/index.html: its SHA-256 is ");
  }

  @Test
  void a_row_changed_by_hand_is_found_and_named() throws IOException {
    project.change("UPDATE slo.availability_day SET bad_minutes = 3 WHERE day = '2026-05-01'");

    Outcome outcome = project.run("verify");
    forgetVersion(3);

    assertThat(outcome.exit()).isEqualTo(50);
    assertThat(outcome.err()).contains("slo.availability_day: its newest version is ");
  }

  private static void forgetVersion(int version) throws IOException {
    Path log = project.warehouse().resolve("slo/availability_day/_delta_log");
    for (String kind : List.of("json", "crc")) {
      Files.deleteIfExists(log.resolve("%020d.%s".formatted(version, kind)));
      Files.deleteIfExists(log.resolve(".%020d.%s.crc".formatted(version, kind)));
    }
    DeltaLog.clearCache();
  }

  /** Behind the back of Delta: the files of a day are not those that were written. */
  @Test
  void a_changed_file_of_a_table_is_found_and_named() throws IOException {
    Map<Path, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.list(project.warehouse().resolve(DAY))) {
      for (Path file : all.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        files.put(file, Files.readAllBytes(file));
      }
    }
    for (Path file : files.keySet()) {
      byte[] changed = files.get(file).clone();
      changed[changed.length / 2]++;
      Files.write(file, changed);
    }

    Outcome outcome = project.run("verify");
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }

    assertThat(outcome.exit()).isEqualTo(50);
    assertThat(outcome.err()).contains("2026-W18/edition-1: the tables of run ", DAY);
  }

  /** The figures of a file that is gone stand; a file that says something else is found. */
  @Test
  void a_changed_row_of_raw_telemetry_is_found_and_named_and_a_file_that_is_gone_is_told_of()
      throws IOException {
    Path erased = folder.resolve("telemetry/day=2026-05-01/part.json");
    Path raw = folder.resolve("telemetry/day=2026-05-02/part.json");
    FileTime erasedWritten = Files.getLastModifiedTime(erased);
    FileTime written = Files.getLastModifiedTime(raw);
    byte[] bytes = Files.readAllBytes(erased);
    String text = Files.readString(raw);
    Files.delete(erased);
    Files.writeString(raw, text.replaceFirst("\"status\":200", "\"status\":500"));
    Files.setLastModifiedTime(raw, written);

    Outcome changed = project.run("verify", "--from-raw");
    Files.write(erased, bytes);
    Files.setLastModifiedTime(erased, erasedWritten);
    Files.writeString(raw, text);
    Files.setLastModifiedTime(raw, written);

    assertThat(changed.exit()).isEqualTo(50);
    assertThat(changed.err())
        .contains(
            "raw telemetry of requests/2026-05-01 is gone: not computed again",
            "2026-W18/edition-2: shop shop-availability, bad of 2026-05-02: published ",
            "from raw telemetry: core.sli_minute, 2026-05-02, requests, shop: 1 rows are not there and"
                + " 1 others are")
        .doesNotContain("of 2026-05-01: published");
  }

  @Test
  void what_was_not_published_cannot_be_explained() {
    Outcome edition =
        project.run("explain", "--week", "2026-W19", "--service", "shop", "--slo", "x");
    Outcome objective = project.run("explain", "--week", PERIOD, "--service", "shop", "--slo", "x");

    assertThat(List.of(edition.exit(), objective.exit())).containsExactly(2, 2);
    assertThat(edition.err()).contains("Cannot explain 2026-W19: no such edition was published");
    assertThat(objective.err())
        .contains("Cannot explain availability of shop x: edition " + PERIOD);
  }
}
