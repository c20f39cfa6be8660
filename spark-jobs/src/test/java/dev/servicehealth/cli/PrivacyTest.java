package dev.servicehealth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User ids are looked for in every byte and every value that a run leaves behind. */
class PrivacyTest {
  private static final Pattern USER = Pattern.compile("person-[0-9]{4}");

  @TempDir private Path folder;

  @AfterEach
  void detach() {
    TestProject.detach();
  }

  @Test
  void no_user_id_and_no_key_is_left_in_clear() throws IOException {
    TestProject project = TestProject.in(folder);
    project.catalog(
        "store",
        Feeds.source(
            "requests",
            """
            format: json
            path: telemetry
            schema: at TIMESTAMP, status INT, country STRING, account STRING
            partitions: { by: day }
            dimensions: [region]
            columns: { event_time: at, service: "'store'", region: country, user_id: account }
            """),
        Feeds.objective("store", "requests", "0.999", "status < 500", "true"));
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 2_000)
        .mapToObj(
            i ->
                "{\"at\":\"2026-05-18T%02d:00:00Z\",\"status\":%d,\"country\":\"NO\",\"account\":\"person-%04d\"}"
                    .formatted(i % 24, i % 9 == 0 ? 500 : 200, i))
        .forEach(lines::add);
    lines.add("{\"at\":\"2026-05-18T10:00:00Z\",\"account\":\"person-7777\",\"status\":");
    project.write("telemetry/day=2026-05-18/part.json", String.join("\n", lines));

    TestProject.Outcome run =
        project.run("backfill", "--from", "2026-05-18", "--to", "2026-05-24", "--reason", "test");
    TestProject.Outcome report = project.run("report", "--week", "2026-W21");
    TestProject.Outcome status = project.run("status");

    assertThat(run.exit() + report.exit() + status.exit()).isZero();
    assertThat(USER.matcher(run + "" + report + status).find()).isFalse();
    assertThat(project.value("SELECT COUNT(*) FROM core.quarantine WHERE text IS NULL"))
        .isEqualTo("1");
    assertThat(
            project.value("SELECT CAST(THETA_SKETCH_ESTIMATE(users) AS BIGINT) FROM core.user_day"))
        .isEqualTo("2000");
    for (Path place : List.of(project.warehouse(), folder.resolve("reports"))) {
      assertThat(filesThatName(place)).isEmpty();
    }
    assertThat(valuesOf(project.warehouse())).isNotEmpty().noneMatch(v -> USER.matcher(v).find());
  }

  /** Files with a user id or the key among their raw bytes. */
  private static List<Path> filesThatName(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).filter(PrivacyTest::names).toList();
    }
  }

  private static boolean names(Path file) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return USER.matcher(bytes).find() || bytes.contains("a key for tests only");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every row of every table file, as it reads once pages are unpacked; binary values as text. */
  private static List<String> valuesOf(Path warehouse) throws IOException {
    List<String> values = new ArrayList<>();
    for (Path table : tables(warehouse)) {
      values.addAll(
          TestSession.get()
              .read()
              .option("recursiveFileLookup", "true")
              .option("pathGlobFilter", "part-*.parquet")
              .schema(TestSession.get().read().format("delta").load(table.toString()).schema())
              .parquet(table.toString())
              .toJSON()
              .collectAsList());
    }
    List<String> unpacked = values.stream().flatMap(PrivacyTest::unpacked).toList();
    values.addAll(unpacked);
    return values;
  }

  private static List<Path> tables(Path warehouse) throws IOException {
    try (Stream<Path> folders = Files.walk(warehouse, 2)) {
      return folders.filter(folder -> Files.exists(folder.resolve("_delta_log"))).toList();
    }
  }

  private static Stream<String> unpacked(String json) {
    return Pattern.compile("\"([A-Za-z0-9+/=]{16,})\"")
        .matcher(json)
        .results()
        .filter(match -> match.group(1).length() % 4 == 0)
        .map(match -> decoded(match.group(1)));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
