package dev.servicehealth.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Enumeration;
import scala.Function1;
import scala.Option;
import scala.Product;
import scala.jdk.javaapi.CollectionConverters;

/**
 * SQL as Spark's parser understands it, written down: comments, line breaks and the case of
 * keywords do not matter. Every node is written as its class and the arguments it was constructed
 * with. Spark's own tree strings would not do: they cut long lists short and show numbers of
 * expressions that differ from one parse to the next.
 *
 * @param text the same for the same query, in every process
 * @param functions the functions that are called, in lower case, those of Spark among them
 */
record CanonicalSql(String text, Set<String> functions) {
  private static final Recent<CanonicalSql> KNOWN = new Recent<>();

  /** Of a statement. */
  static CanonicalSql of(SparkSession spark, String sql) {
    return KNOWN.get(
        sql,
        text -> {
          Writer writer = new Writer();
          writer.write(Sql.parse(spark, text));
          return new CanonicalSql(
              writer.out.toString(), Collections.unmodifiableSet(writer.functions));
        });
  }

  /** Writes a tree from its root to its leaves. */
  private static final class Writer {
    private final StringBuilder out = new StringBuilder();
    private final Set<String> functions = new TreeSet<>();

    void write(Object value) {
      if (value == null || value instanceof ExprId) {
        out.append('-');
      } else if (value instanceof String || isPlain(value)) {
        word(value.toString());
      } else if (value instanceof DataType type) {
        word(type.catalogString());
      } else if (value instanceof byte[] bytes) {
        word(HexFormat.of().formatHex(bytes));
      } else if (value instanceof Option<?> option) {
        write(option.isDefined() ? option.get() : null);
      } else {
        writeParts(value);
      }
    }

    private void writeParts(Object value) {
      if (value instanceof scala.collection.Map<?, ?> map) {
        writeSorted(CollectionConverters.asJava(map));
      } else if (value instanceof Map<?, ?> map) {
        writeSorted(map);
      } else if (value instanceof scala.collection.Seq<?> seq) {
        writeAll("", CollectionConverters.asJava(seq));
      } else if (value instanceof Product product) {
        writeNode(product);
      } else if (value instanceof Function1) { // how Spark will name a column; no text says so
        out.append('-');
      } else {
        throw new IllegalStateException("Cannot write down SQL with a " + value.getClass());
      }
    }

    private static boolean isPlain(Object value) {
      return value instanceof Number
          || value instanceof Boolean
          || value instanceof UTF8String
          || value instanceof Decimal
          || value instanceof CalendarInterval
          || value instanceof Enum<?>
          || value instanceof Enumeration.Value;
    }

    private void writeNode(Product node) {
      List<Object> arguments =
          new ArrayList<>(CollectionConverters.asJava(node.productIterator().toIndexedSeq()));
      if (node instanceof UnresolvedFunction call) {
        arguments.set(0, called(call.nameParts()));
      } else if (node instanceof UnresolvedTableValuedFunction call) {
        arguments.set(0, called(call.name()));
      }
      writeAll(node.productPrefix(), arguments);
    }

    /** Names of functions mean the same in either case. */
    private String called(scala.collection.Seq<String> parts) {
      String name = parts.mkString(".").toLowerCase(Locale.ROOT);
      functions.add(name);
      return name;
    }

    private void writeAll(String name, Iterable<?> values) {
      out.append(name).append('(');
      values.forEach(this::write);
      out.append(')');
    }

    private void writeSorted(Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(key.toString(), value));
      out.append('{');
      sorted.forEach(
          (key, value) -> {
            word(key);
            write(value);
          });
      out.append('}');
    }

    /** With its length before it, no word can be mistaken for the end of another. */
    private void word(String text) {
      out.append(text.length()).append(':').append(text);
    }
  }
}
