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
 * handing rows from task to task, by shuffles and broadcasts, costs more than computing them. Where
 * code is generated for a query, it is worth more tasks as well.
 */
final class OneTask extends Rule<LogicalPlan> {
  /** Bytes of all that a query reads. */
  static final long LITTLE = 32L << 20;

  private static final JoinHint HASHED =
      new JoinHint(Option.empty(), Option.apply(new HintInfo(Option.apply(SHUFFLE_HASH$.MODULE$))));

  private final SparkSession spark;
  private final long most;

  /**
   * @param most bytes that are little
   */
  OneTask(SparkSession spark, long most) {
    this.spark = spark;
    this.most = most;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return !GeneratedCode.isOn(spark) && isOverLittle(plan)
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

  private boolean isOverLittle(LogicalPlan plan) {
    Map<Object, Long> bytes = new HashMap<>();
    for (LogicalPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
      if (!isRead(leaf)) {
        return false;
      }
      bytes.computeIfAbsent(identity(leaf), read -> Math.min(bytes(leaf), most + 1));
    }
    return bytes.values().stream().mapToLong(Long::longValue).sum() <= most;
  }

  /** Rows that are read several times are counted once. */
  private static Object identity(LogicalPlan leaf) {
    if (leaf instanceof LogicalRDD held) {
      return held.rdd();
    }
    return leaf instanceof LogicalRelation relation ? relation.relation() : leaf;
  }

  /** Rows that are held are as large as they are, whatever was expected of them. */
  private long bytes(LogicalPlan leaf) {
    if (leaf instanceof LogicalRDD held) {
      for (RDDInfo info : spark.sparkContext().getRDDStorageInfo()) {
        if (info.id() == held.rdd().id() && info.numCachedPartitions() == info.numPartitions()) {
          return info.memSize() + info.diskSize();
        }
      }
      if (held.rdd().getNumPartitions() == 1) { // the result of one task, not computed yet
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
            && files.location() instanceof ListedScan);
  }
}
