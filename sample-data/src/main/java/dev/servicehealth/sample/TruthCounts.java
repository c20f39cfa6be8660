package dev.servicehealth.sample;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counts of one objective on one day, in its unit. Slices and measured rows are told apart as
 * requests come, and judged once at the end, as only their sums decide.
 */
final class TruthCounts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MINUTES_A_DAY = 1440;
  private static final int MOST_PLATFORMS = 8;
  private static final long BILLION = 1_000_000_000;
  private static final long MILLION = 1_000_000;

  private final Fleet.Objective objective;

  /** Good and valid events by part of the day: a slice, a measured row, or a minute. */
  private final Map<Integer, long[]> parts = new TreeMap<>();

  /** Accounts with a bad event, by minute of the day. */
  private final Map<Integer, Set<Long>> failed = new TreeMap<>();

  private final BitSet minutesWithTraffic = new BitSet(MINUTES_A_DAY);

  TruthCounts(Fleet.Objective objective) {
    this.objective = objective;
  }

  Fleet.Objective objective() {
    return objective;
  }

  void add(Request request, int minuteOfDay) {
    int part = part(request, minuteOfDay);
    long limit = objective.fasterThanMillis() * 1000L;
    boolean isFast = limit == 0 || request.micros < limit;
    boolean isGood = isFast && (objective.speedAlone() || !request.failed());
    long[] counts = parts.computeIfAbsent(part, none -> new long[2]);
    counts[0] += isGood ? 1 : 0;
    counts[1]++;
    minutesWithTraffic.set(minuteOfDay);
    if (!isGood && request.account != Request.ANONYMOUS) {
      failed.computeIfAbsent(minuteOfDay, none -> new TreeSet<>()).add(request.account);
    }
  }

  private int part(Request request, int minuteOfDay) {
    if (objective.rowsAreMeasured()) {
      return minuteOfDay * MOST_PLATFORMS + request.platform;
    }
    return objective.sliceMinutes() > 0 ? minuteOfDay / objective.sliceMinutes() : minuteOfDay;
  }

  void add(TruthCounts other) {
    other.parts.forEach(
        (part, counts) -> {
          long[] sums = parts.computeIfAbsent(part, none -> new long[2]);
          sums[0] += counts[0];
          sums[1] += counts[1];
        });
    other.failed.forEach(
        (minute, accounts) ->
            failed.computeIfAbsent(minute, none -> new TreeSet<>()).addAll(accounts));
    minutesWithTraffic.or(other.minutesWithTraffic);
  }

  /**
   * Bad of each part of the day, in the unit; none where nothing was.
   *
   * @return by the first minute of the part
   */
  Map<Integer, Long> badByMinute() {
    Map<Integer, Long> bad = new TreeMap<>();
    parts.forEach(
        (part, counts) -> {
          long ofPart = valid(counts) - good(counts);
          if (ofPart > 0) {
            bad.merge(minuteOf(part), ofPart, Long::sum);
          }
        });
    return bad;
  }

  private int minuteOf(int part) {
    if (objective.rowsAreMeasured()) {
      return part / MOST_PLATFORMS;
    }
    return objective.sliceMinutes() > 0 ? part * objective.sliceMinutes() : part;
  }

  /** Accounts with a bad event, by minute of the day. */
  Map<Integer, Set<Long>> failedByMinute() {
    return failed;
  }

  int minutesWithTraffic() {
    return minutesWithTraffic.cardinality();
  }

  /** As the tables name it. */
  String unit() {
    if (objective.rowsAreMeasured()) {
      return "millionths of measurements";
    }
    if (objective.sliceMinutes() == 0) {
      return "events";
    }
    return objective.sliceTarget() == null ? "billionths of slices" : "slices";
  }

  long valid() {
    return parts.values().stream().mapToLong(this::valid).sum();
  }

  long good() {
    return parts.values().stream().mapToLong(this::good).sum();
  }

  private long valid(long[] counts) {
    return switch (unit()) {
      case "events" -> counts[1];
      case "slices" -> 1;
      case "billionths of slices" -> BILLION;
      default -> MILLION;
    };
  }

  private long good(long[] counts) {
    return switch (unit()) {
      case "events" -> counts[0];
      case "slices" -> meets(counts[0], counts[1]) ? 1 : 0;
      case "billionths of slices" -> ratio(counts[0], counts[1], BILLION);
      default -> ratio(counts[0], counts[1], MILLION);
    };
  }

  private boolean meets(long ofGood, long ofValid) {
    BigDecimal needed = objective.sliceTarget().multiply(BigDecimal.valueOf(ofValid));
    return BigDecimal.valueOf(ofGood).compareTo(needed) >= 0;
  }

  private static long ratio(long ofGood, long ofValid, long whole) {
    return BigInteger.valueOf(ofGood)
        .multiply(BigInteger.valueOf(whole))
        .divide(BigInteger.valueOf(ofValid))
        .longValueExact();
  }
}
