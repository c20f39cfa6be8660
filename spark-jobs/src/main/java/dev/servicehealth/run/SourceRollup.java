package dev.servicehealth.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import dev.servicehealth.Progress;
import dev.servicehealth.plan.LostSource;
import dev.servicehealth.plan.Plan.SourcePlan;
import dev.servicehealth.record.Run.Account;
import dev.servicehealth.spark.GeneratedCode;
import dev.servicehealth.spark.MaterializedRows;
import dev.servicehealth.telemetry.PartialFacts;
import dev.servicehealth.telemetry.Rollup;
import dev.servicehealth.telemetry.UnavailableFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Rolls data sources up and reads each raw row once. Whatever is thrown meanwhile costs the
 * partition that it comes from, which is rejected with its reason, or else the data source; the
 * others are rolled up.
 */
public final class SourceRollup {
  /** Clients of object stores try again by themselves before they fail. */
  private static final List<Duration> WAITS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(15));

  private final SparkSession spark;
  private final Rollup rollup;
  private final Progress progress;

  public SourceRollup(SparkSession spark, Rollup rollup, Progress progress) {
    this.spark = spark;
    this.rollup = rollup;
    this.progress = progress;
  }

  /**
   * Partial facts of several data sources, held until closed.
   *
   * @param sourcePlans as planned, with the state that reading found
   * @param parts the partial facts of each data source
   * @param lost data sources that could not be read
   */
  record Facts(
      List<SourcePlan> sourcePlans,
      List<MaterializedRows> parts,
      Account account,
      List<LostSource> lost)
      implements AutoCloseable {

    /** Empty where a run only records that a data source was removed. */
    Dataset<Row> partialFacts(SparkSession spark) {
      return parts.stream()
          .map(MaterializedRows::rows)
          .reduce(Dataset::union)
          .orElseGet(() -> spark.createDataFrame(List.<Row>of(), PartialFacts.schema()));
    }

    @Override
    public void close() {
      parts.forEach(MaterializedRows::close);
    }
  }

  Facts rollUp(List<SourcePlan> all) {
    List<SourcePlan> sourcePlans = new ArrayList<>();
    List<MaterializedRows> parts = new ArrayList<>();
    Map<String, Long> outcomes = new HashMap<>();
    List<LostSource> lost = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      SourcePlan planned = all.get(i);
      progress.stage(
          planned.located().source().name(),
          "(%d of %d data sources), %d days".formatted(i + 1, all.size(), planned.days().size()));
      try {
        sourcePlans.add(rollUp(planned, parts, outcomes));
      } catch (FSError e) { // of a full disk, which nothing can be written to
        throw e;
      } catch (Throwable e) { // also errors: of a full heap, of a class that is not there
        lost.add(LostSource.of(planned.located().source(), e));
        progress.say(planned.located().source().name() + ": cannot be read");
      }
    }
    return new Facts(sourcePlans, parts, account(outcomes), lost);
  }

  /**
   * Reads one data source. Every broken file costs one more try without its partition; one that
   * cannot be read now is waited for, and then costs the data source.
   */
  private SourcePlan rollUp(
      SourcePlan planned, List<MaterializedRows> parts, Map<String, Long> outcomes) {
    Iterator<Duration> waits = WAITS.iterator();
    SourcePlan present = planned;
    while (true) {
      SourcePlan attempt = present;
      try {
        parts.add(GeneratedCode.with(spark, () -> read(attempt, outcomes)));
        return attempt;
      } catch (Exception e) { // SparkException, which Scala does not declare
        Optional<UnavailableFile> unavailable = UnavailableFile.in(e);
        if (unavailable.isPresent()) {
          await(unavailable.get(), waits);
        } else {
          present =
              attempt.with(
                  Rejection.reject(attempt.partitions(), e)
                      .orElseGet(() -> new Culprits(this::mustRead).reject(attempt, e)));
        }
      }
    }
  }

  private void await(UnavailableFile file, Iterator<Duration> waits) {
    if (!waits.hasNext()) {
      throw file;
    }
    Duration wait = waits.next();
    progress.say("%s; trying again in %d s".formatted(file.getMessage(), wait.toSeconds()));
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw file;
    }
  }

  private void mustRead(SourcePlan planned) {
    GeneratedCode.with(spark, () -> read(planned, new HashMap<>())).close();
  }

  private MaterializedRows read(SourcePlan planned, Map<String, Long> outcomes) {
    MaterializedRows facts =
        MaterializedRows.of(
            rollup.partialFacts(planned.located(), planned.partitions(), planned.days()));
    try {
      count(facts.rows()).forEach((outcome, rows) -> outcomes.merge(outcome, rows, Long::sum));
      return facts;
    } catch (Throwable e) { // whatever it is, the memory is given back
      facts.close();
      throw e;
    }
  }

  /** The account of the rows; computing it is what reads them. */
  private static Map<String, Long> count(Dataset<Row> facts) {
    Map<String, Long> outcomes = new HashMap<>();
    facts
        .where(col("kind").equalTo("rows"))
        .groupBy("outcome")
        .agg(sum("row_count"))
        .collectAsList()
        .forEach(row -> outcomes.put(row.getString(0), row.getLong(1)));
    return outcomes;
  }

  private static Account account(Map<String, Long> outcomes) {
    return new Account(
        outcomes.getOrDefault("accepted", 0L),
        outcomes.getOrDefault("quarantined", 0L),
        outcomes.getOrDefault("duplicate", 0L),
        outcomes.getOrDefault("late", 0L),
        outcomes.getOrDefault("unjudged", 0L));
  }
}
