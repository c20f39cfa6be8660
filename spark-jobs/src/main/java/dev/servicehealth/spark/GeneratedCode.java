package dev.servicehealth.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * Spark can generate Java for a query. Raw rows are many and repay it, and so do the facts and
 * figures of months; those of a few days do not: a night would spend a quarter of its time on
 * compiling what it runs once. So the session interprets queries, except where this class says
 * otherwise.
 */
public final class GeneratedCode {
  private static final String STAGES = "spark.sql.codegen.wholeStage";
  private static final String EXPRESSIONS = "spark.sql.codegen.factoryMode";

  static final Map<String, String> OFF = Map.of(STAGES, "false", EXPRESSIONS, "NO_CODEGEN");
  private static final Map<String, String> ON = Map.of(STAGES, "true", EXPRESSIONS, "FALLBACK");

  private GeneratedCode() {}

  /** A piece of work that plans and runs queries. */
  public interface Queries<T, E extends Exception> {
    T run() throws E;
  }

  /** Plans and runs queries with generated code; without shortcuts, as the session does. */
  public static <T, E extends Exception> T with(SparkSession spark, Queries<T, E> queries)
      throws E {
    if (!Shortcuts.areOn(spark)) {
      return queries.run();
    }
    RuntimeConfig settings = spark.conf();
    Map<String, Optional<String>> before = new LinkedHashMap<>();
    ON.keySet().forEach(key -> before.put(key, value(settings, key)));
    ON.forEach(settings::set);
    try {
      return queries.run();
    } finally {
      before.forEach(
          (key, value) ->
              value.ifPresentOrElse(v -> settings.set(key, v), () -> settings.unset(key)));
    }
  }

  /** Returns whether queries that are planned now get generated code. */
  static boolean isOn(SparkSession spark) {
    return spark.conf().get(STAGES).equals("true");
  }

  private static Optional<String> value(RuntimeConfig settings, String key) {
    return settings.contains(key) ? Optional.of(settings.get(key)) : Optional.empty();
  }
}
