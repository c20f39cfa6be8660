package dev.servicehealth.telemetry;

import dev.servicehealth.telemetry.Indicators.Use;
import dev.servicehealth.telemetry.PartialFacts.SliceKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.datasketches.theta.UpdateSketch;
import org.apache.spark.sql.Row;

/** The running sums of one service within one task. */
final class ServiceTally {
  /** What a sketch holds, next to a plain sum. */
  private static final int WEIGHT_OF_SKETCH = 8;

  private final String source;
  private final String service;
  private final List<Use> uses;
  private final Map<SliceKey, Tally[]> minutes = new HashMap<>();
  private final Map<SliceKey, Tally[]> slices = new HashMap<>();
  private final Map<SliceKey, Map<Integer, long[]>> latencies = new HashMap<>();
  private final Map<Integer, Seen> seen = new HashMap<>();
  private int weight;

  /** Everyone who was seen on a day. */
  private static final class Seen {
    private long rows;
    private UpdateSketch users;

    private byte[] sketch() {
      return users == null ? null : users.compact(true, null).toByteArray();
    }
  }

  /**
   * @param uses the service's objectives; none for a service that no objective judges
   */
  ServiceTally(String source, String service, List<Use> uses) {
    this.source = source;
    this.service = service;
    this.uses = uses;
  }

  /** Rises with the memory held. */
  int weight() {
    return weight;
  }

  List<Use> uses() {
    return uses;
  }

  void addRow(int day, Long user) {
    Seen onDay = seen.computeIfAbsent(day, d -> new Seen());
    onDay.rows++;
    if (user != null) {
      if (onDay.users == null) {
        onDay.users = UpdateSketch.builder().build();
      }
      onDay.users.update(user);
    }
  }

  void addMinute(int day, long minute, long[] good, long[] valid, Long user) {
    Tally[] tallies = tallies(minutes, new SliceKey(day, minute, null, null));
    for (int i = 0; i < tallies.length; i++) {
      tallies[i].add(good[i], valid[i]);
      if (user != null && good[i] < valid[i] && tallies[i].addFailedUser(user)) {
        weight += WEIGHT_OF_SKETCH;
      }
    }
  }

  void addSlice(SliceKey key, long[] good, long[] valid) {
    Tally[] tallies = tallies(slices, key);
    for (int i = 0; i < tallies.length; i++) {
      tallies[i].add(good[i], valid[i]);
    }
  }

  void addLatency(SliceKey key, int bucket) {
    Map<Integer, long[]> buckets = latencies.computeIfAbsent(key, k -> new HashMap<>());
    buckets.computeIfAbsent(bucket, this::newBucket)[0]++;
  }

  private long[] newBucket(int bucket) {
    weight++;
    return new long[1];
  }

  /** Hands over every sum, as rows of {@link PartialFacts}. */
  void drainTo(Consumer<Row> out) {
    minutes.forEach(
        (key, tallies) -> {
          for (int i = 0; i < tallies.length; i++) {
            if (isCounted(key, i, tallies)) {
              out.accept(PartialFacts.minute(source, key, service, uses.get(i).slo(), tallies[i]));
            }
          }
        });
    slices.forEach(
        (key, tallies) -> {
          for (int i = 0; i < tallies.length; i++) {
            if (isCounted(key, i, tallies)) {
              out.accept(PartialFacts.slice(source, key, service, uses.get(i).slo(), tallies[i]));
            }
          }
        });
    latencies.forEach(
        (key, buckets) ->
            buckets.forEach(
                (bucket, requests) ->
                    out.accept(PartialFacts.latency(source, key, service, bucket, requests[0]))));
    seen.forEach(
        (day, all) -> out.accept(PartialFacts.users(source, day, service, all.rows, all.sketch())));
  }

  private boolean isCounted(SliceKey key, int use, Tally[] tallies) {
    return tallies[use].valid() > 0 && uses.get(use).on(LocalDate.ofEpochDay(key.day()));
  }

  private Tally[] tallies(Map<SliceKey, Tally[]> sums, SliceKey key) {
    Tally[] tallies = sums.get(key);
    if (tallies == null) {
      tallies = new Tally[uses.size()];
      for (int i = 0; i < tallies.length; i++) {
        tallies[i] = new Tally();
      }
      weight += tallies.length;
      sums.put(key, tallies);
    }
    return tallies;
  }
}
