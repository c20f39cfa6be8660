package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.GeneratedCode;
import dev.servicehealth.spark.TestSession;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rollup by column beside the rollup by row, its oracle. */
class ColumnarRollupTest {
  private static final Optional<byte[]> KEY =
      Optional.of("sixteen bytes or more".getBytes(StandardCharsets.UTF_8));

  private final SparkSession spark = TestSession.get();
  private final TreeMap<String, String> told = new TreeMap<>();
  @TempDir private Path folder;

  private ColumnarRollup byColumn(ReportingCalendar calendar) {
    return new ColumnarRollup(spark, calendar, KEY, RandomFeed.NOW, told::put);
  }

  private RowRollup byRow(ReportingCalendar calendar) {
    return new RowRollup(spark, calendar, KEY, RandomFeed.NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void random_feeds_give_the_facts_of_the_row_rollup(int seed) {
    mustAgree(seed, folder);
  }

  @Test
  @Tag("endurance")
  void many_random_feeds_give_the_facts_of_the_row_rollup() {
    int rounds = Integer.getInteger("rounds", 50);
    int first = Integer.getInteger("seed", 100);
    for (int seed = first; seed < first + rounds; seed++) {
      mustAgree(seed, folder.resolve("seed-" + seed));
    }
  }

  private void mustAgree(int seed, Path below) {
    RandomFeed feed = new RandomFeed(seed, below);
    LocatedSource located = feed.located();
    List<RawPartition> partitions = feed.partitions();
    Set<LocalDate> days = feed.days();

    List<String> expected = AddedFacts.of(byRow(feed.calendar()), located, partitions, days);
    List<String> found = AddedFacts.of(byColumn(feed.calendar()), located, partitions, days);

    assertThat(told).containsEntry("feed", "by column");
    assertThat(found).as("seed " + seed).isEqualTo(expected);
    assertThat(expected).anyMatch(fact -> fact.startsWith("[rows,"));
  }

  /** The oracle reads without Spark's vectorised reader. */
  @Test
  void files_of_other_writers_give_the_facts_of_the_row_rollup()
      throws IOException, URISyntaxException {
    Path resources = Path.of(getClass().getResource("/odd-files").toURI());
    try (Stream<Path> all = Files.list(resources)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".parquet")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName().toString()));
      }
    }
    LocatedSource located = OddFeed.located(folder);
    List<RawPartition> partitions = OddFeed.partitions(folder);
    ReportingCalendar calendar = new ReportingCalendar(ZoneOffset.UTC);

    String vectorised = "spark.sql.parquet.enableVectorizedReader";
    spark.conf().set(vectorised, "false");
    List<String> expected;
    try {
      expected = AddedFacts.of(byRow(calendar), located, partitions, Set.of(RandomFeed.DAY));
    } finally {
      spark.conf().unset(vectorised);
    }
    List<String> found =
        AddedFacts.of(byColumn(calendar), located, partitions, Set.of(RandomFeed.DAY));

    assertThat(partitions).hasSizeGreaterThan(15);
    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(1_000);
    assertThat(told.get("feed"))
        .isEqualTo("by row in part: files that Spark's vectorised reader may read wrongly");
    assertThat(found.stream().filter(fact -> fact.startsWith("[at_risk,")))
        .extracting(fact -> partitions.stream().map(RawPartition::name).filter(fact::contains))
        .map(names -> names.findFirst().orElseThrow())
        .containsExactly(
            "arrow-deltas-uncompressed.parquet",
            "arrow-deltas.parquet",
            "duckdb-v2-uncompressed.parquet",
            "polars-uncompressed.parquet",
            "polars.parquet");
  }

  /** Delta leaves deleted rows out above the scan, where batches would still hold them. */
  @Test
  void rows_that_a_delta_table_deleted_count_in_neither_rollup() throws URISyntaxException {
    Path odd = Path.of(getClass().getResource("/odd-files/duckdb.parquet").toURI());
    String table = folder.resolve("table").toString();
    spark
        .read()
        .parquet(odd.toString())
        .coalesce(1)
        .write()
        .format("delta")
        .option("delta.enableDeletionVectors", "true")
        .save(table);
    spark.sql("DELETE FROM delta.`%s` WHERE status = 404".formatted(table));
    long left = spark.read().format("delta").load(table).count();
    ReportingCalendar calendar = new ReportingCalendar(ZoneOffset.UTC);
    LocatedSource located = OddFeed.ofDelta(folder.resolve("table"));
    List<RawPartition> partitions =
        new PartitionFinder(spark, calendar)
            .find(located.source(), located.root(), RandomFeed.DAY, RandomFeed.DAY);

    List<String> expected =
        AddedFacts.of(byRow(calendar), located, partitions, Set.of(RandomFeed.DAY));
    List<String> found =
        AddedFacts.of(byColumn(calendar), located, partitions, Set.of(RandomFeed.DAY));

    assertThat(partitions.get(0).files().get(0).deletedRows()).isNotEmpty();
    assertThat(found).isEqualTo(expected).hasSizeGreaterThan(100);
    assertThat(
            found.stream()
                .filter(fact -> fact.startsWith("[rows,") && !fact.contains("unjudged"))
                .mapToLong(fact -> Long.parseLong(fact.split(",", -1)[11]))
                .sum())
        .isEqualTo(left);
  }

  @Test
  void sums_that_are_handed_over_early_add_up_to_the_same() {
    RandomFeed feed = new RandomFeed(3, folder);
    LocatedSource located = feed.located();
    List<RawPartition> partitions = feed.partitions();
    Set<LocalDate> days = feed.days();

    List<String> expected = AddedFacts.of(byRow(feed.calendar()), located, partitions, days);
    ColumnarRollup early = byColumn(feed.calendar()).handingOverAt(10);

    List<String> found = AddedFacts.of(early, located, partitions, days);

    // Each part hands over its first hundred quarantined rows; SQL keeps the first hundred of all.
    assertThat(found).containsAll(expected);
    assertThat(without(found, "[quarantine,")).isEqualTo(without(expected, "[quarantine,"));
  }

  private static List<String> without(List<String> facts, String kind) {
    return facts.stream().filter(fact -> !fact.startsWith(kind)).toList();
  }

  @Test
  void expressions_of_numbers_become_loops() {
    RandomFeed feed = new RandomFeed(1, folder);
    LocatedSource located = feed.located();
    MappedRows mapped =
        GeneratedCode.with(
            spark,
            () ->
                MappedRows.of(
                    located,
                    new SourceReader(spark)
                        .open(located, feed.partitions().get(0).files())
                        .groups()));
    List<Expression> expressions =
        GeneratedCode.with(spark, () -> ColumnScan.of(mapped.groups().get(0)).expressions());

    assertThat(ParquetCodes.areKnown()).isTrue();
    assertThat(expressions.subList(RowColumns.EXPRESSIONS, expressions.size()))
        .filteredOn(expression -> !expression.foldable())
        .hasSizeGreaterThan(10)
        .allMatch(expression -> BatchLoopCode.of(expression, "number").isPresent());
    assertThat(BatchLoopCode.of(expressions.get(RowColumns.LATENCY_MS), "bucket")).isPresent();
  }

  @Test
  void a_feed_with_a_key_is_counted_by_row() {
    RandomFeed feed = new RandomFeed(2, folder);
    List<RawPartition> partitions = feed.partitions();
    GeneratedCode.with(
        spark,
        () ->
            byColumn(feed.calendar()).partialFacts(feed.keyed(), partitions, feed.days()).schema());
    assertThat(told).containsEntry("feed", "by row: rows with an equal key count once");
  }
}
