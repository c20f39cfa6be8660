package dev.servicehealth.recount;

/**
 * Events of an objective on a day of a data source.
 *
 * @param valid events, or millionths of measurements
 * @param good those of them that were good
 */
record Events(long valid, long good) {
  static final Events NONE = new Events(0, 0);

  boolean isNone() {
    return equals(NONE);
  }

  @Override
  public String toString() {
    return "%,d good of %,d".formatted(good, valid);
  }
}
