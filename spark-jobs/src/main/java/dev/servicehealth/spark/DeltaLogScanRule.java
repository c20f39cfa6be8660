package dev.servicehealth.spark;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.delta.files.TahoeLogFileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Replaces scans of Delta tables by {@link DeltaLogScan}s, which know their files from the log.
 * Delta's own scan runs Spark jobs of its own to find the files of each table, and these cost more
 * than a small query. The rule takes tables whose files hold all their rows as they are (reader
 * version 1) and whose files are few enough to be listed in memory; Delta reads the others.
 */
final class DeltaLogScanRule extends Rule<LogicalPlan> {
  private static final long MOST_FILES = 50_000;

  private final SparkSession spark;

  DeltaLogScanRule(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public LogicalPlan apply(LogicalPlan plan) {
    return plan.transformDown(
        new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
          @Override
          public boolean isDefinedAt(LogicalPlan node) {
            return isListable(node)
                || (node instanceof Filter filter && isListable(filter.child()));
          }

          @Override
          public LogicalPlan apply(LogicalPlan node) {
            return node instanceof Filter filter
                ? filter.copy(
                    filter.condition(), listed(filter.child(), conjuncts(filter.condition())))
                : listed(node, Stream.empty());
          }
        });
  }

  private static boolean isListable(LogicalPlan node) {
    return node instanceof LogicalRelation relation
        && relation.relation() instanceof HadoopFsRelation files
        && files.location() instanceof TahoeLogFileIndex delta
        && delta.protocol().minReaderVersion() == 1
        && delta.getSnapshot().checksumOpt().exists(checksum -> checksum.numFiles() <= MOST_FILES);
  }

  private LogicalPlan listed(LogicalPlan node, Stream<Expression> conditions) {
    LogicalRelation relation = (LogicalRelation) node;
    HadoopFsRelation delta = (HadoopFsRelation) relation.relation();
    TahoeLogFileIndex index = (TahoeLogFileIndex) delta.location();
    DeltaLogScan scan =
        new DeltaLogScan(
                index.path(),
                TableFiles.of(index.getSnapshot(), spark.sparkContext().hadoopConfiguration()),
                index.partitionSchema())
            .where(conditions.filter(c -> isOfPartition(c, index)).toList());
    HadoopFsRelation files =
        HadoopFsRelation.apply(
            scan,
            delta.partitionSchema(),
            delta.dataSchema(),
            Option.empty(),
            new ParquetFileFormat(),
            scala.collection.immutable.Map$.MODULE$.empty(),
            delta.sparkSession());
    return relation.copy(
        files,
        relation.output(),
        relation.catalogTable(),
        relation.isStreaming(),
        relation.stream());
  }

  private static Stream<Expression> conjuncts(Expression condition) {
    return condition instanceof And and
        ? Stream.concat(conjuncts(and.left()), conjuncts(and.right()))
        : Stream.of(condition);
  }

  private static boolean isOfPartition(Expression condition, TahoeLogFileIndex index) {
    List<String> columns = List.of(index.partitionSchema().fieldNames());
    return condition.deterministic()
        && !SubqueryExpression.hasSubquery(condition)
        && CollectionConverters.asJava(condition.references().toSeq()).stream()
            .allMatch(column -> columns.contains(column.name()));
  }
}
