package dev.servicehealth.sample;

/** Spreads numbers over all 64 bits, so that streams seeded with neighbours are unrelated. */
final class Mix {
  private Mix() {}

  /** A bijection: the finalizer of SplitMix64. */
  static long of(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  static long of(long first, long... others) {
    long mixed = of(first);
    for (long other : others) {
      mixed = of(mixed ^ other);
    }
    return mixed;
  }

  /** A number from 0 to below 1 out of the upper 53 bits. */
  static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
