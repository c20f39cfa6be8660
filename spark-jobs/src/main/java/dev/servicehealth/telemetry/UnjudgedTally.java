package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.PartialFacts.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** Counts the rows that an objective cannot judge, by raw partition, minute and reason. */
final class UnjudgedTally {
  private final String source;
  private final List<String> subjects;
  private final Map<Key, long[]> rows = new HashMap<>();

  /**
   * Rows that share a fate.
   *
   * @param expression the one that cannot be judged
   * @param code of {@link Unjudged}
   */
  record Key(
      String partition, Moment minute, String service, String slo, int expression, long code) {}

  /**
   * @param subjects what each expression is about, for people
   */
  UnjudgedTally(String source, List<String> subjects) {
    this.source = source;
    this.subjects = subjects;
  }

  /** Rises with the memory held. */
  int weight() {
    return rows.size();
  }

  void add(Key key) {
    rows.computeIfAbsent(key, k -> new long[1])[0]++;
  }

  /** Hands over every count, as rows of {@link PartialFacts}. */
  void drainTo(Consumer<Row> out) {
    rows.forEach(
        (key, count) -> {
          String reason = Unjudged.of(key.code()).reason(subjects.get(key.expression()));
          out.accept(PartialFacts.unjudged(source, key, reason, count[0]));
        });
  }
}
