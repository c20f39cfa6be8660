package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;

import dev.servicehealth.config.SecretReference;
import dev.servicehealth.project.Project;
import dev.servicehealth.spark.GeneratedCode;
import dev.servicehealth.spark.MaterializedRows;
import dev.servicehealth.spark.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** One pass over a day of raw telemetry in a process of its own, for the benchmark to watch. */
public final class RollupPass {
  private RollupPass() {}

  /**
   * @param args {@code scan}, {@code rows} or {@code columns}; the project's folder; the day
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    LocalDate day = LocalDate.parse(args[2]);
    Project project = Project.load(folder.resolve("service-health.yaml"));
    SparkSession spark = Sessions.open(Map.of("spark.master", "local[2]"), true);
    RawSources raw =
        RawSources.of(
            project.catalog(),
            project.configuration().base(),
            project.configuration().timeZone(),
            spark);
    LocatedSource located = raw.located().get(0);
    List<RawPartition> partitions = raw.finder().find(located.source(), located.root(), day, day);
    System.out.println("[0:00] pass");
    if (args[0].equals("scan")) {
      GeneratedCode.with(spark, () -> scan(spark, located, partitions));
      System.out.println("done");
    } else {
      Optional<byte[]> userKey = project.userKey().map(SecretReference::resolve);
      Instant now = raw.calendar().end(day);
      Rollup rollup =
          args[0].equals("rows")
              ? new RowRollup(spark, raw.calendar(), userKey, now)
              : new ColumnarRollup(
                  spark,
                  raw.calendar(),
                  userKey,
                  now,
                  (source, how) -> System.out.println(source + " " + how));
      try (MaterializedRows facts =
          GeneratedCode.with(spark, () -> facts(rollup, located, partitions, day))) {
        System.out.println("done");
        Files.writeString(folder.resolve("sums-" + args[0]), sums(facts.rows(), located));
      }
    }
    spark.stop();
  }

  private static long scan(
      SparkSession spark, LocatedSource located, List<RawPartition> partitions) {
    List<RawPartition.RawFile> files =
        partitions.stream().flatMap(partition -> partition.files().stream()).toList();
    return MappedRows.of(located, new SourceReader(spark).open(located, files).groups())
        .groups()
        .stream()
        .mapToLong(
            group ->
                ColumnScan.of(group).batches().map(ColumnarBatch::numRows).reduce(Integer::sum))
        .sum();
  }

  /** As {@code SourceRollup} computes them. */
  private static MaterializedRows facts(
      Rollup rollup, LocatedSource located, List<RawPartition> partitions, LocalDate day) {
    MaterializedRows facts =
        MaterializedRows.of(rollup.partialFacts(located, partitions, Set.of(day)));
    facts.rows().count();
    return facts;
  }

  private static String sums(Dataset<Row> facts, LocatedSource located) {
    StringBuilder sums = new StringBuilder();
    sums.append(sum(facts, "minute", "SUM(good)"));
    if (!located.source().dimensions().isEmpty()) {
      sums.append(sum(facts, "slice", "SUM(good)"));
      sums.append(sum(facts, "latency", "SUM(row_count)"));
      long cells =
          facts
              .where("kind = 'latency'")
              .agg(countDistinct("time", "service", "value", "bucket"))
              .first()
              .getLong(0);
      sums.append("latency ").append(cells).append('\n');
    }
    return sums.append(sum(facts, "user", "SUM(row_count)")).toString();
  }

  private static String sum(Dataset<Row> facts, String kind, String sum) {
    Row row = facts.where("kind = '%s'".formatted(kind)).agg(expr(sum)).first();
    return kind + " " + row.getLong(0) + "\n";
  }
}
