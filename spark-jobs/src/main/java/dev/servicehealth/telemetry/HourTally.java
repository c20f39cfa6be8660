package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.PartialFacts.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** The running sums of one service in one hour: by value of each dimension, and of latency. */
final class HourTally {
  private final JudgedService judged;
  private final List<String> dimensions;
  private final List<Map<String, Tally[]>> slices = new ArrayList<>();
  private final Map<String, Map<Integer, long[]>> latencies = new HashMap<>();
  private int weight;

  HourTally(JudgedService judged, List<String> dimensions) {
    this.judged = judged;
    this.dimensions = dimensions;
    dimensions.forEach(dimension -> slices.add(new HashMap<>()));
  }

  /** Rises with the memory held. */
  int weight() {
    return weight;
  }

  /**
   * @param dimension its place among those of the data source
   */
  void addSlice(int dimension, String value, long[] good, long[] valid) {
    Map<String, Tally[]> values = slices.get(dimension);
    Tally[] tallies = values.get(value);
    if (tallies == null) {
      tallies = judged.tallies();
      weight += tallies.length;
      values.put(value, tallies);
    }
    for (int i = 0; i < tallies.length; i++) {
      tallies[i].add(good[i], valid[i]);
    }
  }

  void addLatency(String operation, int bucket) {
    Map<Integer, long[]> buckets = latencies.get(operation);
    if (buckets == null) {
      buckets = new HashMap<>();
      latencies.put(operation, buckets);
    }
    long[] requests = buckets.get(bucket);
    if (requests == null) {
      requests = new long[1];
      weight++;
      buckets.put(bucket, requests);
    }
    requests[0]++;
  }

  /** Hands over every sum, as rows of {@link PartialFacts}. */
  void drainTo(Moment hour, Consumer<Row> out) {
    for (int i = 0; i < slices.size(); i++) {
      String dimension = dimensions.get(i);
      slices
          .get(i)
          .forEach(
              (value, tallies) ->
                  judged.each(
                      hour.day(),
                      tallies,
                      (slo, tally) ->
                          out.accept(
                              PartialFacts.slice(judged, hour, dimension, value, slo, tally))));
    }
    latencies.forEach(
        (operation, buckets) ->
            buckets.forEach(
                (bucket, requests) ->
                    out.accept(
                        PartialFacts.latency(judged, hour, operation, bucket, requests[0]))));
  }
}
