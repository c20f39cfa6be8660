package dev.servicehealth.telemetry;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * How a schema spells the keys of an object, and of the objects in it.
 *
 * @param byName the keys of what stands under each key; null where that is no object
 * @param byLowerCase the spelling of each key
 * @param ofAnyName the keys of what stands under every key of a map; null where it is no map
 */
record JsonKeys(Map<String, JsonKeys> byName, Map<String, String> byLowerCase, JsonKeys ofAnyName)
    implements Serializable {

  static JsonKeys of(StructType schema) {
    Map<String, JsonKeys> byName = new HashMap<>();
    Map<String, String> byLowerCase = new HashMap<>();
    for (StructField field : schema.fields()) {
      byName.put(field.name(), of(field.dataType()));
      byLowerCase.put(field.name().toLowerCase(Locale.ROOT), field.name());
    }
    return new JsonKeys(byName, byLowerCase, null);
  }

  /** The keys of the objects in an array are those of its elements. */
  private static JsonKeys of(DataType type) {
    if (type instanceof StructType struct) {
      return of(struct);
    }
    if (type instanceof ArrayType array) {
      return of(array.elementType());
    }
    return type instanceof MapType map
        ? new JsonKeys(Map.of(), Map.of(), of(map.valueType()))
        : null;
  }

  boolean has(String key) {
    return ofAnyName != null || byName.containsKey(key);
  }

  /** The key of the schema that differs in upper and lower case only. */
  Optional<String> spelling(String key) {
    return Optional.ofNullable(byLowerCase.get(key.toLowerCase(Locale.ROOT)));
  }

  /** The keys of what stands under a key; null where that is of no interest. */
  JsonKeys under(String key) {
    return ofAnyName == null ? byName.get(key) : ofAnyName;
  }
}
