package dev.servicehealth.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.catalyst.util.StringUtils;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Answers what people ask: queries that {@link SqlRules} lets through, SHOW TABLES and DESCRIBE.
 * The last two are answered from the models, for Spark would look the names up in its catalog,
 * where the record has none.
 */
final class Answers {
  private final SparkSession spark;
  private final SqlModels models;
  private final Reader reader;

  Answers(SparkSession spark, SqlModels models, Reader reader) {
    this.spark = spark;
    this.models = models;
    this.reader = reader;
  }

  Dataset<Row> to(String statement) {
    LogicalPlan parsed = Sql.parsePlain(statement);
    if (parsed instanceof ShowTables show) {
      return tables(show);
    }
    if (parsed instanceof DescribeRelation describe) {
      return columns(describe);
    }
    Set<String> functions =
        models.functions().stream().map(Sql::functionName).collect(Collectors.toSet());
    SqlRules rules = new SqlRules(new SqlFunctions(functions), models::has, models::isViewOfRecord);
    return reader.rows(rules.allowed(parsed));
  }

  private Dataset<Row> tables(ShowTables show) {
    Set<String> names = names();
    if (show.namespace() instanceof UnresolvedNamespace named
        && !named.multipartIdentifier().isEmpty()) {
      String schema = named.multipartIdentifier().mkString(".").toLowerCase(Locale.ROOT);
      names.removeIf(name -> !name.startsWith(schema + "."));
      if (names.isEmpty()) {
        throw SqlRules.refused(schema + " is not a schema of the record");
      }
    }
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      String table = name.substring(name.indexOf('.') + 1);
      if (show.pattern().isEmpty() || isLike(table, show.pattern().get())) {
        rows.add(RowFactory.create(name.substring(0, name.indexOf('.')), table, false));
      }
    }
    return spark.createDataFrame(
        rows, StructType.fromDDL("namespace STRING, tableName STRING, isTemporary BOOLEAN"));
  }

  private static boolean isLike(String table, String pattern) {
    return StringUtils.filterPattern(CollectionConverters.asScala(List.of(table)).toSeq(), pattern)
        .nonEmpty();
  }

  private Dataset<Row> columns(DescribeRelation describe) {
    String name =
        describe.relation() instanceof UnresolvedTableOrView named
            ? named.multipartIdentifier().mkString(".").toLowerCase(Locale.ROOT)
            : "";
    if (!names().contains(name)) {
      throw SqlRules.refused(name + " is not a table or view of the record");
    }
    if (describe.isExtended()) {
      throw SqlRules.refused("DESCRIBE EXTENDED tells of files");
    }
    List<Row> rows = new ArrayList<>();
    for (StructField column : reader.query("TABLE " + name).schema().fields()) {
      String comment = column.getComment().isDefined() ? column.getComment().get() : null;
      rows.add(RowFactory.create(column.name(), column.dataType().simpleString(), comment));
    }
    return spark.createDataFrame(
        rows, StructType.fromDDL("col_name STRING, data_type STRING, comment STRING"));
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(models.views().keySet());
    names.removeIf(name -> !models.isViewOfRecord(name));
    models.all().forEach(model -> names.add(model.name()));
    return names;
  }
}
