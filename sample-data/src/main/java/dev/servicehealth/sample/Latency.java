package dev.servicehealth.sample;

/** How long requests take: mostly about as long as is typical, a few several times as long. */
final class Latency {
  private static final int STEPS = 1 << 12;
  private static final double SPREAD = 0.27;

  /** The log-logistic quantiles, by step; strict arithmetic, so that every machine agrees. */
  private static final double[] FACTORS = new double[STEPS + 1];

  static {
    for (int step = 0; step <= STEPS; step++) {
      double share = (step + 0.5) / (STEPS + 1);
      FACTORS[step] = StrictMath.exp(SPREAD * StrictMath.log(share / (1 - share)));
    }
  }

  private Latency() {}

  /** Microseconds, chosen by the upper 32 bits. */
  static long micros(double typical, long bits) {
    int step = (int) (bits >>> 52);
    double between = ((bits >>> 32) & 0xfffff) * 0x1.0p-20;
    return (long) (typical * (FACTORS[step] + between * (FACTORS[step + 1] - FACTORS[step])));
  }
}
