package dev.servicehealth.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import scala.runtime.BoxedUnit;

/** Finds the tables that a model reads, with Spark's own parser. */
public final class Dependencies {
  private static final Recent<Set<String>> KNOWN = new Recent<>();

  private Dependencies() {}

  /** The relations a query names, sorted; its own common table expressions are not among them. */
  public static Set<String> of(SparkSession spark, String query) {
    return KNOWN.get(query, text -> parsed(spark, text));
  }

  /** Returns them with all that the views among them read in turn. */
  public static Set<String> throughViews(SparkSession spark, SqlModels models, String query) {
    Set<String> names = new TreeSet<>();
    Deque<String> queries = new ArrayDeque<>(List.of(query));
    while (!queries.isEmpty()) {
      for (String name : of(spark, queries.pop())) {
        if (names.add(name) && models.views().containsKey(name)) {
          queries.add(models.views().get(name));
        }
      }
    }
    return Collections.unmodifiableSet(names);
  }

  private static Set<String> parsed(SparkSession spark, String query) {
    Set<String> names = new TreeSet<>();
    CTESubstitution.apply(Sql.parse(spark, query))
        .foreachWithSubqueries(
            plan -> {
              if (plan instanceof UnresolvedRelation relation) {
                names.add(relation.tableName());
              }
              return BoxedUnit.UNIT;
            });
    return Collections.unmodifiableSet(names);
  }

  /** The models that are computed, each after those that it reads. */
  static List<SqlModel> inOrder(SparkSession spark, SqlModels all, List<SqlModel> models) {
    Map<String, SqlModel> waiting = new LinkedHashMap<>();
    models.stream()
        .filter(model -> model.query().isPresent())
        .forEach(model -> waiting.put(model.name(), model));
    Map<String, Set<String>> read = new HashMap<>();
    waiting.forEach((name, model) -> read.put(name, readOf(spark, all, model)));
    List<SqlModel> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<SqlModel> ready =
          waiting.values().stream()
              .filter(model -> Collections.disjoint(read.get(model.name()), waiting.keySet()))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException("models read each other in a circle: " + waiting.keySet());
      }
      ready.forEach(model -> waiting.remove(model.name()));
      ordered.addAll(ready);
    }
    return List.copyOf(ordered);
  }

  /** The tables that the query and the checks of a model read, also through views; itself aside. */
  private static Set<String> readOf(SparkSession spark, SqlModels all, SqlModel model) {
    Set<String> read = new TreeSet<>(throughViews(spark, all, model.query().orElseThrow()));
    model.checks().forEach(check -> read.addAll(throughViews(spark, all, check.sql())));
    read.remove(model.name());
    return read;
  }
}
