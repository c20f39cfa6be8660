package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.PartialFacts.Moment;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * The running sums of one service in one hour, by the code of each dimension's value, and by
 * operation and latency: {@link HourTally} over codes.
 */
final class ServiceHour {
  /** Of an objective: good and valid events. */
  private static final int OF_SLICE = 2;

  private static final int BUCKETS = LatencyBucket.HIGHEST - LatencyBucket.LOWEST + 1;

  /** The weight of the buckets of an operation, in sums of objects. */
  private static final int WEIGHT_OF_BUCKETS = 6;

  private final CodeSums[] slices;
  private final CodeSums latencies;

  /**
   * @param uses how many objectives are in force
   * @param weight rises with the memory held
   */
  ServiceHour(int dimensions, int uses, Weight weight) {
    this.latencies = new CodeSums(BUCKETS, WEIGHT_OF_BUCKETS, weight);
    this.slices = new CodeSums[dimensions];
    for (int i = 0; i < dimensions; i++) {
      slices[i] = new CodeSums(OF_SLICE * uses, weight);
    }
  }

  /** The sums of a dimension's values: good and valid events of each objective. */
  CodeSums slices(int dimension) {
    return slices[dimension];
  }

  /**
   * Adds a row to a value of a dimension.
   *
   * @param use its place among the objectives in force
   */
  static void add(long[] sums, int at, int use, long good, long valid) {
    sums[at + OF_SLICE * use] += good;
    sums[at + OF_SLICE * use + 1] += valid;
  }

  void addLatency(int operation, int bucket) {
    int at = latencies.at(operation);
    latencies.sums()[at + bucket - LatencyBucket.LOWEST]++;
  }

  /**
   * Hands over every sum, as rows of {@link PartialFacts}.
   *
   * @param uses the objectives in force
   * @param names of the dimensions
   */
  void drainTo(
      JudgedService judged,
      Moment hour,
      List<Use> uses,
      BatchColumns columns,
      List<String> names,
      Consumer<Row> out) {
    for (int dimension = 0; dimension < slices.length; dimension++) {
      CodeSums sums = slices[dimension];
      for (int place = 0; place < sums.size(); place++) {
        String value = columns.value(dimension, sums.code(place));
        for (int use = 0; use < uses.size(); use++) {
          int at = OF_SLICE * (place * uses.size() + use);
          Tally tally = Tally.of(sums.sums()[at], sums.sums()[at + 1], 0, null);
          if (tally.valid() > 0) {
            String name = names.get(dimension);
            out.accept(PartialFacts.slice(judged, hour, name, value, uses.get(use).slo(), tally));
          }
        }
      }
    }
    boolean keepsOperation = names.contains("operation");
    for (int place = 0; place < latencies.size(); place++) {
      String operation = keepsOperation ? columns.operation(latencies.code(place)) : "(all)";
      for (int bucket = 0; bucket < BUCKETS; bucket++) {
        long requests = latencies.sums()[place * BUCKETS + bucket];
        if (requests > 0) {
          out.accept(
              PartialFacts.latency(
                  judged, hour, operation, bucket + LatencyBucket.LOWEST, requests));
        }
      }
    }
  }
}
