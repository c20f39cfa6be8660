package dev.servicehealth.telemetry;

/**
 * The buckets of the OpenTelemetry base-2 exponential histogram at scale 3: bucket i holds
 * latencies above 2^(i/8) ms and up to 2^((i+1)/8) ms, so a latency is less than 8.3 % below the
 * upper bound of its bucket.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/metrics/data-model/#exponentialhistogram">
 *     the formula</a>
 */
final class LatencyBucket {
  /** Holds everything up to one microsecond, zero and below. */
  static final int LOWEST = -80;

  /** Holds everything above 6 days. */
  static final int HIGHEST = 231;

  private static final int SCALE = 3;
  private static final int PARTS = 1 << SCALE;
  private static final double[] BOUNDS = new double[PARTS];

  static {
    for (int part = 0; part < PARTS; part++) {
      BOUNDS[part] = StrictMath.pow(2, (double) part / PARTS);
    }
  }

  private LatencyBucket() {}

  /**
   * The bucket of a latency, by table and not by logarithm, so that a value on a bound falls on the
   * same side on every machine.
   */
  static int of(double milliseconds) {
    if (!(milliseconds > 0x1p-10)) {
      return LOWEST;
    }
    int exponent = Math.getExponent(milliseconds);
    double mantissa = milliseconds / Math.scalb(1.0, exponent);
    int part = PARTS - 1;
    while (mantissa < BOUNDS[part]) {
      part--;
    }
    int index = exponent * PARTS + part;
    boolean onLowerBound = mantissa == BOUNDS[part];
    return Math.min(HIGHEST, Math.max(LOWEST, onLowerBound ? index - 1 : index));
  }
}
