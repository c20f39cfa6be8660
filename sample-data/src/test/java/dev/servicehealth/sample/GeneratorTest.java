package dev.servicehealth.sample;

import static dev.servicehealth.sample.TruthFile.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.servicehealth.Failure;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
  private static final Fleet FLEET = SampleFleet.read();
  private static final LocalDate FROM = LocalDate.parse("2026-08-18");
  private static final LocalDate TO = LocalDate.parse("2026-08-27");

  /** Without tv: making a Delta table takes longer than all the rest. */
  private static final GenerationRange WITHOUT_DELTA =
      GenerationRange.all(FLEET)
          .withDays(FROM, TO)
          .withServices("store", "music", "podcasts", "books", "fitness", "cloud");

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static Path all;

  @BeforeAll
  static void generate() {
    spark = TestSession.get();
    all = generate("all", WITHOUT_DELTA);
  }

  @Test
  void the_same_fleet_has_the_same_rows_and_the_same_truth() throws IOException {
    Path again = generate("again", WITHOUT_DELTA);
    assertThat(again.resolve("truth/partitions.csv"))
        .hasSameTextualContentAs(all.resolve("truth/partitions.csv"));
    assertThat(again.resolve("truth/availability_day.csv"))
        .hasSameTextualContentAs(all.resolve("truth/availability_day.csv"));
    for (String file :
        List.of(
            "music-events/2026-08-27/part-00000.json",
            "podcasts-counters/2026-08-27/part-00000.csv",
            "fitness-access/2026/08/27/part-00000.log")) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(all.resolve(file));
    }
    for (String feed : List.of("store-requests", "books-readers", "cloud-calls")) {
      assertThat(sums(parquet(again, feed))).isEqualTo(sums(parquet(all, feed)));
    }
  }

  @Test
  void a_part_has_the_rows_of_that_part_of_the_whole() {
    LocalDate day = LocalDate.parse("2026-08-24");
    Path part =
        generate(
            "part", GenerationRange.all(FLEET).withDays(day, day).withServices("books", "cloud"));
    assertThat(TruthFile.read(part.resolve("truth/partitions.csv")))
        .hasSize(2)
        .isSubsetOf(TruthFile.read(all.resolve("truth/partitions.csv")));
    assertThat(sums(parquet(part, "books-readers")))
        .isEqualTo(sums(parquet(all, "books-readers/" + day)));
  }

  @Test
  void the_rows_of_every_partition_are_accounted_for() {
    assertThat(TruthFile.read(all.resolve("truth/partitions.csv")))
        .hasSize(10 * (24 + 5))
        .allSatisfy(
            row ->
                assertThat(number(row, "rows"))
                    .isEqualTo(
                        number(row, "accepted")
                            + number(row, "quarantined")
                            + number(row, "duplicate")
                            + number(row, "late")));
  }

  @Test
  void the_files_hold_what_the_truth_says() {
    Row store =
        parquet(all, "store-requests/2026-08-20")
            .selectExpr(
                "count(*)",
                "count_if(status NOT IN (401, 404))",
                "count_if(status < 500 AND status NOT IN (401, 404))",
                "count_if(status < 500 AND status NOT IN (401, 404) AND duration_us < 800000)")
            .head();
    Map<String, String> answers = day("store-availability", "2026-08-20");
    assertThat(store.getLong(1)).isEqualTo(number(answers, "valid"));
    assertThat(store.getLong(2)).isEqualTo(number(answers, "good"));
    assertThat(store.getLong(3)).isEqualTo(number(day("store-speed", "2026-08-20"), "good"));

    long calls = parquet(all, "cloud-calls/2026-08-26").select("request_id").distinct().count();
    assertThat(calls).isEqualTo(number(partition("cloud-calls", "2026-08-26"), "accepted"));
  }

  @Test
  void a_delta_feed_is_a_delta_table() {
    LocalDate outage = LocalDate.parse("2026-08-19");
    Path tables =
        generate("tables", GenerationRange.all(FLEET).withDays(outage, TO).withServices("tv"));
    Dataset<Row> tv = spark.read().format("delta").load(tables.resolve("tv-sessions").toString());
    Map<String, String> truth =
        find(
            TruthFile.read(tables.resolve("truth/partitions.csv")),
            "source",
            "tv-sessions",
            "partition",
            "2026-08-19");
    assertThat(tv.where("day = DATE '2026-08-19'").count()).isEqualTo(number(truth, "rows"));
    assertThat(tv.where("day <> to_date(started)").count()).isZero();
  }

  @Test
  void the_story_can_be_seen_in_the_truth() {
    assertThat(number(day("cloud-availability", "2026-08-19"), "bad"))
        .isGreaterThan(10 * number(day("cloud-availability", "2026-08-18"), "bad"));
    assertThat(number(partition("books-readers", "2026-08-25"), "late")).isGreaterThan(100);
    assertThat(number(partition("books-readers", "2026-08-20"), "late")).isZero();
    assertThat(number(partition("cloud-calls", "2026-08-26"), "duplicate"))
        .isGreaterThan(3 * number(partition("cloud-calls", "2026-08-25"), "duplicate"));
    assertThat(number(partition("music-events", "2026-08-27"), "quarantined")).isGreaterThan(50);
  }

  @Test
  void lost_partitions_are_gone_and_silent_ones_are_empty() {
    Path july =
        generate(
            "july",
            GenerationRange.all(FLEET)
                .withServices("music", "store")
                .withDays(LocalDate.parse("2026-07-07"), LocalDate.parse("2026-07-21")));
    List<Map<String, String>> days = TruthFile.read(july.resolve("truth/availability_day.csv"));
    assertThat(july.resolve("music-events/2026-07-21")).doesNotExist();
    assertThat(find(days, "slo", "music-availability", "day", "2026-07-21"))
        .containsEntry("telemetry", "none")
        .containsEntry("no_telemetry_minutes", "1440")
        .containsEntry("valid", "0");
    assertThat(parquet(july, "store-requests/2026-07-07/04").isEmpty()).isTrue();
    assertThat(find(days, "slo", "store-availability", "day", "2026-07-07"))
        .containsEntry("telemetry", "full")
        .containsEntry("no_traffic_minutes", "60");
  }

  @Test
  void a_folder_with_other_files_is_refused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("precious"), "do not delete");
    assertThatThrownBy(() -> generate("other", GenerationRange.all(FLEET)))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot generate into");
    assertThat(other.resolve("precious")).exists();
  }

  private static Path generate(String name, GenerationRange range) {
    Path output = folder.resolve(name);
    Generator.generate(spark, FLEET, output, range, line -> {});
    return output;
  }

  /** Equal for equal rows in any order, and hardly for others. */
  private static Row sums(Dataset<Row> rows) {
    return rows.selectExpr("count(*)", "sum(CAST(xxhash64(*) AS DECIMAL(38, 0)))").head();
  }

  private static Dataset<Row> parquet(Path telemetry, String path) {
    return spark
        .read()
        .option("recursiveFileLookup", true)
        .parquet(telemetry.resolve(path).toString());
  }

  private static Map<String, String> day(String slo, String day) {
    return find(TruthFile.read(all.resolve("truth/availability_day.csv")), "slo", slo, "day", day);
  }

  private static Map<String, String> partition(String source, String name) {
    List<Map<String, String>> rows = TruthFile.read(all.resolve("truth/partitions.csv"));
    return find(rows, "source", source, "partition", name);
  }

  private static Map<String, String> find(
      List<Map<String, String>> rows, String key, String value, String other, String otherValue) {
    return rows.stream()
        .filter(row -> row.get(key).equals(value) && row.get(other).equals(otherValue))
        .findFirst()
        .orElseThrow();
  }
}
