package dev.servicehealth.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * Spark can generate Java for a query. Raw rows are many and repay it; facts and figures are few,
 * and a night would spend a quarter of its time on compiling what it runs once. So the session
 * interprets queries, except where this class says otherwise.
 */
public final class GeneratedCode {
  private static final String STAGES = "spark.sql.codegen.wholeStage";
  private static final String EXPRESSIONS = "spark.sql.codegen.factoryMode";

  static final Map<String, String> OFF = Map.of(STAGES, "false", EXPRESSIONS, "NO_CODEGEN");
  private static final Map<String, String> ON = Map.of(STAGES, "true", EXPRESSIONS, "FALLBACK");

  private GeneratedCode() {}

  /** Plans and runs queries with generated code. */
  public static <T> T with(SparkSession spark, Callable<T> queries) throws Exception {
    RuntimeConfig settings = spark.conf();
    Map<String, Optional<String>> before = new LinkedHashMap<>();
    ON.keySet().forEach(key -> before.put(key, value(settings, key)));
    ON.forEach(settings::set);
    try {
      return queries.call();
    } finally {
      before.forEach(
          (key, value) ->
              value.ifPresentOrElse(v -> settings.set(key, v), () -> settings.unset(key)));
    }
  }

  private static Optional<String> value(RuntimeConfig settings, String key) {
    return settings.contains(key) ? Optional.of(settings.get(key)) : Optional.empty();
  }
}
