package dev.servicehealth.catalog;

import dev.servicehealth.yaml.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which functions a catalog may call: Spark's built-in ones that make one value from the values of
 * one row, and the same value tomorrow. Allowed by Spark's own groups, so that a function of a new
 * group is refused until somebody has looked at it.
 */
public final class FunctionRules {
  private static final Set<String> ALLOWED_GROUPS =
      Set.of(
          "array_funcs",
          "bitwise_funcs",
          "collection_funcs",
          "conditional_funcs",
          "conversion_funcs",
          "csv_funcs",
          "datetime_funcs",
          "hash_funcs",
          "json_funcs",
          "lambda_funcs",
          "map_funcs",
          "math_funcs",
          "predicate_funcs",
          "string_funcs",
          "struct_funcs",
          "url_funcs",
          "variant_funcs");

  private static final Set<String> RANDOM =
      Set.of(
          "rand",
          "randn",
          "random",
          "randstr",
          "shuffle",
          "uniform",
          "uuid",
          "monotonically_increasing_id",
          "spark_partition_id",
          "input_file_name",
          "input_file_block_start",
          "input_file_block_length");

  private static final Set<String> CLOCK_OR_SESSION =
      Set.of(
          "curdate",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_timezone",
          "localtimestamp",
          "now",
          "current_catalog",
          "current_database",
          "current_path",
          "current_schema",
          "current_user",
          "session_user",
          "user",
          "version");

  private static final Set<String> MANY_ROWS =
      Set.of("json_tuple", "schema_of_variant_agg", "session_window", "window", "window_time");

  private FunctionRules() {}

  /**
   * Returns whether functions of one of Spark's groups make one value from values, and do nothing
   * else.
   */
  public static boolean isGroupOfValues(String group) {
    return ALLOWED_GROUPS.contains(group);
  }

  /** Why a call is refused; empty when it is fine. */
  static Optional<String> violation(List<String> nameParts, List<Expression> arguments) {
    String name = String.join(".", nameParts).toLowerCase(Locale.ROOT);
    Option<ExpressionInfo> info =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
    if (nameParts.size() > 1 || info.isEmpty()) {
      return Optional.of("unknown function " + name + Suggestion.among(allowed(), name));
    }
    String group = info.get().getGroup();
    return violation(name, group, arguments.size())
        .or(() -> ConstantRules.ofCall(name, group, arguments));
  }

  /** As {@link #violation(List, List)} for what the parser has already turned into an operator. */
  static Optional<String> violationOfOperator(String name) {
    Option<ExpressionInfo> info =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
    return info.isEmpty() ? Optional.empty() : violation(name, info.get().getGroup(), 1);
  }

  static boolean isClockOrSession(String name) {
    return CLOCK_OR_SESSION.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> violation(String name, String group, int arguments) {
    String call = "the function " + name + " ";
    if (isClockOrSession(name) || (name.equals("unix_timestamp") && arguments == 0)) {
      return Optional.of(
          call + "depends on the clock or the session; use the data source's columns");
    }
    if (RANDOM.contains(name)) {
      return Optional.of(call + "gives another value every time; use the data source's columns");
    }
    if (group.equals("agg_funcs") || group.equals("window_funcs")) {
      return Optional.of(call + "aggregates rows; write what counts for one row");
    }
    if (group.equals("generator_funcs") || MANY_ROWS.contains(name)) {
      return Optional.of(call + "makes or groups rows; write what counts for one row");
    }
    return ALLOWED_GROUPS.contains(group)
        ? Optional.empty()
        : Optional.of(call + "is not allowed in a catalog (" + group + "); use another one");
  }

  private static Set<String> allowed() {
    Set<String> names = new TreeSet<>();
    for (FunctionIdentifier id :
        CollectionConverters.asJava(FunctionRegistry.builtin().listFunction())) {
      if (violationOfOperator(id.funcName()).isEmpty()) {
        names.add(id.funcName());
      }
    }
    return names;
  }
}
