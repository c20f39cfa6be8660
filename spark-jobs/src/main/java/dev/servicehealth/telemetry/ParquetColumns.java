package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The used columns of a Parquet file. Spark has no times in nanoseconds: they are read as the whole
 * numbers they are stored as, and cut to microseconds.
 *
 * @param stored the columns as they are read
 * @param meant the same columns as expressions see them
 */
record ParquetColumns(StructType stored, StructType meant) {

  /**
   * @param used names that ignore upper and lower case
   * @param reading gives Spark's columns of a schema that holds the used columns alone, or of all
   * @throws IllegalArgumentException when a used column cannot be read
   */
  static ParquetColumns of(
      MessageType file, Set<String> used, Function<MessageType, StructType> reading) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    List<Type> types = file.getFields().stream().filter(t -> used.contains(t.getName())).toList();
    for (Type type : types) {
      if (!seen.add(type.getName())) {
        throw new IllegalArgumentException(
            "several columns are " + type.getName() + " but for upper and lower case");
      }
    }
    StructType all =
        types.isEmpty() ? new StructType() : reading.apply(new MessageType(file.getName(), types));
    StructType stored = new StructType();
    StructType meant = new StructType();
    for (Type type : types) {
      StructField field = all.apply(type.getName());
      stored = stored.add(field.name(), nullable(field.dataType()));
      meant = meant.add(field.name(), meant(type, nullable(field.dataType())));
    }
    return new ParquetColumns(stored, meant);
  }

  private static DataType meant(Type type, DataType stored) {
    if (!type.isPrimitive()) {
      type.asGroupType().getFields().forEach(inner -> refuseNanoseconds(type, inner));
      return stored;
    }
    return isInNanoseconds(type) ? timestamp(type) : stored;
  }

  private static void refuseNanoseconds(Type column, Type inner) {
    if (isInNanoseconds(inner)) {
      throw new IllegalArgumentException(
          "column %s holds times in nanoseconds inside a structure, which cannot be read; write"
                  .formatted(column.getName())
              + " microseconds");
    }
    if (!inner.isPrimitive()) {
      inner.asGroupType().getFields().forEach(next -> refuseNanoseconds(column, next));
    }
  }

  private static boolean isInNanoseconds(Type type) {
    return type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
        && time.getUnit() == TimeUnit.NANOS;
  }

  private static DataType timestamp(Type type) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return ((TimestampLogicalTypeAnnotation) annotation).isAdjustedToUTC()
        ? DataTypes.TimestampType
        : DataTypes.TimestampNTZType;
  }

  /** The columns of rows that were read, as expressions see them. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < meant.size(); i++) {
      String name = meant.apply(i).name();
      columns.add(value("`" + name.replace("`", "``") + "`", i).as(name));
    }
    return columns;
  }

  private Column value(String name, int place) {
    DataType type = meant.apply(place).dataType();
    return stored.apply(place).dataType().equals(type)
        ? functions.col(name)
        : functions
            .expr("timestamp_micros((%1$s - pmod(%1$s, 1000L)) div 1000L)".formatted(name))
            .cast(type);
  }

  /** Columns that differ in whether a value may be missing are alike. */
  private static DataType nullable(DataType type) {
    return DataType.fromDDL(type.sql());
  }
}
