package dev.servicehealth.sample;

/** One request; one object serves a whole stream of them. Times are microseconds since 1970. */
final class Request {
  static final long ANONYMOUS = -1;

  long time;
  long arrival;
  int country;
  int platform;
  int operation;
  int status;
  long micros;
  long account;
  long id;
  Damage damage = Damage.NONE;
  boolean repeated;

  /** The fault of the line that reports it. */
  enum Damage {
    NONE,
    /** It ends early. */
    CUT,
    /** Its time is not one. */
    TIME,
    /** Its status is a dash: it can be read, but counts neither as good nor as bad. */
    STATUS
  }

  boolean unreadable() {
    return damage != Damage.NONE;
  }

  boolean failed() {
    return status >= 500;
  }

  boolean rejected() {
    return status >= 400 && status < 500;
  }

  Request again() {
    Request copy = new Request();
    copy.time = time;
    copy.arrival = arrival;
    copy.country = country;
    copy.platform = platform;
    copy.operation = operation;
    copy.status = status;
    copy.micros = micros;
    copy.account = account;
    copy.id = id;
    copy.damage = damage;
    copy.repeated = true;
    return copy;
  }
}
