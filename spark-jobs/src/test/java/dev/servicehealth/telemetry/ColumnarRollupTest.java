package dev.servicehealth.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.spark.TestSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
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
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void random_feeds_give_the_facts_of_the_row_rollup(int seed) {
    RandomFeed feed = new RandomFeed(seed, folder);
    LocatedSource located = feed.located();
    List<RawPartition> partitions = feed.partitions();
    Set<LocalDate> days = feed.days();

    List<String> expected = AddedFacts.of(byRow(feed.calendar()), located, partitions, days);
    List<String> found = AddedFacts.of(byColumn(feed.calendar()), located, partitions, days);

    assertThat(told).containsEntry("feed", "by column");
    assertThat(found).isEqualTo(expected);
    assertThat(expected).anyMatch(fact -> fact.startsWith("[rows,"));
  }
}
