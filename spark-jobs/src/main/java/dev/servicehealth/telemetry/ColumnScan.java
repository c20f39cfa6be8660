package dev.servicehealth.telemetry;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.RDDScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * The physical plan of mapped rows, taken apart into a scan of batches and the expressions that
 * stand above it. Only projections may stand there: a filter, a sort or a join means that the plan
 * does more than this knows.
 *
 * @param scan null where the plan is refused
 * @param expressions in the order of {@link RowColumns}, over the columns of a batch; the place of
 *     a row in its block is left at zero
 * @param refusal why there are no batches
 */
record ColumnScan(FileSourceScanExec scan, List<Expression> expressions, Optional<String> refusal) {

  static ColumnScan of(Dataset<Row> mapped) {
    // Batches are counted where they are read; a column of row numbers would be computed by row.
    Dataset<Row> unnumbered = mapped.withColumn(RowColumns.name(RowColumns.ORDINAL), lit(0L));
    SparkPlan plan = unnumbered.queryExecution().sparkPlan();
    ArrayList<Expression> outputs = new ArrayList<>();
    CollectionConverters.asJava(plan.output()).forEach(outputs::add);
    while (plan instanceof ProjectExec project) {
      Map<ExprId, Expression> named = named(project);
      outputs.replaceAll(expression -> substituted(expression, named));
      plan = project.child();
    }
    if (!(plan instanceof FileSourceScanExec scan)) {
      return refused(
          plan instanceof RDDScanExec
              ? "files that Spark's vectorised reader may read wrongly"
              : "Spark reads files by " + plan.nodeName());
    }
    if (!scan.supportsColumnar()) {
      return refused("Spark does not read these columns in batches");
    }
    if (outputs.stream().anyMatch(expression -> !expression.deterministic())) {
      return refused("an expression is not deterministic");
    }
    Map<ExprId, Expression> places = places(scan);
    outputs.replaceAll(expression -> substituted(expression, places));
    return new ColumnScan(scan, outputs, Optional.empty());
  }

  private static ColumnScan refused(String why) {
    return new ColumnScan(null, new ArrayList<>(), Optional.of(why));
  }

  private static Map<ExprId, Expression> named(ProjectExec project) {
    Map<ExprId, Expression> named = new HashMap<>();
    for (NamedExpression each : CollectionConverters.asJava(project.projectList())) {
      named.put(each.exprId(), each instanceof Alias alias ? alias.child() : (Expression) each);
    }
    return named;
  }

  private static Expression substituted(Expression expression, Map<ExprId, Expression> named) {
    return expression.transform(
        new AbstractPartialFunction<Expression, Expression>() {
          @Override
          public boolean isDefinedAt(Expression part) {
            return part instanceof AttributeReference attribute
                && named.containsKey(attribute.exprId());
          }

          @Override
          public Expression apply(Expression part) {
            return named.get(((AttributeReference) part).exprId());
          }
        });
  }

  /** The columns of a batch, by the attributes of the plan. */
  private static Map<ExprId, Expression> places(FileSourceScanExec scan) {
    Map<ExprId, Expression> places = new HashMap<>();
    for (Attribute each : CollectionConverters.asJava(scan.output())) {
      places.put(
          each.exprId(), new BoundReference(places.size(), each.dataType(), each.nullable()));
    }
    return places;
  }

  JavaRDD<ColumnarBatch> batches() {
    return scan.executeColumnar().toJavaRDD();
  }
}
