package dev.servicehealth.sample;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.function.ToLongBiFunction;

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
  private final long[] good;
  private final long[] valid;
  private final BitSet minutesWithTraffic = new BitSet(MINUTES_A_DAY);

  TruthCounts(Fleet.Objective objective) {
    this.objective = objective;
    int parts =
        objective.rowsAreMeasured()
            ? MINUTES_A_DAY * MOST_PLATFORMS
            : objective.sliceMinutes() > 0 ? MINUTES_A_DAY / objective.sliceMinutes() : 1;
    this.good = new long[parts];
    this.valid = new long[parts];
  }

  Fleet.Objective objective() {
    return objective;
  }

  void add(Request request, int minuteOfDay) {
    int part = part(request, minuteOfDay);
    long limit = objective.fasterThanMillis() * 1000L;
    boolean isFast = limit == 0 || request.micros < limit;
    valid[part]++;
    good[part] += isFast && (objective.speedAlone() || !request.failed()) ? 1 : 0;
    minutesWithTraffic.set(minuteOfDay);
  }

  private int part(Request request, int minuteOfDay) {
    if (objective.rowsAreMeasured()) {
      return minuteOfDay * MOST_PLATFORMS + request.platform;
    }
    return objective.sliceMinutes() > 0 ? minuteOfDay / objective.sliceMinutes() : 0;
  }

  void add(TruthCounts other) {
    for (int i = 0; i < good.length; i++) {
      good[i] += other.good[i];
      valid[i] += other.valid[i];
    }
    minutesWithTraffic.or(other.minutesWithTraffic);
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
    return switch (unit()) {
      case "events" -> sum((g, v) -> v);
      case "slices" -> sum((g, v) -> 1);
      case "billionths of slices" -> sum((g, v) -> BILLION);
      default -> sum((g, v) -> MILLION);
    };
  }

  long good() {
    return switch (unit()) {
      case "events" -> sum((g, v) -> g);
      case "slices" -> sum((g, v) -> meets(g, v) ? 1 : 0);
      case "billionths of slices" -> sum((g, v) -> ratio(g, v, BILLION));
      default -> sum((g, v) -> ratio(g, v, MILLION));
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

  /** Over the parts with traffic. */
  private long sum(ToLongBiFunction<Long, Long> counted) {
    long sum = 0;
    for (int i = 0; i < valid.length; i++) {
      sum += valid[i] > 0 ? counted.applyAsLong(good[i], valid[i]) : 0;
    }
    return sum;
  }
}
