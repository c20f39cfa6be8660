package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.cli.TestProject.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A record that lost files is computed again, and one that was moved or is partial is right. */
@TestMethodOrder(OrderAnnotation.class)
class RepairTest {
  private static final String[] REPORT = {"report", "--week", "2026-W18"};

  @TempDir private static Path folder;
  private static TestProject published;

  @BeforeAll
  static void publish() throws IOException {
    published = TestProject.in(Files.createDirectories(folder.resolve("here")));
    published.shop("");
    published.requests("2026-05-01", 60);
    published.requests("2026-05-02", 60);
    published.backfill("2026-05-01", "2026-05-03");
    published.succeed(REPORT);
  }

  @AfterAll
  static void detach() {
    TestProject.detach();
  }

  /** The first days of the week were never recorded, and the last one is without telemetry. */
  @Order(1)
  @Test
  void a_week_that_is_recorded_in_part_is_verified_from_raw_and_its_unknown_is_explained() {
    assertThat(published.succeed("verify", "--from-raw"))
        .isEqualToIgnoringNewLines(
            "1 edition: documents, recorded figures, published tables and the raw telemetry"
                + " that is there agree");
    assertThat(
            published.succeed(
                "explain",
                "--week",
                "2026-W18",
                "--service",
                "shop",
                "--slo",
                "shop-availability",
                "--figure",
                "verdict"))
        .contains(
            "Not known of it:",
            "  2026-04-27: not recorded, or no objective was in force",
            "  2026-05-03: 1440 minutes without telemetry: requests with 1 partition missing"
                + " (no file)");
  }

  @Order(3)
  @Test
  void days_whose_tables_lost_files_are_computed_again_where_verify_sends_people()
      throws IOException {
    TestProject project = published;
    Map<String, List<String>> tables = project.tables();
    for (String table : List.of("core/sli_minute", "core/partition", "slo/availability_day")) {
      Path day = project.warehouse().resolve(table + "/day=2026-05-02");
      try (Stream<Path> files = Files.walk(day)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
          Files.delete(file);
        }
      }
    }
    DeltaLog.clearCache();
    Path erased = project.folder().resolve("telemetry/day=2026-05-01/part.json");
    Files.delete(erased); // by its owner

    Outcome lost = project.run("verify");
    String again =
        project.succeed(
            "backfill",
            "--again",
            "--from",
            "2026-05-01",
            "--to",
            "2026-05-03",
            "--reason",
            "lost");
    Outcome healed = project.run("verify");

    assertThat(lost.exit()).isEqualTo(50);
    assertThat(lost.err()).contains("cannot be read", "`backfill --again` computes days again");
    assertThat(again).contains("2026-05-01 to 2026-05-03");
    assertThat(project.tables().get("core.sli_minute")).isEqualTo(tables.get("core.sli_minute"));
    assertThat(project.tables()).isEqualTo(tables);
    assertThat(healed.exit()).as(healed.err()).isZero();
    assertThat(healed.err()).contains("the tables as they are now give the same edition");
    assertThat(project.succeed(REPORT)).contains("nothing changed");
  }

  @Order(2)
  @Test
  void a_project_that_stands_in_another_folder_is_as_recorded() throws IOException {
    TestProject.detach();
    Path there = Files.move(published.folder(), folder.resolve("the re"));
    TestProject moved = TestProject.in(there);

    assertThat(moved.succeed("status")).contains("All provisional days are as recorded.");
    assertThat(moved.succeed("verify")).startsWith("1 edition:");
    TestProject.detach();
    Files.move(there, published.folder());
  }
}
