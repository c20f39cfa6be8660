package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import dev.servicehealth.report.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that was forged, cut or lost is told from one that is whole. */
class ForgeriesTest {
  private static final String PERIOD = "2026-W18";
  private static final String[] NIGHT = {"nightly", "--day", "2026-05-04", "--accept-incomplete"};

  @TempDir private static Path folder;
  private static TestProject original;

  @BeforeAll
  static void publish() {
    original = TestProject.in(folder);
    original.shop("");
    original.requests("2026-05-01", 60);
    original.backfill("2026-04-27", "2026-05-03");
    original.succeed("report", "--week", PERIOD);
    original.requests("2026-05-02", 60);
    original.backfill("2026-05-02", "2026-05-02");
    original.succeed("report", "--week", PERIOD);
    assertThat(original.succeed("verify")).startsWith("2 editions:");
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  private static void remove(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    DeltaLog.clearCache();
  }

  private static void unlock(TestProject project, String table) {
    project.change("ALTER TABLE " + table + " UNSET TBLPROPERTIES ('delta.appendOnly')");
  }

  @Test
  void an_edition_erased_everywhere_is_named() throws IOException {
    TestProject project = original.copy("erased");
    for (String table : List.of("record.edition", "record.figure", "record.restatement")) {
      unlock(project, table);
      project.change("DELETE FROM " + table + " WHERE edition = 2");
    }
    remove(project.reports().resolve(PERIOD + "/edition-2"));
    Renderer.index(project.reports());

    Outcome verified = project.run("verify");

    assertThat(verified.exit()).isEqualTo(50);
    assertThat(verified.err())
        .contains("2026-W18/edition-2: files of the record name it")
        .contains(
            "version 4, a DELETE of ", "took 1 rows away or changed them: 2026-W18/edition-2");
  }

  @Test
  void an_edition_erased_from_the_middle_breaks_the_chain() throws IOException {
    TestProject project = original.copy("middle");
    for (String table : List.of("record.edition", "record.figure")) {
      unlock(project, table);
      project.change("DELETE FROM " + table + " WHERE edition = 1");
    }
    remove(project.reports().resolve(PERIOD + "/edition-1"));
    Renderer.index(project.reports());

    Outcome verified = project.run("verify");

    assertThat(verified.exit()).isEqualTo(50);
    assertThat(verified.err())
        .containsPattern(
            "chain: 2026-W18/edition-2 follows the manifest [0-9a-f]{12}…, which no edition has: the"
                + " edition published before it was removed, or replaced together with its manifest");
  }

  @Test
  void an_edition_whose_commits_and_files_were_removed_is_told_by_the_run_after_it()
      throws IOException {
    TestProject project = original.copy("cut");
    project.requests("2026-05-03", 60);
    project.backfill("2026-05-03", "2026-05-03");
    Files.delete(folder.resolve("telemetry/day=2026-05-03/part.json"));
    for (String table : List.of("edition", "figure", "restatement")) {
      remove(project.warehouse().resolve("record/" + table));
    }
    remove(project.reports());

    Outcome verified = project.run("verify");

    assertThat(verified.exit()).isEqualTo(50);
    assertThat(verified.err())
        .contains("record.edition: it is not there, and version 2 was published");
  }

  @Test
  void a_row_of_an_edition_that_was_deleted_is_told_and_the_next_report_records_it_again() {
    TestProject project = original.copy("row");
    unlock(project, "record.edition");
    project.change("DELETE FROM record.edition WHERE edition = 2");

    Outcome verified = project.run("verify", "--week", PERIOD);
    Outcome reported = project.run("report", "--week", PERIOD);
    Outcome again = project.run("verify");

    assertThat(verified.exit()).isEqualTo(50);
    assertThat(verified.err()).contains("2026-W18/edition-2: its folder is there, and record.ed");
    assertThat(reported.err()).contains("recorded 2026-W18/edition-2, published before");
    assertThat(again.exit()).as(again.err()).isZero();
  }

  @Test
  void a_changed_row_of_an_edition_is_told() {
    TestProject project = original.copy("changed");
    unlock(project, "record.figure");
    project.change("UPDATE record.figure SET printed = '100 %' WHERE edition = 1");

    Outcome verified = project.run("verify");

    assertThat(verified.exit()).isEqualTo(50);
    assertThat(verified.err())
        .contains("record.figure: version 4, an UPDATE of ", "took 151 rows away or changed them")
        .doesNotContain("TBLPROPERTIES");
  }

  @Test
  void a_folder_that_somebody_else_made_is_not_recorded() throws IOException {
    TestProject project = original.copy("forged");
    Path first = project.reports().resolve(PERIOD + "/edition-1");
    Path third = Files.createDirectories(project.reports().resolve(PERIOD + "/edition-3"));
    String json = Files.readString(first.resolve("edition.json"));
    Files.writeString(
        third.resolve("edition.json"),
        json.replace("\"edition\" : 1", "\"edition\" : 3").replace("team", "friends"));
    Renderer.render(third.resolve("edition.json"), third);
    List<String> before = project.table("record.figure");

    Outcome reported = project.run("report", "--week", PERIOD);
    Outcome maintained = project.run("maintain");

    assertThat(List.of(reported.exit(), maintained.exit())).containsExactly(50, 50);
    assertThat(reported.err())
        .startsWith("Cannot record edition 2026-W18/edition-3 in ")
        .contains("move away what does not belong there", "nothing was recorded");
    assertThat(project.table("record.figure")).isEqualTo(before);
    assertThat(project.value("SELECT COUNT(*) FROM record.edition")).isEqualTo("2");
  }

  @Test
  void a_period_that_was_never_published_is_not_verified() {
    Outcome verified = original.run("verify", "--week", "2026-W19");

    assertThat(verified.exit()).isEqualTo(2);
    assertThat(verified.err()).contains("Cannot verify 2026-W19", "no edition of it was published");
  }

  @Test
  void a_warehouse_that_is_gone_beside_editions_is_missed_and_not_made_again() throws IOException {
    TestProject project = original.copy("gone");
    remove(project.warehouse());

    Outcome verified = project.run("verify");
    Outcome maintained = project.run("maintain");
    Outcome reported = project.run("report", "--week", PERIOD);
    String status = project.succeed("status");
    assertThat(project.warehouse()).doesNotExist();
    Outcome night = project.run(NIGHT);
    Outcome backfill =
        project.run("backfill", "--from", "2026-05-01", "--to", "2026-05-01", "--reason", "x");

    assertThat(
            Stream.of(verified, maintained, reported, night, backfill).map(Outcome::exit).toList())
        .containsExactly(50, 1, 1, 1, 1);
    assertThat(night.err())
        .contains("holds no run, and 2 editions stand in ")
        .contains("Mount or restore it, or say --new-record");
    assertThat(status).contains("Lost: the warehouse ", "Mount or restore it");
    assertThat(project.warehouse().resolve("core")).doesNotExist();
    assertThat(
            project.succeed(
                "nightly", "--day", "2026-05-04", "--accept-incomplete", "--new-record"))
        .contains("2026-05-04");
  }

  @Test
  void a_run_that_the_record_lost_is_missed_before_anything_is_undone() throws IOException {
    TestProject project = original.copy("lost");
    Path log = project.warehouse().resolve("record/run/_delta_log");
    for (String kind : List.of("json", "crc")) {
      Files.deleteIfExists(log.resolve("%020d.%s".formatted(2, kind)));
      Files.deleteIfExists(log.resolve(".%020d.%s.crc".formatted(2, kind)));
    }
    DeltaLog.clearCache();
    List<String> before = project.table("slo.availability_day");

    Outcome verified = project.run("verify");
    Outcome night = project.run(NIGHT);

    assertThat(List.of(verified.exit(), night.exit())).containsExactly(50, 50);
    assertThat(verified.err())
        .containsPattern("slo.availability_day: its newest version is 2, of run 2026-\\S+, which")
        .contains("record.run does not have the run that record/_reports/");
    assertThat(night.err()).startsWith("Cannot use the record: ").contains("Restore ");
    assertThat(project.table("slo.availability_day")).isEqualTo(before);
    assertThat(project.succeed("status")).contains("Lost: record.run does not have the run");
  }
}
