package dev.servicehealth.telemetry;

import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;

/**
 * Turns the value of an indicator's expression into the events that it counts, or into the code of
 * the reason why it cannot. Public, for the code that Spark generates calls it.
 */
public final class Counting {
  /** So many events can stand in millions of rows before a sum of 64 bits overflows. */
  private static final long MOST_EVENTS = 1_000_000_000_000L;

  /** The code of a row that the indicator leaves out. */
  static final long LEFT_OUT = -100;

  /** Carries a code out of an expression. Without a stack it costs little: half of all rows may. */
  private static final class Verdict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long code;

    private Verdict(long code) {
      super("code " + code, null, false, false);
      this.code = code;
    }
  }

  private Counting() {}

  /** The code of an expression that is NULL. */
  public static long none() {
    return Unjudged.NO_VALUE.code();
  }

  /** A row that meets a condition is one event. */
  public static long of(boolean met) {
    return met ? 1 : 0;
  }

  public static long of(long events) {
    if (events < 0) {
      return Unjudged.NEGATIVE.code();
    }
    return events > MOST_EVENTS ? Unjudged.TOO_LARGE.code() : events;
  }

  public static long of(double events) {
    if (!isFinite(events)) {
      return Unjudged.NOT_FINITE.code();
    }
    if (events < 0) {
      return Unjudged.NEGATIVE.code();
    }
    if (events != Math.rint(events)) {
      return Unjudged.FRACTION.code();
    }
    return events > MOST_EVENTS ? Unjudged.TOO_LARGE.code() : (long) events;
  }

  public static long of(Decimal events) {
    BigDecimal exact = events.toJavaBigDecimal();
    if (exact.signum() < 0) {
      return Unjudged.NEGATIVE.code();
    }
    if (exact.stripTrailingZeros().scale() > 0) {
      return Unjudged.FRACTION.code();
    }
    return exact.compareTo(BigDecimal.valueOf(MOST_EVENTS)) > 0
        ? Unjudged.TOO_LARGE.code()
        : exact.longValueExact();
  }

  /** As the overloads do, for a value that Spark holds as an object. */
  public static long of(Object value) {
    if (value instanceof Boolean met) {
      return of(met.booleanValue());
    }
    if (value instanceof Decimal decimal) {
      return of(decimal);
    }
    Number number = (Number) value;
    boolean floating = value instanceof Double || value instanceof Float;
    return floating ? of(number.doubleValue()) : of(number.longValue());
  }

  /**
   * The code of an expression that threw.
   *
   * @throws RuntimeException or an error that is not the row's fault
   */
  public static long failed(Throwable thrown) {
    mustBeOfTheRow(thrown);
    return thrown instanceof Verdict verdict ? verdict.code : Unjudged.FAILS.code();
  }

  /**
   * A deep value overflows the stack, which is the row's fault; memory that runs out is not.
   *
   * @throws Error that is not the row's fault
   */
  public static void mustBeOfTheRow(Throwable thrown) {
    if (thrown instanceof Error error && !(thrown instanceof StackOverflowError)) {
      throw error;
    }
  }

  /** The number itself, unless it is NaN or infinite, which no comparison can judge. */
  public static double finite(double number) {
    if (!isFinite(number)) {
      throw new Verdict(Unjudged.NOT_FINITE.code());
    }
    return number;
  }

  public static float finite(float number) {
    if (!isFinite(number)) {
      throw new Verdict(Unjudged.NOT_FINITE.code());
    }
    return number;
  }

  /** For an expression to throw that leaves the row out. */
  public static RuntimeException leftOut() {
    return new Verdict(LEFT_OUT);
  }

  private static boolean isFinite(double number) {
    return Math.abs(number) <= Double.MAX_VALUE;
  }
}
