package dev.servicehealth.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * A version of a Delta table as the list of its Parquet files. It filters the list by the values of
 * the partitions and reads no folder.
 */
record DeltaLogScan(Path root, List<TableFile> files, StructType partitionSchema)
    implements FileIndex {

  /**
   * Returns a copy without the files of partitions for which one of the conditions does not hold.
   */
  DeltaLogScan where(List<Expression> conditions) {
    List<Expression> bound = conditions.stream().map(this::bound).toList();
    Map<Map<String, String>, Boolean> holds = new LinkedHashMap<>();
    List<TableFile> kept =
        files.stream()
            .filter(file -> holds.computeIfAbsent(file.values(), values -> holds(bound, values)))
            .toList();
    return new DeltaLogScan(root, kept, partitionSchema);
  }

  private boolean holds(List<Expression> conditions, Map<String, String> values) {
    InternalRow row = row(values);
    return conditions.stream().allMatch(condition -> Boolean.TRUE.equals(condition.eval(row)));
  }

  private Expression bound(Expression condition) {
    return condition.transform(
        new AbstractPartialFunction<Expression, Expression>() {
          @Override
          public boolean isDefinedAt(Expression expression) {
            return expression instanceof AttributeReference;
          }

          @Override
          public Expression apply(Expression expression) {
            AttributeReference column = (AttributeReference) expression;
            int place = partitionSchema.fieldIndex(column.name());
            return new BoundReference(place, column.dataType(), true);
          }
        });
  }

  private InternalRow row(Map<String, String> values) {
    List<Object> row = new ArrayList<>();
    for (StructField field : partitionSchema.fields()) {
      Literal text = Literal.create(values.get(field.name()), DataTypes.StringType);
      row.add(new Cast(text, field.dataType(), Option.apply("UTC")).eval(InternalRow.empty()));
    }
    return new GenericInternalRow(row.toArray());
  }

  @Override
  public Seq<PartitionDirectory> listFiles(
      Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    Map<Map<String, String>, List<FileStatus>> partitions = new LinkedHashMap<>();
    for (TableFile file : where(CollectionConverters.asJava(partitionFilters)).files()) {
      partitions.computeIfAbsent(file.values(), values -> new ArrayList<>()).add(status(file));
    }
    List<PartitionDirectory> directories = new ArrayList<>();
    partitions.forEach(
        (values, statuses) ->
            directories.add(
                PartitionDirectory.apply(row(values), statuses.toArray(FileStatus[]::new))));
    return CollectionConverters.asScala(directories).toSeq();
  }

  private static FileStatus status(TableFile file) {
    Path path = new Path(file.location());
    return new FileStatus(file.bytes(), false, 0, 0, file.modified(), path);
  }

  @Override
  public Seq<Path> rootPaths() {
    return CollectionConverters.asScala(List.of(root)).toSeq();
  }

  @Override
  public String[] inputFiles() {
    return files.stream()
        .map(file -> new Path(file.location()).toUri().toString())
        .toArray(String[]::new);
  }

  @Override
  public void refresh() {}

  @Override
  public long sizeInBytes() {
    return files.stream().mapToLong(TableFile::bytes).sum();
  }
}
