package dev.servicehealth.runreport;

import dev.servicehealth.Failure;
import org.apache.spark.SparkThrowable;

/**
 * The sentence of a failure without what it may quote of raw rows, for files that others read; the
 * whole story is on standard error.
 */
public final class ExitReason {
  private ExitReason() {}

  public static String of(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof Failure failure) {
      return failure.kind() == Failure.Kind.AUDIT_FAILED ? firstLine(message) : message;
    }
    String start =
        message.startsWith("Cannot ") ? beforeColon(firstLine(message)) : "Cannot finish";
    return start + ": " + condition(thrown);
  }

  /** Spark's name of the error, or the class of its cause: never its values. */
  private static String condition(Throwable thrown) {
    Throwable deepest = thrown;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark && spark.getCondition() != null) {
        return spark.getCondition();
      }
      deepest = cause;
    }
    return deepest.getClass().getSimpleName();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String beforeColon(String text) {
    int colon = text.indexOf(": ");
    return colon < 0 ? text : text.substring(0, colon);
  }
}
