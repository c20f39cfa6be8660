package dev.servicehealth.telemetry;

import org.apache.datasketches.theta.UpdateSketch;

/** Good and valid events of one objective, and the users who met a bad one. */
final class Tally {
  private long good;
  private long valid;
  private long largest;
  private UpdateSketch failed;

  /** Sums that were counted elsewhere. */
  static Tally of(long good, long valid, long largest, UpdateSketch failed) {
    Tally tally = new Tally();
    tally.good = good;
    tally.valid = valid;
    tally.largest = largest;
    tally.failed = failed;
    return tally;
  }

  void add(long moreGood, long moreValid) {
    good += moreGood;
    valid += moreValid;
    largest = Math.max(largest, moreValid);
  }

  /**
   * Notes a user who met a bad event.
   *
   * @return whether this is the first
   */
  boolean addFailedUser(long hash) {
    boolean isFirst = failed == null;
    if (isFirst) {
      failed = UpdateSketch.builder().build();
    }
    failed.update(hash);
    return isFirst;
  }

  long good() {
    return good;
  }

  long valid() {
    return valid;
  }

  /** Most valid events of one row. */
  long largest() {
    return largest;
  }

  /** A compact theta sketch, or null. */
  byte[] failedUsers() {
    return failed == null ? null : failed.compact(true, null).toByteArray();
  }
}
