package dev.servicehealth.plan;

import dev.servicehealth.model.DecisiveSql;
import dev.servicehealth.model.Dependencies;
import dev.servicehealth.model.Sql;
import dev.servicehealth.model.SqlModel;
import dev.servicehealth.model.SqlModels;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/**
 * The models that compute tables, with a fingerprint of what decides each, other models aside: a
 * model that changed is computed with all that read it, and nothing else is.
 *
 * @param ofSources models of raw telemetry, computed by day and source; fingerprint by name
 * @param ofDays the others, computed by day
 * @param read the tables and views that each model reads, in turn, by name
 */
record ModelFingerprints(
    Map<String, String> ofSources, Map<String, String> ofDays, Map<String, Set<String>> read) {
  /** Names how raw rows are counted; to be raised whenever the rollup counts differently. */
  private static final String ROLLUP = "rollup 1";

  /**
   * The reasons that concern some models alone: those that read these inputs, and their readers.
   */
  private static final Map<Reason, Set<String>> INPUTS =
      Map.of(
          Reason.SQL, Set.of(),
          Reason.INCIDENTS, Set.of("known_incident", "refused_incident"),
          Reason.CHANGES, Set.of("known_change"),
          Reason.POLICY, Set.of("catalog_policy", "catalog_waiver"),
          Reason.EXCLUSIONS, Set.of("catalog_exclusion"));

  ModelFingerprints {
    ofSources = Collections.unmodifiableMap(new TreeMap<>(ofSources));
    ofDays = Collections.unmodifiableMap(new TreeMap<>(ofDays));
    read = Map.copyOf(read);
  }

  static ModelFingerprints of(SparkSession spark, SqlModels models) {
    DecisiveSql decisive = new DecisiveSql(spark, models);
    Map<String, String> ofSources = new TreeMap<>();
    Map<String, String> ofDays = new TreeMap<>();
    Map<String, Set<String>> read = new TreeMap<>();
    for (SqlModel model : models.all()) {
      if (model.query().isPresent()) {
        String print = Fingerprint.part(decisive.of(model).toArray(String[]::new));
        boolean bySource = Sql.declaration(spark, model.ddl()).isBySource();
        if (bySource) {
          ofSources.put(model.name(), Fingerprint.part(ROLLUP, print));
        } else {
          ofDays.put(model.name(), print);
        }
        read.put(
            model.name(), Dependencies.throughViews(spark, models, model.query().orElseThrow()));
      }
    }
    return new ModelFingerprints(ofSources, ofDays, read);
  }

  /**
   * The models to compute on a day, of a source or of the objectives, for what became of it. All
   * that anything but SQL can decide, or those whose SQL changed, with their readers.
   */
  Set<String> toCompute(boolean ofSource, Fingerprint.Difference difference) {
    if (INPUTS.keySet().containsAll(difference.reasons())) {
      Set<String> changed = new TreeSet<>(difference.models());
      difference.reasons().forEach(reason -> changed.addAll(INPUTS.get(reason)));
      return withReaders(changed);
    }
    Set<String> all = new TreeSet<>(ofDays.keySet());
    if (ofSource) {
      all.addAll(ofSources.keySet());
    }
    return all;
  }

  /** Of inputs and models that changed, the models that are computed of them. */
  private Set<String> withReaders(Set<String> changed) {
    Set<String> computed = new TreeSet<>(changed);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<String, Set<String>> model : read.entrySet()) {
        if (!Collections.disjoint(model.getValue(), computed)) {
          grows |= computed.add(model.getKey());
        }
      }
    }
    computed.removeIf(name -> !ofSources.containsKey(name) && !ofDays.containsKey(name));
    return computed;
  }
}
