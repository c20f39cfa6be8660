package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.analysis.TypeCoercion;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of many files as one: of each column the type that holds the values of all, numbers
 * rather than text. Where no type does, the one that most files have; the newest file decides a
 * tie. A column that only some files have is NULL in the others.
 */
final class CommonColumns {
  private final Map<String, StructField> columns = new LinkedHashMap<>();

  CommonColumns(List<StructType> newestFirst) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Map<DataType, Integer>> types = new LinkedHashMap<>();
    for (StructType schema : newestFirst) {
      for (StructField field : schema.fields()) {
        names.putIfAbsent(key(field.name()), field.name());
        types
            .computeIfAbsent(key(field.name()), name -> new LinkedHashMap<>())
            .merge(field.dataType(), 1, Integer::sum);
      }
    }
    names.forEach(
        (key, name) ->
            columns.put(key, DataTypes.createStructField(name, common(types.get(key)), true)));
  }

  StructType schema() {
    return new StructType(columns.values().toArray(StructField[]::new));
  }

  /** The first column that cannot be read as in the other files. */
  Optional<String> conflict(StructType schema) {
    for (StructField field : schema.fields()) {
      DataType expected = columns.get(key(field.name())).dataType();
      if (wider(field.dataType(), expected).filter(expected::equals).isEmpty()) {
        return Optional.of(
            "column %s is %s and not %s, as in other files"
                .formatted(field.name(), field.dataType().simpleString(), expected.simpleString()));
      }
    }
    return Optional.empty();
  }

  private static DataType common(Map<DataType, Integer> types) {
    List<DataType> newestFirst = new ArrayList<>(types.keySet());
    Optional<DataType> widest = Optional.of(newestFirst.get(0));
    for (DataType type : newestFirst) {
      widest = widest.flatMap(wide -> wider(wide, type));
    }
    int most = types.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return widest.orElseGet(
        () -> newestFirst.stream().filter(type -> types.get(type) == most).findFirst().get());
  }

  /** The type that holds the values of both. */
  private static Optional<DataType> wider(DataType one, DataType other) {
    if (one instanceof StringType && other instanceof AtomicType) {
      return Optional.of(other);
    }
    if (other instanceof StringType && one instanceof AtomicType) {
      return Optional.of(one);
    }
    scala.Option<DataType> wider = TypeCoercion.findWiderTypeForTwo(one, other);
    return wider.isDefined() ? Optional.of(wider.get()) : Optional.empty();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
