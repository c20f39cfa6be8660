package dev.servicehealth.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.CTESubstitution;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import scala.runtime.BoxedUnit;

/** What a model reads, found with Spark's own parser. */
public final class Dependencies {
  private Dependencies() {}

  /** The relations a query names, sorted; its own common table expressions are not among them. */
  public static Set<String> of(SparkSession spark, String query) {
    Set<String> names = new TreeSet<>();
    CTESubstitution.apply(Sql.parse(spark, query))
        .foreachWithSubqueries(
            plan -> {
              if (plan instanceof UnresolvedRelation relation) {
                names.add(relation.tableName());
              }
              return BoxedUnit.UNIT;
            });
    return names;
  }

  /** The models that are computed, each after those that it reads. */
  static List<SqlModel> inOrder(SparkSession spark, List<SqlModel> models) {
    Map<String, SqlModel> waiting = new LinkedHashMap<>();
    models.stream()
        .filter(model -> model.query().isPresent())
        .forEach(model -> waiting.put(model.name(), model));
    List<SqlModel> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<SqlModel> ready =
          waiting.values().stream()
              .filter(model -> !readsAny(spark, model, waiting.keySet()))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException("models read each other in a circle: " + waiting.keySet());
      }
      ready.forEach(model -> waiting.remove(model.name()));
      ordered.addAll(ready);
    }
    return List.copyOf(ordered);
  }

  /** Whether the query or a check reads a table that is still to be computed. */
  private static boolean readsAny(SparkSession spark, SqlModel model, Set<String> names) {
    Set<String> read = new LinkedHashSet<>(of(spark, model.query().orElseThrow()));
    model.checks().forEach(check -> read.addAll(of(spark, check.sql())));
    read.remove(model.name());
    return read.stream().anyMatch(names::contains);
  }
}
