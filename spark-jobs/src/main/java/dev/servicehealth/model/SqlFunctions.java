package dev.servicehealth.model;

import dev.servicehealth.catalog.FunctionRules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The functions that a question about the record may call: Spark's built-in ones that see nothing
 * but their arguments, by Spark's own groups, and those of the SQL models. A function of a new
 * group is refused until somebody has looked at it.
 */
final class SqlFunctions {
  private static final Set<String> GROUPS =
      Set.of("agg_funcs", "generator_funcs", "sketch_funcs", "vector_funcs", "window_funcs");

  /** Of Spark's group of what belongs nowhere, which also runs Java methods and names files. */
  private static final Set<String> OTHERS =
      Set.of(
          "aes_decrypt",
          "aes_encrypt",
          "assert_true",
          "bitmap_bit_position",
          "bitmap_bucket_number",
          "bitmap_count",
          "monotonically_increasing_id",
          "raise_error",
          "try_aes_decrypt",
          "typeof",
          "uuid");

  private static final Set<String> OF_TABLES =
      Set.of(
          "explode",
          "explode_outer",
          "inline",
          "inline_outer",
          "json_tuple",
          "posexplode",
          "posexplode_outer",
          "range",
          "stack",
          "variant_explode",
          "variant_explode_outer");

  private static final Map<String, String> REFUSED_CLASSES = refusedClasses();

  private final Set<String> ofModels;

  /**
   * @param ofModels the names of the functions that SQL models create
   */
  SqlFunctions(Set<String> ofModels) {
    this.ofModels = Set.copyOf(ofModels);
  }

  /** Why a call is refused; empty when it is fine. */
  Optional<String> violation(List<String> nameParts) {
    String name = String.join(".", nameParts).toLowerCase(Locale.ROOT);
    if (nameParts.size() == 1 && (ofModels.contains(name) || isAllowed(name))) {
      return Optional.empty();
    }
    return Optional.of("the function " + name + " is not allowed");
  }

  /** Checks a function in the place of a table. */
  Optional<String> violationOfTable(List<String> nameParts) {
    String name = String.join(".", nameParts).toLowerCase(Locale.ROOT);
    return OF_TABLES.contains(name)
        ? Optional.empty()
        : Optional.of("the table function " + name + " is not allowed");
  }

  /** Checks a call that the parser has already turned into its operator. */
  Optional<String> violationOfOperator(String type) {
    return Optional.ofNullable(REFUSED_CLASSES.get(type))
        .map(name -> "the function " + name + " is not allowed");
  }

  private static boolean isAllowed(String name) {
    Option<ExpressionInfo> info =
        FunctionRegistry.builtin().lookupFunction(new FunctionIdentifier(name));
    return info.isDefined()
        && (FunctionRules.isGroupOfValues(info.get().getGroup())
            || GROUPS.contains(info.get().getGroup())
            || OTHERS.contains(name));
  }

  /** By the class of the expression, the name of a function that is not allowed. */
  private static Map<String, String> refusedClasses() {
    Map<String, String> refused = new HashMap<>();
    Map<String, String> allowed = new HashMap<>();
    for (FunctionIdentifier id :
        CollectionConverters.asJava(FunctionRegistry.builtin().listFunction())) {
      String type = FunctionRegistry.builtin().lookupFunction(id).get().getClassName();
      (isAllowed(id.funcName()) ? allowed : refused).put(type, id.funcName());
    }
    refused.keySet().removeAll(allowed.keySet());
    return Map.copyOf(refused);
  }
}
