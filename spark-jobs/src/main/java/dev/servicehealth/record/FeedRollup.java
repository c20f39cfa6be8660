package dev.servicehealth.record;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import dev.servicehealth.plan.Plan.FeedPlan;
import dev.servicehealth.record.Run.Account;
import dev.servicehealth.spark.GeneratedCode;
import dev.servicehealth.spark.Held;
import dev.servicehealth.telemetry.PartialFacts;
import dev.servicehealth.telemetry.RawPartition;
import dev.servicehealth.telemetry.Rollup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Rolls feeds up, each raw row once; a partition that cannot be read is rejected and said. */
public final class FeedRollup {
  private final SparkSession spark;
  private final Rollup rollup;
  private final Consumer<String> progress;

  public FeedRollup(SparkSession spark, Rollup rollup, Consumer<String> progress) {
    this.spark = spark;
    this.rollup = rollup;
    this.progress = progress;
  }

  /**
   * Partial facts of several feeds, held until closed.
   *
   * @param feeds as planned, with the state that reading found
   * @param parts the partial facts of each feed
   */
  record Facts(List<FeedPlan> feeds, List<Held> parts, Account account) implements AutoCloseable {

    /** None where all that is to be recorded is that a source is no more. */
    Dataset<Row> partialFacts(SparkSession spark) {
      return parts.stream()
          .map(Held::rows)
          .reduce(Dataset::union)
          .orElseGet(() -> spark.createDataFrame(List.<Row>of(), PartialFacts.schema()));
    }

    @Override
    public void close() {
      parts.forEach(Held::close);
    }
  }

  Facts rollUp(List<FeedPlan> planned) {
    List<FeedPlan> feeds = new ArrayList<>();
    List<Held> parts = new ArrayList<>();
    Map<String, Long> outcomes = new HashMap<>();
    for (int i = 0; i < planned.size(); i++) {
      FeedPlan feed = planned.get(i);
      progress.accept(
          "%s (%d of %d data sources), %d days"
              .formatted(feed.feed().source().name(), i + 1, planned.size(), feed.days().size()));
      feeds.add(rollUp(feed, parts, outcomes));
    }
    return new Facts(feeds, parts, account(outcomes));
  }

  /** Reads one feed; every failure of a file costs one more try without its partition. */
  private FeedPlan rollUp(FeedPlan feed, List<Held> parts, Map<String, Long> outcomes) {
    FeedPlan present = feed;
    while (true) {
      FeedPlan attempt = present;
      try {
        parts.add(GeneratedCode.with(spark, () -> read(attempt, outcomes)));
        return attempt;
      } catch (Exception e) { // SparkException, which Scala does not declare
        List<RawPartition> rejected =
            Rejection.reject(attempt.partitions(), e).orElseThrow(() -> unexplained(e));
        present = new FeedPlan(attempt.feed(), rejected, attempt.days());
      }
    }
  }

  private static RuntimeException unexplained(Exception e) {
    return e instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException(e.getMessage(), e);
  }

  private Held read(FeedPlan feed, Map<String, Long> outcomes) {
    Held facts = Held.of(rollup.partialFacts(feed.feed(), feed.partitions(), feed.days()));
    try {
      count(facts.rows(), outcomes);
      return facts;
    } catch (Exception e) { // SparkException, which Scala does not declare
      facts.close();
      throw e;
    }
  }

  /** The account of the rows; computing it is what reads them. */
  private static void count(Dataset<Row> facts, Map<String, Long> outcomes) {
    facts
        .where(col("kind").equalTo("rows"))
        .groupBy("outcome")
        .agg(sum("row_count"))
        .collectAsList()
        .forEach(row -> outcomes.merge(row.getString(0), row.getLong(1), Long::sum));
  }

  private static Account account(Map<String, Long> outcomes) {
    return new Account(
        outcomes.getOrDefault("accepted", 0L),
        outcomes.getOrDefault("quarantined", 0L),
        outcomes.getOrDefault("duplicate", 0L),
        outcomes.getOrDefault("late", 0L));
  }
}
