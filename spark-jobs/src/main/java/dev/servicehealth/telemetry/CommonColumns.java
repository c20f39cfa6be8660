package dev.servicehealth.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of many files as one: of each column the type that most files have, or the widest
 * where narrower ones can be read as it; the newest file decides a tie. A column that only some
 * files have is NULL in the others.
 */
final class CommonColumns {
  private static final List<List<DataType>> WIDENING =
      List.of(
          List.of(
              DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType),
          List.of(DataTypes.FloatType, DataTypes.DoubleType));

  private final Map<String, StructField> columns = new LinkedHashMap<>();
  private final Set<String> used = new TreeSet<>();

  /**
   * @param used the columns whose types must agree
   */
  CommonColumns(List<StructType> newestFirst, Set<String> used) {
    used.forEach(name -> this.used.add(key(name)));
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Map<DataType, Integer>> types = new LinkedHashMap<>();
    for (StructType schema : newestFirst) {
      for (StructField field : schema.fields()) {
        names.putIfAbsent(key(field.name()), field.name());
        types
            .computeIfAbsent(key(field.name()), name -> new LinkedHashMap<>())
            .merge(nullable(field.dataType()), 1, Integer::sum);
      }
    }
    names.forEach(
        (key, name) ->
            columns.put(key, DataTypes.createStructField(name, common(types.get(key)), true)));
  }

  StructType schema() {
    return new StructType(columns.values().toArray(StructField[]::new));
  }

  /** The first column that is used and cannot be read as in the other files. */
  Optional<String> conflict(StructType schema) {
    for (StructField field : schema.fields()) {
      String key = key(field.name());
      DataType type = nullable(field.dataType());
      DataType expected = columns.get(key).dataType();
      if (used.contains(key) && !reads(type, expected)) {
        return Optional.of(
            "column %s is %s and not %s, as in other files"
                .formatted(field.name(), type.simpleString(), expected.simpleString()));
      }
    }
    return Optional.empty();
  }

  private static DataType common(Map<DataType, Integer> types) {
    List<DataType> newestFirst = new ArrayList<>(types.keySet());
    for (DataType widest : newestFirst) {
      if (newestFirst.stream().allMatch(type -> reads(type, widest))) {
        return widest;
      }
    }
    int most = types.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return newestFirst.stream().filter(type -> types.get(type) == most).findFirst().orElseThrow();
  }

  private static boolean reads(DataType type, DataType as) {
    return type.equals(as)
        || WIDENING.stream()
            .anyMatch(wider -> wider.contains(type) && wider.indexOf(type) < wider.indexOf(as));
  }

  /** Whether a value may be missing is no difference. */
  private static DataType nullable(DataType type) {
    return DataType.fromDDL(type.sql());
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
