package dev.servicehealth.recount;

/** Tells what the two engines do not, or may not, read alike. */
final class NotAlike extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what it has, as in {@code CAST AS STRING}
   */
  NotAlike(String what, String why) {
    super(what + ": " + why);
  }

  static NotAlike unknown(String what) {
    return new NotAlike(what, "no translation is known to be exact");
  }
}
