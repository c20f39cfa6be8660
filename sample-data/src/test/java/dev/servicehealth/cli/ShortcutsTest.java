package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shortcuts change no result. A recorded day of the sample is restated and another one recorded
 * twice: with shortcuts in this process, and without them in another, as a process has one session.
 */
class ShortcutsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-08-16");
  private static final LocalDate LAST = FIRST.plusDays(1);

  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Tag("endurance")
  @Test
  void every_table_has_the_same_rows_versions_and_commits_with_shortcuts_and_without()
      throws IOException {
    TestProject with = project();
    with.backfill(FIRST.toString(), FIRST.toString());
    TestProject without = with.copy("without");
    without.configured("shortcuts: false");
    exclude(with);

    with.backfill(FIRST.toString(), LAST.toString());
    backfillInItsOwnProcess(without);

    Map<String, List<String>> expected = with.tables();
    assertThat(without.tables()).isEqualTo(expected);
    assertThat(runs(without)).isEqualTo(runs(with)).hasSize(2);
    assertThat(commits(without.warehouse()))
        .isEqualTo(commits(with.warehouse()))
        .hasSizeGreaterThan(20);
    assertThat(expected.get("slo.availability_day")).hasSize(4);
    assertThat(reports(with)).anyMatch(report -> report.contains("\"by column\""));
    assertThat(reports(without)).anyMatch(report -> report.contains("by row: shortcuts are off"));
  }

  /** One service of the sample, in Parquet, which is what shortcuts read in their own way. */
  private TestProject project() throws IOException {
    TestProject project =
        SampleProject.of(
            folder, range -> range.withDays(FIRST, LAST).withServices("store").withRowsADay(300));
    for (String other : List.of("books", "cloud", "fitness", "music", "podcasts", "tv")) {
      Files.delete(folder.resolve("catalog/" + other + ".yaml"));
    }
    project.write(
        "incidents.jsonl", Files.readString(SampleProject.FOLDER.resolve("incidents.jsonl")));
    project.write("exclusions.yaml", "exclusions: []\n");
    project.configured("incidents: incidents.jsonl\nexclusions: exclusions.yaml");
    project.now("2026-08-19T06:00:00Z");
    return project;
  }

  private static void exclude(TestProject project) {
    project.write(
        "exclusions.yaml",
        """
        exclusions:
          - services: [store]
            from: 2026-08-16T02:00:00Z
            to: 2026-08-16T05:00:00Z
            category: planned maintenance
            reason: New disks.
            requestedBy: team-store
            approvedBy: service-review
            approvedAt: 2026-08-08T10:00:00Z
        """);
  }

  private void backfillInItsOwnProcess(TestProject project) {
    ChildJvm run =
        ChildJvm.start(
            folder.resolve("printed"),
            List.of("spark.master=local[2]", "service-health.log=off"),
            project.complete(
                "backfill",
                "--from",
                FIRST.toString(),
                "--to",
                LAST.toString(),
                "--reason",
                "test"));
    assertThat(run.exit()).as(run.printed()).isZero();
  }

  /** All but what differs between any two runs of the same. */
  private static List<String> runs(TestProject project) {
    return project.rows(
        "SELECT TO_JSON(STRUCT(* EXCEPT (run, started_at, published_at))) FROM record.run");
  }

  /** Of each table: the kind of each commit, its condition, and how much it wrote. */
  private static Map<String, List<JsonNode>> commits(Path warehouse) {
    Map<String, List<JsonNode>> commits = new TreeMap<>();
    for (Path file : files(warehouse)) {
      if (file.toString().matches(".*/_delta_log/\\d{20}\\.json")) {
        commits
            .computeIfAbsent(
                warehouse.relativize(file).getParent().toString(), log -> new ArrayList<>())
            .add(commit(file));
      }
    }
    return commits;
  }

  private static JsonNode commit(Path file) {
    ObjectNode commit = MAPPER.createObjectNode();
    commit.put("version", file.getFileName().toString());
    try {
      for (String line : Files.readAllLines(file)) {
        JsonNode information = MAPPER.readTree(line).path("commitInfo");
        if (!information.isMissingNode()) {
          commit.set("operation", information.get("operation"));
          commit.set("parameters", information.get("operationParameters"));
          commit.set("files", information.at("/operationMetrics/numFiles"));
          commit.set("rows", information.at("/operationMetrics/numOutputRows"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return commit;
  }

  private static List<String> reports(TestProject project) {
    return files(project.warehouse().resolve("record/_reports")).stream()
        .filter(path -> path.toString().endsWith(".json"))
        .map(ShortcutsTest::text)
        .toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
