package dev.servicehealth.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.HintInfo;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.JoinHint;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Repartition;
import org.apache.spark.sql.catalyst.plans.logical.RepartitionByExpression;
import org.apache.spark.sql.catalyst.plans.logical.SHUFFLE_HASH$;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.storage.RDDInfo;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.BigInt;
import scala.runtime.AbstractPartialFunction;

/**
 * Plans a query over little data as one task. Facts and figures of a day are a few megabytes, and
 * handing rows from task to task, by shuffles and broadcasts, costs more than computing them.
 * Spark's adaptive execution merges tasks too, but only after the shuffle. Queries with {@link
 * GeneratedCode} keep their tasks, as they read many rows.
 */
final class SmallQueryRule extends Rule<LogicalPlan> {
  /** Bytes of all that a query reads. */
  static final long SMALL = 32L << 20;

  private static final JoinHint HASHED =
      new JoinHint(Option.empty(), Option.apply(new HintInfo(Option.apply(SHUFFLE_HASH$.MODULE$))));

  private final SparkSession spark;
  private final long limit;

  /**
   * @param limit bytes up to which a query is small
   */
  SmallQueryRule(SparkSession spark, long limit) {
    this.spark = spark;
    this.limit = limit;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return !GeneratedCode.isOn(spark) && isSmall(plan)
        ? plan.transformUp(
            new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
              @Override
              public boolean isDefinedAt(LogicalPlan node) {
                return isRead(node)
                    || node instanceof Union
                    || node instanceof Join
                    || node instanceof RepartitionByExpression;
              }

              @Override
              public LogicalPlan apply(LogicalPlan node) {
                return node instanceof RepartitionByExpression spread
                    ? spread.child()
                    : new Repartition(1, false, node instanceof Join join ? hashed(join) : node);
              }
            })
        : plan;
  }

  private static Join hashed(Join join) {
    return join.copy(join.left(), join.right(), join.joinType(), join.condition(), HASHED);
  }

  private boolean isSmall(LogicalPlan plan) {
    Map<Object, Long> bytes = new HashMap<>();
    for (LogicalPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
      if (!isRead(leaf)) {
        return false;
      }
      bytes.computeIfAbsent(identity(leaf), read -> Math.min(bytes(leaf), limit + 1));
    }
    return bytes.values().stream().mapToLong(Long::longValue).sum() <= limit;
  }

  /** Counts rows once that are read several times. */
  private static Object identity(LogicalPlan leaf) {
    if (leaf instanceof LogicalRDD materialized) {
      return materialized.rdd();
    }
    return leaf instanceof LogicalRelation relation ? relation.relation() : leaf;
  }

  /** Takes the real size of materialized rows, not the estimate. */
  private long bytes(LogicalPlan leaf) {
    if (leaf instanceof LogicalRDD materialized) {
      for (RDDInfo info : spark.sparkContext().getRDDStorageInfo()) {
        if (info.id() == materialized.rdd().id()
            && info.numCachedPartitions() == info.numPartitions()) {
          return info.memSize() + info.diskSize();
        }
      }
      if (materialized.rdd().getNumPartitions() == 1) { // the result of one task, not computed yet
        return 0;
      }
    }
    BigInt expected = leaf.stats().sizeInBytes();
    return expected.isValidLong() ? expected.toLong() : Long.MAX_VALUE;
  }

  private static boolean isRead(LogicalPlan leaf) {
    return leaf instanceof LocalRelation
        || leaf instanceof OneRowRelation
        || leaf instanceof LogicalRDD
        || (leaf instanceof LogicalRelation relation
            && relation.relation() instanceof HadoopFsRelation files
            && files.location() instanceof DeltaLogScan);
  }
}
