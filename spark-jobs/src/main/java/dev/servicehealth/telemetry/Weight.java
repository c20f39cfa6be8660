package dev.servicehealth.telemetry;

/** How much memory the sums of a task hold, in sums; counted where they are made. */
final class Weight {
  private int held;

  void add(int more) {
    held += more;
  }

  int held() {
    return held;
  }
}
