package dev.servicehealth.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Plan.SourcePlan;
import dev.servicehealth.project.Project;
import dev.servicehealth.project.ProjectFiles;
import dev.servicehealth.run.SourceRollup.Facts;
import dev.servicehealth.spark.TestSession;
import dev.servicehealth.telemetry.LocatedSource;
import dev.servicehealth.telemetry.PartialFacts;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.RawPartition.RawFile;
import dev.servicehealth.telemetry.RawPartition.State;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors that end a task cost a partition or a data source, never the process. */
class SourceRollupTest {
  private static final LocalDate DAY = LocalDate.parse("2026-07-13");

  @TempDir private Path folder;
  private List<LocatedSource> sources;
  private final SparkSession spark = TestSession.get();

  /** Thrown while a partition is read. */
  private interface Fault extends Serializable {
    void happen(String source, String partition);
  }

  @BeforeEach
  void twoSources() {
    Project project = Project.load(ProjectFiles.valid(folder).configuration());
    sources = LocatedSource.all(project.catalog(), project.configuration().base()).subList(0, 2);
  }

  @Test
  void a_full_heap_loses_the_data_source_and_names_the_setting() {
    String first = sources.get(0).source().name();

    Facts facts =
        rollUp(
            (source, partition) -> {
              if (source.equals(first)) {
                throw new OutOfMemoryError("Java heap space");
              }
            });

    assertThat(facts.sourcePlans())
        .extracting(planned -> planned.located().source().name())
        .containsExactly(sources.get(1).source().name());
    assertThat(LostSource.failure(facts.lost()).getMessage())
        .startsWith("Cannot read data source " + first + ": the heap of ")
        .contains("Set SERVICE_HEALTH_HEAP");
  }

  @Test
  void a_stack_that_overflows_in_one_partition_rejects_it_alone() {
    Facts facts =
        rollUp(
            (source, partition) -> {
              if (partition.equals("hour=5")) {
                throw new StackOverflowError();
              }
            });

    assertThat(facts.lost()).isEmpty();
    for (SourcePlan planned : facts.sourcePlans()) {
      assertThat(planned.partitions())
          .filteredOn(partition -> partition.state() == State.REJECTED)
          .extracting(partition -> partition.name() + " " + partition.reason())
          .containsExactly("hour=5 StackOverflowError");
    }
  }

  @Test
  void a_fault_of_all_partitions_loses_the_data_source_and_quotes_no_row() {
    Facts facts =
        rollUp(
            (source, partition) -> {
              throw new IllegalArgumentException("no number: u-1000017");
            });

    assertThat(facts.sourcePlans()).isEmpty();
    assertThat(facts.lost()).hasSize(2);
    assertThat(LostSource.failure(facts.lost()).getMessage())
        .contains("IllegalArgumentException")
        .doesNotContain("u-1000017");
  }

  private Facts rollUp(Fault fault) {
    SourceRollup rollup =
        new SourceRollup(
            spark, (located, partitions, days) -> facts(located, partitions, fault), line -> {});
    List<SourcePlan> plans = new ArrayList<>();
    for (LocatedSource located : sources) {
      plans.add(new SourcePlan(located, partitions(), new TreeSet<>(Set.of(DAY))));
    }
    try (Facts facts = rollup.rollUp(plans)) {
      return facts;
    }
  }

  private Dataset<Row> facts(LocatedSource located, List<RawPartition> partitions, Fault fault) {
    List<String> names =
        partitions.stream().filter(RawPartition::isRead).map(RawPartition::name).toList();
    return spark.createDataFrame(
        new JavaSparkContext(spark.sparkContext())
            .parallelize(names, 1)
            .flatMap(read(located.source().name(), fault)),
        PartialFacts.schema());
  }

  /** Apart from the test, which is not to be sent to tasks. */
  private static FlatMapFunction<String, Row> read(String source, Fault fault) {
    return name -> {
      fault.happen(source, name);
      return List.<Row>of().iterator();
    };
  }

  private static List<RawPartition> partitions() {
    Instant midnight = Instant.parse(DAY + "T00:00:00Z");
    return IntStream.range(0, 24)
        .mapToObj(
            hour ->
                new RawPartition(
                    "hour=" + hour,
                    midnight.plusSeconds(3600L * hour),
                    midnight.plusSeconds(3600L * (hour + 1)),
                    DAY,
                    List.of(new RawFile("file:/t/" + hour, 1, 1, "")),
                    State.RECEIVED,
                    null))
        .toList();
  }
}
