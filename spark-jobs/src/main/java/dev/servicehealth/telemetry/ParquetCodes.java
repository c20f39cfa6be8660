package dev.servicehealth.telemetry;

import java.lang.reflect.Field;
import org.apache.spark.sql.execution.datasources.parquet.ParquetDictionary;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * Tells which dictionary a column of a batch is coded by. Spark wraps the dictionary of a column
 * chunk anew for every batch and shows neither, so this looks into two private fields: only a
 * dictionary that is known to be the same may keep what was found out about its entries. Where the
 * fields are not there, columns are taken for plain ones, which is slower and as right.
 */
final class ParquetCodes {
  private static final Field WRAPPER = field(WritableColumnVector.class, "dictionary");
  private static final Field DICTIONARY = field(ParquetDictionary.class, "dictionary");

  private ParquetCodes() {}

  /** Returns whether dictionaries can be told apart at all. */
  static boolean areKnown() {
    return WRAPPER != null && DICTIONARY != null;
  }

  /** The dictionary, by identity; null where the column holds plain values. */
  static Object dictionary(ColumnVector column) {
    if (!areKnown()
        || !(column instanceof WritableColumnVector writable)
        || !writable.hasDictionary()) {
      return null;
    }
    try {
      Object wrapper = WRAPPER.get(writable);
      return wrapper instanceof ParquetDictionary ? DICTIONARY.get(wrapper) : null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a field that was made accessible is not", e);
    }
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException | RuntimeException e) { // also of a module that is not open
      return null;
    }
  }
}
